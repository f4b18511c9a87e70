"""Banners' HTML: read by a parser; a link only where the address is confirmed, nothing that runs."""

from __future__ import annotations

from dataclasses import replace
from html.parser import HTMLParser

import pytest

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.pages.embed import banners, embed_files


class Tags(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def row(brief: Brief, format_id: str, px: tuple[int, int]) -> Artefact:
    order = next(order for order in brief.campaign.orders if order.format == format_id)
    return Artefact(
        path=f"digital/{order.id}/{format_id}_{px[0]}x{px[1]}px.png",
        kind="digital",
        order=order.id,
        format=format_id,
        message=order.messages[0],
        place=None,
        size_mm=(10.0, 10.0),
        px=px,
        scale=1,
        inks=(),
        font="",
        qr=(),
        sponsor_share=None,
        bytes=5,
        sha256="",
        key="",
    )


@pytest.fixture
def rows(tuyen_quang: Brief) -> list[Artefact]:
    wide = row(tuyen_quang, "web-banner", (970, 250))
    slim = row(tuyen_quang, "web-banner-728x90", (728, 90))
    preview = replace(wide, kind="thumb", path="thumb/web-banner/x.webp")
    return [slim, preview, wide]


def with_site(brief: Brief, site: str, **more: str) -> Brief:
    return replace(brief, campaign=brief.campaign.model_copy(update={"site": site, **more}))


def test_each_banner_is_an_image_in_a_link_and_nothing_else(tuyen_quang: Brief, rows: list[Artefact]) -> None:
    brief = with_site(tuyen_quang, "https://chuyendoiso.example.vn/10-10")
    found = banners(brief, rows)
    assert [banner.px for banner in found] == [(970, 250), (728, 90)], (
        "the campaign's order, previews left out"
    )
    for banner in found:
        (outer, link), (inner, image) = Tags(banner.html).found
        assert (outer, inner) == ("a", "img")
        assert link == {"href": "https://chuyendoiso.example.vn/10-10/"}
        assert image["src"] == f"https://chuyendoiso.example.vn/10-10/tai-ve/{banner.image}"
        assert (image["width"], image["height"]) == tuple(map(str, banner.px))
        assert str(image["alt"]).startswith("NGÀY CHUYỂN ĐỔI SỐ QUỐC GIA 10/10")


def test_without_an_address_there_is_no_link_and_the_picture_lies_beside(
    tuyen_quang: Brief, rows: list[Artefact]
) -> None:
    for path, content in embed_files(tuyen_quang, rows).items():
        ((tag, image),) = Tags(content.decode()).found
        assert tag == "img"
        assert path.removesuffix(".html").endswith(str(image["src"]).removesuffix(".png"))
        assert "/" not in str(image["src"])


def test_words_cannot_leave_their_attribute(tuyen_quang: Brief, rows: list[Artefact]) -> None:
    hostile = with_site(tuyen_quang, "https://a.vn/?x=1&y=2", name='"><script>alert(1)</script>')
    for banner in banners(hostile, rows):
        assert [tag for tag, _ in Tags(banner.html).found] == ["a", "img"]
        assert "<script" not in banner.html
