"""The sitemap lists the pages with days that come from facts; robots.txt leads to it."""

from __future__ import annotations

from datetime import date
from urllib.robotparser import RobotFileParser

import pytest
from lxml import etree
from tests.site.conftest import CAMPAIGNS, Sites
from tests.site.telling import ADDRESS, CORRECTED, as_of

from coban.campaign import Brief, House
from coban.pages.newsroom import Newsroom, newsroom
from coban.pages.sitemap import Listed, WrongDay, changed, robots, sitemap

SPACE = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
NOTHING = Newsroom(())


def rows(raw: bytes) -> dict[str, str | None]:
    """Day of the last change by address."""
    root = etree.fromstring(raw)
    assert root.tag == f"{SPACE}urlset" and root.nsmap == {None: SPACE[1:-1]}
    return {row.findtext(f"{SPACE}loc"): row.findtext(f"{SPACE}lastmod") for row in root}


def test_every_page_is_listed_once_with_a_day_of_the_facts(sites: Sites) -> None:
    site = sites.folder("xu-lang")
    found = rows((site / "sitemap.xml").read_bytes())
    places = (path.parent.relative_to(site).as_posix() for path in site.rglob("index.html"))
    pages = {"" if place == "." else f"{place}/" for place in places}
    pages = {place for place in pages if not place.startswith(("q/", "tai-ve/"))} - {"mat-mang/"}
    assert set(found) == {f"https://xulang.vn/{place}" for place in pages}
    assert found.pop("https://xulang.vn/bao-chi/tcbc-1/") == "2022-05-11T00:00:00+07:00"
    assert found.pop("https://xulang.vn/bao-chi/tcbc-2/") == "2022-05-13T15:00:00+07:00"
    assert set(found.values()) == {"2022-06-10"}, "the day of the newest document"
    assert not (site / "sitemap.xml.gz").exists()


def test_robots_lead_to_it_where_it_has_an_address(sites: Sites) -> None:
    for slug in CAMPAIGNS:
        reader = RobotFileParser()
        reader.parse((sites.folder(slug) / "robots.txt").read_text("utf-8").splitlines())
        there = slug == "xu-lang"
        assert reader.site_maps() == (["https://xulang.vn/sitemap.xml"] if there else None)
        assert reader.can_fetch("*", "/bao-chi/")
        assert (sites.folder(slug) / "sitemap.xml").exists() == there


def test_a_release_changes_with_its_correction_and_the_newsroom_with_it(press_house: House) -> None:
    for hour, expected in ((8, date(2022, 5, 10)), (9, CORRECTED)):
        brief = as_of(press_house, CORRECTED.replace(hour=hour))
        news = newsroom(brief, ())
        for source in ("bao-chi/tin-1.md", "bao-chi/index.md"):
            found = changed(brief, news, source, {})
            assert found and (found == expected or found.isoformat() == f"{expected}T00:00:00+07:00")
        assert changed(brief, news, "bao-chi/tin-khong-ngay.md", {}) is None, "no document of it has a day"
        assert changed(brief, news, "index.md", {}) is None


def test_a_page_says_its_own_day(xu_lang: Brief) -> None:
    assert changed(xu_lang, NOTHING, "cai-dat.md", {}) == date(2022, 6, 10)
    assert changed(xu_lang, NOTHING, "cai-dat.md", {"updated": date(2022, 7, 1)}) == date(2022, 7, 1)
    with pytest.raises(WrongDay, match="updated: 'hôm qua' is no day; write it like 2022-06-10"):
        changed(xu_lang, NOTHING, "cai-dat.md", {"updated": "hôm qua"})


def test_what_has_no_day_is_listed_without_one() -> None:
    raw = sitemap(ADDRESS, [Listed("", None), Listed("a&b/", date(2022, 5, 1))])
    assert rows(raw) == {ADDRESS: None, f"{ADDRESS}a%26b/": "2022-05-01"}


def test_a_preview_and_an_open_address_name_no_sitemap(press_house: House, tuyen_quang: Brief) -> None:
    assert b"Sitemap" not in robots(as_of(press_house, CORRECTED, invited=True))
    assert b"Sitemap" not in robots(tuyen_quang)
    assert f"Sitemap: {ADDRESS}sitemap.xml\n".encode() in robots(as_of(press_house, CORRECTED))
