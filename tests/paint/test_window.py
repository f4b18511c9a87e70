"""The opening of a frame: see-through in the finished PNG, and only there."""

from __future__ import annotations

from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from coban.campaign.brief import Brief
from coban.campaign.orders import Order
from coban.layout import commissions, compose
from coban.paint.png import PngPainter, encode_webp
from coban.scene import Sheet


@pytest.fixture(scope="module")
def sheet(xu_lang: Brief) -> Sheet:
    order = Order(id="thu", title="Thử", format="khung-avatar", messages=("value",), sponsors=False)
    (commission,) = commissions(xu_lang, order)
    return compose(commission)


def test_the_oval_is_open_and_nothing_else(sheet: Sheet) -> None:
    image = Image.open(BytesIO(PngPainter(sheet, 2000).paint(sheet)))
    assert (image.size, image.mode) == ((2000, 2000), "RGBA")
    alpha = np.asarray(image)[..., 3]
    assert sheet.window
    k = 2000 / sheet.width
    y, x = np.mgrid[:2000, :2000] + 0.5
    away = np.hypot(x - sheet.window.cx * k, y - sheet.window.cy * k) - sheet.window.width / 2 * k
    assert (alpha[away < -1] == 0).all()
    assert (alpha[away > 1] == 255).all()
    edge = alpha[np.abs(away) <= 0.5]
    assert len(set(edge.tolist())) > 8, "the edge is smooth"


def test_edges_blend_into_the_ring_not_into_the_field(sheet: Sheet) -> None:
    """A program that blends colours without regard to transparency shows no dark fringe."""
    image = PngPainter(sheet, 1000).image(sheet)
    assert sheet.window
    row, left = round(sheet.window.cy / sheet.height * 1000), round(sheet.window.x / sheet.width * 1000)
    assert image.getpixel((left, row))[:3] == (255, 255, 255)  # type: ignore[index]


def test_a_sheet_without_a_window_stays_rgb(xu_lang: Brief) -> None:
    (commission,) = commissions(xu_lang, xu_lang.campaign.order("facebook-bia"))
    base = compose(commission)
    assert PngPainter(base, 200).image(base).mode == "RGB"


def test_the_thumbnail_is_open_too(sheet: Sheet) -> None:
    thumb = PngPainter(sheet, 400).image(sheet)
    thumb.thumbnail((100, 100))
    again = Image.open(BytesIO(encode_webp(thumb)))
    assert again.mode == "RGBA"
    assert again.getpixel((50, 40))[3] == 0  # type: ignore[index]
