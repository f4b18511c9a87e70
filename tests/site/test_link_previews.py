"""Open Graph: what networks read of a page; no address is told where the site has none."""

from __future__ import annotations

from tests.site.conftest import CAMPAIGNS, Sites
from tests.site.telling import ADDRESS, CORRECTED, Told, as_of

from coban.campaign import House
from coban.pages.head import card
from coban.pages.newsroom import newsroom
from coban.pages.share import SharePicture
from coban.pages.structured_data import PageFacts

PICTURE = SharePicture("assets/images/chia-se/a.jpg", (1200, 630), "Tin – Chiến dịch")


def rows_of(press_house: House, id: str, *, hour: int = 9, invited: bool = False) -> dict[str, str]:
    brief = as_of(press_house, CORRECTED.replace(hour=hour), invited=invited)
    page = newsroom(brief, ()).page(f"bao-chi/{id}.md")
    assert page
    return dict(card(brief, PageFacts(page.release.address, "Tin", "Câu mở đầu.", page), PICTURE))


def test_every_page_has_a_title_a_description_and_a_kind(sites: Sites) -> None:
    for slug in CAMPAIGNS:
        root = "https://xulang.vn/" if slug == "xu-lang" else None
        for path in sites.folder(slug).rglob("index.html"):
            place = path.parent.relative_to(sites.folder(slug)).as_posix()
            if place.startswith(("q/", "tai-ve")):
                continue
            told = Told(path.read_text("utf-8")).card
            assert told["og:title"] and told["og:description"] == told["description"], place
            assert told["og:locale"] == "vi_VN"
            release = place.startswith("bao-chi/")
            assert told["og:type"] == ("article" if release else "website"), place
            if root:
                assert told["og:url"] == (root if place == "." else f"{root}{place}/")
            else:
                assert not {"og:url", "og:image"} & set(told), place
            assert told["twitter:card"] == ("summary_large_image" if "og:image" in told else "summary")


def test_titles_are_words_and_not_references(sites: Sites) -> None:
    page = (sites.folder("xu-lang") / "huong-dan/isee/index.html").read_text("utf-8")
    assert Told(page).card["og:title"] == "Trợ lý ảo “iSee Lạng Sơn”"


def test_an_article_has_the_hours_of_its_versions(press_house: House) -> None:
    first, second = rows_of(press_house, "tin-1", hour=8), rows_of(press_house, "tin-1")
    assert first["article:published_time"] == second["article:published_time"] == "2022-05-10T00:00:00+07:00"
    assert "article:modified_time" not in first
    assert second["article:modified_time"] == CORRECTED.isoformat()
    assert not [name for name in rows_of(press_house, "tin-khong-ngay") if name.startswith("article:")]


def test_a_picture_is_told_whole_and_only_with_an_address(press_house: House) -> None:
    told = rows_of(press_house, "tin-1")
    assert told["og:image"] == f"{ADDRESS}assets/images/chia-se/a.jpg"
    assert (told["og:image:width"], told["og:image:height"]) == ("1200", "630")
    assert told["og:image:alt"] == "Tin – Chiến dịch"
    preview = rows_of(press_house, "tin-sau", invited=True)
    assert not [value for value in preview.values() if "chien-dich.example" in value]
