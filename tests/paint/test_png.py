"""The screen's pictures: pixels typed as letters, exact colours, weight."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageChops, ImageStat
from tests.paint.hand_sheets import FIELD, LINK, PICTURES, WHITE, banner, banner_shared, line

from coban.colour import Ink
from coban.errors import UnmadeError
from coban.geometry import Rect
from coban.paint.png import PngPainter, encode_png, encode_webp
from coban.scene import Box, Code, Item, Picture, Role, Sheet, Stamp
from coban.units import px_to_mm

RED = Ink("red", (227, 6, 19), (0, 100, 100, 0))
LETTERS = {(0, 53, 128): "B", (255, 255, 255): "_", (227, 6, 19): "R"}


def on_pixels(width: int, height: int, *items: Item, own: tuple[Item, ...] = ()) -> Sheet:
    """A digital sheet; its items are in pixels."""
    size = px_to_mm(width), px_to_mm(height)
    trim = Rect(0, 0, *size)
    return Sheet("Điểm ảnh", *size, 0.0, trim, 1, (width, height), items, own)


def px(x: float, y: float, width: float, height: float) -> Rect:
    return Rect(*(px_to_mm(side) for side in (x, y, width, height)))


def letters(image: Image.Image) -> str:
    """A letter for each pixel; two steps of 255 are the rasteriser's rounding, more is a '?'."""
    return "\n".join("".join(map(_letter, row)) for row in np.asarray(image).astype(int))


def _letter(pixel: np.ndarray) -> str:
    near = [letter for rgb, letter in LETTERS.items() if abs(pixel - rgb).max() <= 2]
    return near[0] if near else "?"


def test_pixels_as_letters() -> None:
    corners = ((-0.5, -0.5), (0.0, -0.5), (0.0, 0.0), (0.5, 0.0), (0.5, 0.5), (-0.5, 0.5))
    verbs = ("moveTo", *["lineTo"] * 5)
    angle = (*((verb, (at,)) for verb, at in zip(verbs, corners, strict=True)), ("closePath", ()))
    two = px_to_mm(2)
    sheet = on_pixels(
        10,
        6,
        Box(Role.FIELD, px(0, 0, 10, 6), FIELD),
        Box(Role.SPONSOR, px(0, 0, 3, 6), WHITE),
        Stamp(Role.MOTIF, angle, ((px_to_mm(9), px_to_mm(5), two, 0.0, RED),)),
        own=(Box(Role.QR, px(5, 1, 2, 3), WHITE), Box(Role.QR, px(6, 2, 1, 1), RED)),
    )
    expected = """
___BBBBBBB
___BB__BBB
___BB_RBBB
___BB__BBB
___BBBBBRB
___BBBBBRR
""".strip()
    assert letters(PngPainter(sheet, 10).image(sheet)) == expected


def test_a_code_is_pixels_without_grey() -> None:
    side = 25
    code = Code(Role.QR, LINK, px(4, 4, side, side), FIELD)
    sheet = on_pixels(side + 8, side + 8, Box(Role.FIELD, px(0, 0, side + 8, side + 8), WHITE), code)
    image = PngPainter(sheet, side + 8).image(sheet)
    assert set(letters(image)) <= {"_", "B", "\n"}
    large = image.resize((8 * image.width, 8 * image.height), Image.Resampling.NEAREST)
    assert [found.text for found in zxingcpp.read_barcodes(large)] == [LINK]


def test_the_field_is_exactly_the_brands() -> None:
    sheet = banner(banner_shared())
    image = PngPainter(sheet, 1600).image(sheet)
    assert image.mode == "RGB"
    assert image.size == (1600, 267)
    corners = [image.getpixel((x, y)) for x in (0, 1599) for y in (0, 266)]
    assert corners == [(0, 53, 128)] * 4


@pytest.mark.parametrize("size", [(851, 315), (1081, 7), (1200, 630)])
def test_a_digital_sheet_has_exactly_its_pixels(size: tuple[int, int]) -> None:
    width, height = size
    sheet = on_pixels(width, height, Box(Role.FIELD, px(0, 0, width, height), FIELD))
    image = PngPainter(sheet, width).image(sheet)
    assert image.size == size
    assert image.getcolors() == [(width * height, (0, 53, 128))]


def test_painted_over_the_shared_part_is_painted_in_one_go() -> None:
    shared = banner_shared()
    sheet = banner(shared, "Xã Yên Phúc")
    over = PngPainter(banner(shared, "Xã Hòa Bình"), 900).image(sheet)
    whole = replace(sheet, shared=sheet.items, own=())
    at_once = PngPainter(whole, 900).image(whole)
    assert ImageChops.difference(over, at_once).getbbox() is None


def test_one_place_leaves_nothing_behind_for_the_next() -> None:
    shared = banner_shared()
    painter = PngPainter(banner(shared), 900)
    first = painter.image(banner(shared, "Xã Hòa Bình"))
    painter.image(banner(shared, "Thị trấn Nông trường Thái Bình"))
    assert painter.image(banner(shared, "Xã Hòa Bình")).tobytes() == first.tobytes()


def test_curves_have_soft_edges() -> None:
    sheet = on_pixels(60, 20, Box(Role.FIELD, px(0, 0, 60, 20), FIELD), line(Role.MESSAGE, "Ổ", 1, 4.5, 3.5))
    image = PngPainter(sheet, 60).image(sheet)
    assert len(image.getcolors() or []) > 20


def test_artwork_keeps_its_own_colours_on_the_screen() -> None:
    sheet = on_pixels(40, 10, Picture(Role.SPONSOR, PICTURES / "flat.svg", px(0, 0, 40, 10)))
    image = PngPainter(sheet, 40).image(sheet)
    found = [image.getpixel((x, 5)) for x in (5, 15, 25, 35)]
    assert found == [(0, 53, 128), (128, 128, 128), (253, 253, 253), (227, 6, 19)]


def test_a_sheet_of_another_base_is_refused() -> None:
    painter = PngPainter(banner(banner_shared()), 100)
    with pytest.raises(ValueError, match="does not share the part"):
        painter.image(banner(banner_shared()))


def test_png_is_equal_bytes_and_says_that_it_is_srgb() -> None:
    sheet = banner(banner_shared())
    once, again = (encode_png(PngPainter(sheet, 400).image(sheet)) for _ in range(2))
    assert once == again
    assert b"sRGB" in once[:100]
    with Image.open(BytesIO(once)) as read:
        assert (read.mode, read.size) == ("RGB", (400, 67))


def noise(side: int) -> Image.Image:
    """A picture that no palette makes light, with a field of the brand's."""
    grains = np.random.default_rng(7).integers(0, 255, (side, side, 3), dtype=np.uint8)
    grains[: side // 2] = FIELD.rgb
    return Image.fromarray(grains)


def test_a_heavy_picture_gets_a_palette_that_keeps_the_brands_colours() -> None:
    image = noise(200)
    full = encode_png(image)
    light = encode_png(image, len(full) // 2)
    assert len(light) <= len(full) // 2
    with Image.open(BytesIO(light)) as read:
        assert read.mode == "P"
        assert read.convert("RGB").getpixel((10, 10)) == FIELD.rgb


def test_a_light_picture_stays_in_full_colour() -> None:
    image = Image.new("RGB", (50, 50), FIELD.rgb)
    assert encode_png(image, 500_000) == encode_png(image)


def test_what_no_palette_makes_light_enough_is_refused() -> None:
    words = (
        r"has [\d,]+ bytes in 64 colours; at most 2,000 are allowed; take photographs or fine patterns out"
    )
    with pytest.raises(UnmadeError, match=words):
        encode_png(noise(200), 2000)


def test_webp_is_light_and_nobody_sees_the_loss() -> None:
    sheet = banner(banner_shared())
    image = PngPainter(sheet, 480).image(sheet)
    painted = encode_webp(image)
    with Image.open(BytesIO(painted)) as read:
        assert read.format == "WEBP"
        shown = read.convert("RGB")
        lost = ImageStat.Stat(ImageChops.difference(shown, image))
        assert max(lost.rms) < 8
        field = image.width // 2, 4
        assert ImageChops.difference(shown, image).getpixel(field) <= (2, 2, 2)
    assert len(painted) < len(encode_png(image)) / 2
    assert encode_webp(image) == encode_webp(image)
