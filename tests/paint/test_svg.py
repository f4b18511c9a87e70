"""The SVG of a sheet: layers, live text and editable logos, and the same picture in Chromium as the PNG."""

from __future__ import annotations

import re
import unicodedata
from base64 import b64encode
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import Browser, Page
from tests.paint.hand_sheets import FIELD, LINK, PICTURES, ROOT, banner, banner_shared, line, small

from coban.errors import UnmadeError
from coban.geometry import Rect
from coban.paint.png import PngPainter
from coban.paint.svg import paint_svg
from coban.paint.svg_font import font_style
from coban.scene import Box, Guide, Picture, Role, Sheet, Text

NS, INK = "{http://www.w3.org/2000/svg}", "{http://www.inkscape.org/namespaces/inkscape}"
POD = "{http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd}"
HREF = "{http://www.w3.org/1999/xlink}href"
INKS = {"#003580", "#0047AB", "#FFFFFF", "#C9D8F0"}
WORDS = ["Công dân số Xứ Lạng", "Chủ nhân trong không gian số", "Xã <Hòa> & “Bình”"]

ARIMO = (
    "<style>@font-face{font-family:Arial;font-weight:bold;src:url(data:font/ttf;base64,"
    + b64encode((ROOT / "assets" / "fonts" / "Arimo-Bold.ttf").read_bytes()).decode()
    + ")} body{margin:0} svg{display:block;width:100vw;height:auto}</style>"
)
"""For a page in which Arimo is the machine's Arial."""

STYLED = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="http://adobe.vn/x" viewBox="{view}" fill="none">
<metadata>who drew it</metadata><i:pgf>secret</i:pgf>
<style>/* of this logo */ .a{{fill:{fill}}} #b, path.c {{ fill:url(#g) }} rect{{stroke:#000}}</style>
<defs><linearGradient id="g"><stop offset="0" stop-color="#E30613"/><stop offset="1" stop-color="#FFD500"/>
</linearGradient><clipPath id="k"><circle cx="30" cy="15" r="12"/></clipPath></defs>
<g class="a" i:layer="yes"><path d="M2 2h16v26h-16z"/></g>
<path class="c" d="M20 2h20v26h-20z" clip-path="url(#k)"/>
<path id="b" d="M42 2h16v26h-16z"/></svg>"""


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return banner(banner_shared(), WORDS[2])


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context()
    yield context.new_page()
    context.close()


def read(svg: str) -> ElementTree.Element:
    return ElementTree.fromstring(svg)


def layers(root: ElementTree.Element) -> list[ElementTree.Element]:
    return [g for g in root.findall(f"{NS}g") if g.get(f"{INK}groupmode") == "layer"]


def test_it_has_its_size_its_title_and_a_layer_for_each_role(sheet: Sheet) -> None:
    root = read(paint_svg(sheet))
    assert root.get("viewBox") == "0 0 6000 1000"
    assert (root.get("width"), root.get("height")) == ("6000mm", "1000mm")
    assert root.findtext(f"{NS}title") == sheet.title
    roles = ["field", "motif", "sponsor", "message", "place", "qr"]
    assert [g.get(f"{INK}label") for g in layers(root)] == roles
    assert [g.get("id") for g in layers(root)] == roles


def test_a_role_that_comes_back_is_a_layer_of_its_own(sheet: Sheet) -> None:
    again = replace(sheet, own=(*sheet.own, line(Role.MESSAGE, "Thêm", 1000, 100, 50)))
    found = layers(read(paint_svg(again)))
    assert [g.get("id") for g in found][-3:] == ["place", "qr", "message-2"]
    assert found[-1].get(f"{INK}label") == "message"


def test_what_runs_into_the_bleed_stays_in_the_file(sheet: Sheet) -> None:
    field = layers(read(paint_svg(sheet)))[0][0]
    assert [field.get(k) for k in ("x", "y", "width", "height")] == ["-50", "-50", "6100", "1100"]


def test_guides_show_the_safe_area_and_the_bleed(sheet: Sheet) -> None:
    """Counted from the lower left corner, upwards; a roll-up's safe area is not the same above and below."""
    uneven = replace(sheet, safe=Rect(60, 70, 5800, 600))
    guides = [
        (g.get(f"{INK}label"), g.get("orientation"), g.get("position"))
        for g in read(paint_svg(uneven)).iter(f"{POD}guide")
    ]
    assert guides == [
        ("vùng an toàn", "1,0", "60,330"),
        ("vùng an toàn", "1,0", "5860,330"),
        ("vùng an toàn", "0,1", "60,930"),
        ("vùng an toàn", "0,1", "60,330"),
        ("tràn lề", "1,0", "-50,-50"),
        ("tràn lề", "1,0", "6050,-50"),
        ("tràn lề", "0,1", "-50,1050"),
        ("tràn lề", "0,1", "-50,-50"),
    ]
    assert not list(read(paint_svg(replace(sheet, bleed=0, safe=sheet.trim))).iter(f"{POD}guide"))


def test_guides_show_folds_by_the_shops_names_and_leave_points_out(sheet: Sheet) -> None:
    folded = replace(
        sheet,
        bleed=0,
        safe=sheet.trim,
        guides=(Guide("fold", x=2000), Guide("pocket", y=60), Guide("eyelet", x=20, y=20)),
    )
    guides = [
        (g.get(f"{INK}label"), g.get("orientation"), g.get("position"))
        for g in read(paint_svg(folded)).iter(f"{POD}guide")
    ]
    assert guides == [("gấp", "1,0", "2000,1000"), ("luồn cọc", "0,1", "0,940")]


def test_a_window_stays_open_in_every_layer(page: Page) -> None:
    field = Box(Role.FIELD, Rect(0, 0, 100, 100), FIELD)
    frame = replace(small(field, width=100, height=100), window=Rect(10, 20, 80, 60))
    page.set_viewport_size({"width": 200, "height": 200})
    page.set_content(f"{ARIMO}{paint_svg(frame)}")
    page.evaluate("document.body.style.background = '#FF00FF'")
    shown = Image.open(BytesIO(page.screenshot())).convert("RGB")
    assert [shown.getpixel(at) for at in ((100, 100), (30, 100), (100, 46))] == [(255, 0, 255)] * 3
    assert [shown.getpixel(at) for at in ((14, 100), (100, 34), (30, 60))] == [FIELD.rgb] * 3


def test_each_line_is_live_text_where_it_was_set(sheet: Sheet) -> None:
    found = list(read(paint_svg(sheet)).iter(f"{NS}text"))
    assert [node.text for node in found] == WORDS
    assert all(unicodedata.is_normalized("NFC", node.text or "") for node in found)
    lines = [item for item in sheet.items if isinstance(item, Text)]
    for node, item in zip(found, lines, strict=True):
        assert [float(node.get(k, "nan")) for k in ("x", "y", "font-size")] == [item.x, item.y, item.size]
        assert node.get("style", "").startswith(
            "font-family:Arimo, Arial, 'Liberation Sans', Helvetica, sans-serif;font-weight:bold;"
        )


def test_the_face_that_drew_a_line_is_asked_for_first() -> None:
    class Other:
        name = "Be Vietnam'; Pro Bold"

    assert font_style(Other()).startswith("font-family:'Be Vietnam Pro', Arial, ")  # type: ignore[arg-type]


def test_letters_as_outlines_need_no_font(sheet: Sheet) -> None:
    root = read(paint_svg(sheet, live_text=False))
    assert not list(root.iter(f"{NS}text"))
    told = [node.get("aria-label") for node in root.iter(f"{NS}path") if node.get("aria-label")]
    assert told == [*WORDS, LINK]


def test_its_fills_are_the_brands(sheet: Sheet) -> None:
    less = replace(sheet, shared=tuple(i for i in sheet.shared if not isinstance(i, Picture)))
    root = read(paint_svg(less))
    assert {node.get("fill") for node in root.iter() if node.get("fill")} == INKS


def test_the_code_is_one_path_and_the_dash_is_told(sheet: Sheet) -> None:
    by_layer = {g.get("id"): g for g in layers(read(paint_svg(sheet)))}
    assert [node.tag.removeprefix(NS) for node in by_layer["qr"]] == ["rect", "path"]
    assert [node.get("aria-label") for node in by_layer["message"].iter(f"{NS}rect")] == ["-"]


def test_it_refers_to_nothing_outside_and_to_nothing_that_is_not_there(tmp_path: Path) -> None:
    sheet = banner(banner_shared())
    double = replace(sheet, own=(*sheet.own, sheet.shared[1], *two_logos(tmp_path)))
    svg = paint_svg(double)
    names = [node.get("id") for node in read(svg).iter() if node.get("id")]
    assert len(names) == len(set(names))
    links = [node.get(HREF, "#") for node in read(svg).iter() if node.get(HREF)]
    asked = [link[1:] for link in links if link.startswith("#")] + re.findall(r"url\(#([^)]+)\)", svg)
    assert asked and set(asked) <= set(names)
    assert all(link.startswith(("#", "data:image/")) for link in links)


def two_logos(folder: Path) -> tuple[Picture, Picture]:
    """Of one shape, with the same ids and classes, in other colours and coordinates."""
    (folder / "one.svg").write_text(STYLED.format(view="0 0 60 30", fill="#0A7F3F"), "utf-8")
    (folder / "two.svg").write_text(STYLED.format(view="-10 -5 80 40", fill="#6B2FA0"), "utf-8")
    return (
        Picture(Role.SPONSOR, folder / "one.svg", Rect(10, 5, 80, 30)),
        Picture(Role.SPONSOR, folder / "two.svg", Rect(110, 5, 80, 60)),
    )


def test_logos_are_shapes_with_their_own_styles(tmp_path: Path, page: Page) -> None:
    sheet = small(*two_logos(tmp_path), width=200, height=70)
    svg = paint_svg(sheet)
    assert "<image" not in svg
    assert "who drew it" not in svg and "secret" not in svg and "adobe" not in svg
    assert difference(page, svg, sheet, 800) < 0.1


@pytest.mark.parametrize("name", ["flat.svg", "gradient-clip-mask.svg"])
def test_gradients_masks_and_clips_look_as_in_the_png(name: str, page: Page) -> None:
    sheet = small(Picture(Role.SPONSOR, PICTURES / name, Rect(10, 5, 180, 60)), width=200, height=70)
    svg = paint_svg(sheet)
    assert "<image" not in svg
    assert difference(page, svg, sheet, 800) < 0.1


@pytest.mark.parametrize(
    "content",
    [
        '<style>@media print{a{fill:red}}</style><rect width="9" height="9"/>',
        '<style>svg{fill:red}</style><rect width="9" height="9"/>',
        "<style>path:hover{fill:red}</style><path d='M0 0h9v9z'/>",
        '<rect width="100%" height="50%" fill="red"/>',
        '<linearGradient id="a" gradientUnits="userSpaceOnUse"><stop/></linearGradient><path d="M0 0h9v9z"/>',
        '<svg width="4" height="4"><path d="M0 0h9v9z"/></svg>',
    ],
)
def test_what_a_group_cannot_carry_becomes_an_image(tmp_path: Path, page: Page, content: str) -> None:
    file = tmp_path / "logo.svg"
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">{content}</svg>', encoding="utf-8"
    )
    sheet = small(Picture(Role.SPONSOR, file, Rect(0, 0, 60, 40)))
    svg = paint_svg(sheet)
    assert '<image id="sponsor-picture-1" x="0" y="5" width="60" height="30" xlink:href="data:' in svg
    assert "@media" not in svg and "<style" not in svg
    assert difference(page, svg, sheet, 600) < 0.1


@pytest.mark.parametrize("fit", ["none", "xMidYMid meet", "xMinYMin", "xMidYMid slice"])
def test_a_drawing_fills_its_frame_as_it_asks(tmp_path: Path, page: Page, fit: str) -> None:
    file = tmp_path / "logo.svg"
    file.write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 20" width="40mm" height="2cm"'
        f' preserveAspectRatio="{fit}"><circle cx="10" cy="10" r="12" fill="#E30613"/></svg>',
        "utf-8",
    )
    sheet = small(Picture(Role.SPONSOR, file, Rect(5, 5, 50, 30)))
    assert difference(page, paint_svg(sheet), sheet, 600) < 0.1


def test_a_broken_drawing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "logo.svg"
    file.write_text("<svg><", "utf-8")
    with pytest.raises(UnmadeError, match=r"^logo\.svg: the picture cannot be painted"):
        paint_svg(small(Picture(Role.SPONSOR, file, Rect(0, 0, 9, 9))))


@pytest.mark.parametrize("live_text", [True, False])
def test_chromium_shows_what_the_png_shows(sheet: Sheet, page: Page, live_text: bool) -> None:
    assert difference(page, paint_svg(sheet, live_text=live_text), sheet, 1200) < 0.1


def test_the_comparison_would_see_a_missing_logo_and_another_size(sheet: Sheet, page: Page) -> None:
    less = replace(sheet, shared=tuple(i for i in sheet.shared if not isinstance(i, Picture)))
    assert difference(page, paint_svg(less), sheet, 1200) > 0.2
    larger = tuple(replace(i, size=i.size * 1.02) if isinstance(i, Text) else i for i in sheet.shared)
    assert difference(page, paint_svg(replace(sheet, shared=larger)), sheet, 1200) > 0.2


def test_lines_are_as_wide_as_they_were_shaped(sheet: Sheet, page: Page) -> None:
    page.set_content(f"{ARIMO}{paint_svg(sheet)}")
    page.evaluate("document.fonts.ready")
    widths = page.evaluate("[...document.querySelectorAll('text')].map(node => node.getComputedTextLength())")
    shaped = [item.line.width * item.size for item in sheet.items if isinstance(item, Text)]
    assert widths == pytest.approx(shaped, rel=0.002)


def difference(page: Page, svg: str, sheet: Sheet, width: int) -> float:
    """The largest share of clearly differing pixels in any tile of 20 px, see ARIMO."""
    height = round(width * sheet.height / sheet.width)
    page.set_viewport_size({"width": width, "height": height})
    page.set_content(f"{ARIMO}{svg}")
    page.evaluate("document.fonts.ready")
    shown = np.asarray(Image.open(BytesIO(page.screenshot())).convert("RGB")).astype(int)
    painted = np.asarray(PngPainter(sheet, width).image(sheet)).astype(int)
    off = abs(shown - painted).max(axis=2) > 64
    rows, columns = height // 20, width // 20
    tiles = off[: rows * 20, : columns * 20].reshape(rows, 20, columns, 20)
    return float(tiles.mean(axis=(1, 3)).max())
