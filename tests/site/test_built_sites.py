"""The built files: every link and asset is there, nothing points to another host without being asked."""

from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import pytest
from PIL import Image
from tests.site.conftest import CAMPAIGNS, CHECKOUT, Sites, build

SITE = "http://site.test/"


class Page(HTMLParser):
    """What a page refers to, and the ids that it has."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.links: list[str] = []
        self.loads: list[str] = []
        self.ids: list[str] = []
        self.inline_styles = 0
        self.unsized = 0
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        self.ids += [given["id"]] if given.get("id") else []
        self.inline_styles += "style" in given
        if tag == "a" and given.get("href"):
            self.links.append(given["href"] or "")
        if tag in ("img", "script") and given.get("src"):
            self.loads.append(given["src"] or "")
        if tag == "img":
            self.loads += [row.split()[0] for row in (given.get("srcset") or "").split(",") if row]
            self.unsized += not (given.get("width") and given.get("height"))
        if tag == "link" and given.get("rel") in ("stylesheet", "icon"):
            self.loads.append(given["href"] or "")


def pages_of(sites: Sites, slug: str) -> dict[str, Page]:
    """By address below the site's root."""
    folder = sites.folder(slug)
    found = {}
    for path in sorted(folder.rglob("*.html")):
        address = path.relative_to(folder).as_posix().removesuffix("index.html")
        if address != "404.html":
            found[address] = Page(path.read_text("utf-8"))
    return found


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_every_link_and_asset_is_there(sites: Sites, slug: str) -> None:
    pages = pages_of(sites, slug)
    broken = []
    for address, page in pages.items():
        for href in [*page.links, *page.loads]:
            target, anchor = urldefrag(urljoin(SITE + address, href))
            if not target.startswith(SITE):
                continue
            path = unquote(urlsplit(target).path).lstrip("/")
            file = sites.folder(slug) / path
            if path.endswith("/") or not path:
                file = file / "index.html"
            if not file.is_file():
                broken.append(f"{address}: {href}")
            elif anchor and path in pages and unquote(anchor) not in pages[path].ids:
                broken.append(f"{address}: {href} (no such anchor)")
    assert not broken
    assert len(pages) >= 3


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_nothing_is_loaded_from_elsewhere_and_links_out_are_facts(sites: Sites, slug: str) -> None:
    outward = set()
    for page in pages_of(sites, slug).values():
        assert not [src for src in page.loads if urlsplit(src).netloc]
        assert page.inline_styles == 0
        assert page.unsized == 0
        outward |= {href for href in page.links if urlsplit(href).netloc}
    facts = (CHECKOUT / "docs" / slug / "campaign.yml").read_text("utf-8")
    facts = re.sub(r"draft: \S+", "", facts).lower()
    # A document may name a host alone: "trên sàn voso.vn".
    hosts = {href for href in outward if urlsplit(href).path in ("", "/") and urlsplit(href).netloc in facts}
    assert {href for href in outward - hosts if href.lower() not in facts} == set()
    for style in sites.folder(slug).glob("assets/stylesheets/*.css"):
        assert "http://" not in re.sub(r"http://www\.w3\.org|xmlns=\S+", "", style.read_text("utf-8"))


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_ids_are_single_and_pages_are_described(sites: Sites, slug: str) -> None:
    for address, page in pages_of(sites, slug).items():
        assert len(page.ids) == len(set(page.ids)), address
        text = _read(sites, slug, address)
        if not address.startswith("q/"):
            assert 'name="description"' in text, address
            assert '<html lang="vi"' in text, address


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_words_quoted_within_a_quotation_stand_between_single_marks(sites: Sites, slug: str) -> None:
    nested = {}
    for address in pages_of(sites, slug):
        text = unescape(re.sub(r"</?(span|strong|em|a)\b[^>]*>", "", _read(sites, slug, address)))
        if found := re.findall(r"“[^”<>]*“[^<>]{0,60}|“[^”<>]*”[^“<>]*”", text):
            nested[address] = found
    assert nested == {}


def test_the_campaign_file_stays_out_of_the_site(sites: Sites) -> None:
    for slug in CAMPAIGNS:
        assert not (sites.folder(slug) / "templates").exists()
        assert not [p for p in sites.folder(slug).rglob("*") if p.suffix in (".yml", ".csv", ".map")]


def test_every_commune_has_its_banner_and_its_forward(sites: Sites) -> None:
    gallery = _read(sites, "xu-lang", "an-pham/")
    forwards = sorted(sites.folder("xu-lang").glob("q/*/index.html"))
    assert len(forwards) == 200
    for forward in forwards:
        code = forward.parent.name
        text = forward.read_text("utf-8")
        assert 'content="0; url=../../cai-dat/"' in text
        assert '<a href="../../cai-dat/">' in text
        assert "noindex" in text
        assert f"bang-zon_{code}.pdf" in gallery
    assert not (sites.folder("tuyen-quang-10-10") / "q").exists()


def test_downloads_are_hard_links_or_equal(sites: Sites) -> None:
    made = sorted((sites.root / "dist" / "xu-lang").rglob("*.pdf"))
    assert made
    for source in made:
        target = sites.folder("xu-lang") / "tai-ve" / source.relative_to(sites.root / "dist" / "xu-lang")
        assert target.read_bytes() == source.read_bytes()


def test_no_material_word_is_left_in_english(sites: Sites) -> None:
    for slug in CAMPAIGNS:
        for address in ("", "an-pham/", "404.html"):
            text = _read(sites, slug, address)
            for word in ("Initializing", "Made with", "Not found", "Skip to", "Search", ">Tabs<"):
                assert word not in text, (slug, address, word)


def test_the_page_for_lost_readers_works_at_any_depth(sites: Sites) -> None:
    text = _read(sites, "xu-lang", "404.html")
    page = Page(text)
    assert page.loads
    assert not [path for path in [*page.links, *page.loads] if not path.startswith("/")]


def test_facts_that_are_open_say_so(sites: Sites) -> None:
    assert _read(sites, "xu-lang", "cai-dat/").count("chưa xác nhận") >= 2
    press = _read(sites, "tuyen-quang-10-10", "bao-chi/")
    assert "Thông tin chưa xác nhận" in press
    assert "Văn bản không ghi địa chỉ trang" in press


def test_two_builds_give_the_same_bytes(sites: Sites, tmp_path: Path) -> None:
    build(sites.root, "xu-lang", "--site-dir", str(tmp_path / "again"))
    first = {
        p.relative_to(sites.folder("xu-lang")): p for p in sites.folder("xu-lang").rglob("*") if p.is_file()
    }
    second = {p.relative_to(tmp_path / "again"): p for p in (tmp_path / "again").rglob("*") if p.is_file()}
    assert first.keys() == second.keys()
    assert [str(name) for name, path in first.items() if path.read_bytes() != second[name].read_bytes()] == []


def _read(sites: Sites, slug: str, address: str) -> str:
    path = sites.folder(slug) / address
    return (path / "index.html" if path.is_dir() else path).read_text("utf-8")


def test_pictures_have_twins_for_sharp_screens_and_places_their_address(sites: Sites) -> None:
    gallery = _read(sites, "xu-lang", "an-pham/")
    twins = re.findall(r'srcset="(\S+), (\S+@2x\.webp) 2x"', gallery)
    assert len(twins) >= 5
    for one, two in twins:
        small, large = (sites.folder("xu-lang") / "an-pham" / path for path in (one, two))
        assert small.suffix == large.suffix == ".webp"
        with Image.open(large.resolve()) as picture:
            assert picture.format == "WEBP"
            assert max(picture.size) <= 960
    assert gallery.count("Địa chỉ trên tấm:") == 200
    assert '<a href="../q/06001/">q/06001</a>' in gallery
