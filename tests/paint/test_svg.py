"""The SVG of a sheet: well-formed, in the brand's colours, and the same picture in Chromium."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import numpy as np
import pytest
from PIL import Image
from playwright.sync_api import sync_playwright
from tests.paint.hand_sheets import PICTURES, banner, banner_shared, small

from coban.geometry import Rect
from coban.paint.png import PngPainter
from coban.paint.svg import paint_svg
from coban.scene import Picture, Role, Sheet

NS = "{http://www.w3.org/2000/svg}"
INKS = {"#003580", "#0047AB", "#FFFFFF", "#C9D8F0"}


@pytest.fixture(scope="module")
def sheet() -> Sheet:
    return banner(banner_shared(), "Xã <Hòa> & “Bình”")


def test_it_has_its_size_its_title_and_a_group_for_each_role(sheet: Sheet) -> None:
    root = ElementTree.fromstring(paint_svg(sheet))
    assert root.get("viewBox") == "0 0 6000 1000"
    assert (root.get("width"), root.get("height")) == ("6000mm", "1000mm")
    assert root.findtext(f"{NS}title") == sheet.title
    groups = [group.get("id") for group in root.findall(f"{NS}g")]
    assert groups == ["L0-field", "L1-motif", "L2-sponsor", "L3-message", "L4-place", "L5-qr"]


def test_its_fills_are_the_brands_and_its_words_are_told(sheet: Sheet) -> None:
    root = ElementTree.fromstring(paint_svg(sheet))
    assert {node.get("fill") for node in root.iter() if node.get("fill")} == INKS
    told = [node.get("aria-label") for node in root.iter() if node.get("aria-label")]
    assert told == ["Công dân số Xứ Lạng", "Chủ nhân trong không gian số", "Xã <Hòa> & “Bình”"]


def test_it_refers_to_nothing_outside(sheet: Sheet) -> None:
    root = ElementTree.fromstring(paint_svg(sheet))
    links = {node.get("href", "")[:26] for node in root.iter() if node.get("href")}
    assert links == {"#L1-motif-0", "data:image/svg+xml;base64,"}


def test_chromium_shows_what_the_png_shows(sheet: Sheet, tmp_path: Path) -> None:
    file = tmp_path / "banner.svg"
    file.write_text(paint_svg(sheet), "utf-8")
    shown = np.asarray(rendered(file, tmp_path, 1200, 200)).astype(int)
    painted = np.asarray(PngPainter(sheet, 1200).image(sheet)).astype(int)
    off = (abs(shown - painted).max(axis=2) > 64).reshape(10, 20, 60, 20).mean(axis=(1, 3))
    assert off.max() < 0.1, "no tile of 20 px differs in more than its edges"


def test_the_comparison_would_see_a_missing_logo(sheet: Sheet, tmp_path: Path) -> None:
    file = tmp_path / "less.svg"
    less = replace(sheet, shared=tuple(i for i in sheet.shared if not isinstance(i, Picture)))
    file.write_text(paint_svg(less), "utf-8")
    shown = np.asarray(rendered(file, tmp_path, 1200, 200)).astype(int)
    painted = np.asarray(PngPainter(sheet, 1200).image(sheet)).astype(int)
    off = (abs(shown - painted).max(axis=2) > 64).reshape(10, 20, 60, 20).mean(axis=(1, 3))
    assert off.max() > 0.2


def test_two_drawings_do_not_share_a_stamp() -> None:
    one = banner(banner_shared())
    double = replace(one, own=(*one.own, one.shared[1]))
    names = [n.get("id") for n in ElementTree.fromstring(paint_svg(double)).iter(f"{NS}path") if n.get("id")]
    assert len(names) == len(set(names)) == 2


def test_a_raster_is_inlined_with_its_type(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    Image.new("RGB", (4, 4)).save(file)
    text = paint_svg(small(Picture(Role.SPONSOR, file, Rect(0, 0, 10, 10))))
    assert 'href="data:image/jpeg;base64,' in text
    drawing = paint_svg(small(Picture(Role.SPONSOR, PICTURES / "flat.svg", Rect(0, 0, 10, 10))))
    assert 'href="data:image/svg+xml;base64,' in drawing


def rendered(file: Path, folder: Path, width: int, height: int) -> Image.Image:
    """The drawing as Chromium shows it, this many pixels large."""
    page_file = folder / "page.html"
    page_file.write_text(
        f'<body style="margin:0"><img src="{file.name}" width="{width}" height="{height}"></body>', "utf-8"
    )
    picture = folder / "shown.png"
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": width, "height": height})
        page.goto(page_file.as_uri())
        page.screenshot(path=picture)
        browser.close()
    return Image.open(picture).convert("RGB")
