"""Artwork in the print file: drawings stay drawings, colours become inks."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pytest
from PIL import Image
from tests.paint.hand_sheets import FIELD, ICC, PICTURES, small
from tests.paint.pdf_reading import colour_spaces, operators, run, streams

from coban.errors import UnmadeError
from coban.geometry import Rect
from coban.paint import artwork
from coban.paint.pdf import PdfPainter
from coban.paint.png import PngPainter
from coban.scene import Picture, Role

FLAT, RICH = PICTURES / "flat.svg", PICTURES / "gradient-clip-mask.svg"
MARGIN_MM = 3 + 2 + 5 + 3


def painted(file: Path, rect: Rect) -> bytes:
    sheet = small(Picture(Role.SPONSOR, file, rect), width=200, height=100)
    return PdfPainter(sheet, ICC, inks=[FIELD]).paint(sheet)


def opened(file: Path, rect: Rect) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(painted(file, rect)))


def images(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"]


def masks(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    """The groups that soft masks are made of."""
    found = {}
    for stream in streams(pdf):
        for state in stream.get("/Resources", {}).get("/ExtGState", {}).values():
            if isinstance(state.get("/SMask"), pikepdf.Dictionary):
                found[state.SMask.G.objgen] = state.SMask.G
    return list(found.values())


def test_a_rich_logo_stays_vector_and_becomes_cmyk() -> None:
    pdf = opened(RICH, Rect(0, 0, 200, 100))
    assert images(pdf) == []
    assert {name for name, _ in operators(pdf)} == {"k", "g"}
    assert colour_spaces(pdf) == {"/DeviceCMYK", "/DeviceGray", "/ICCBased 1"}
    veils = masks(pdf)
    assert [veil.Group.CS for veil in veils] == ["/DeviceGray", "/DeviceGray"]
    grey = [
        str(s.operator)
        for veil in veils
        for s in pikepdf.parse_content_stream(veil)
        if str(s.operator) == "g"
    ]
    assert len(grey) == len([name for name, _ in operators(pdf) if name == "g"]), "grey is in masks alone"


def test_its_gradients_are_sampled_finely() -> None:
    pdf = opened(RICH, Rect(0, 0, 200, 100))
    sampled = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and o.get("/FunctionType") == 0]
    assert sampled
    assert all(int(function.Size[0]) >= 17 and len(function.Range) == 8 for function in sampled)


def sampler(page: Image.Image) -> Callable[[float, float], tuple[int, int, int]]:
    """Reads a pixel of a page at 4 pixels to the mm, by its place on the trim."""
    pixels = np.asarray(page.convert("RGB"))

    def at(x_mm: float, y_mm: float) -> tuple[int, int, int]:
        red, green, blue = pixels[round((y_mm + MARGIN_MM) * 4), round((x_mm + MARGIN_MM) * 4)]
        return int(red), int(green), int(blue)

    return at


def test_clip_mask_and_opacity_show_in_two_other_renderers(tmp_path: Path) -> None:
    """At points of the drawing (mm): outside the clip, inside it, under the mask, through it."""
    path = tmp_path / "rich.pdf"
    path.write_bytes(painted(RICH, Rect(0, 0, 200, 100)))
    run("pdftoppm", "-r", "101.6", "-png", "-singlefile", path, tmp_path / "poppler")
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=png16m", "-r101.6", "-o", tmp_path / "gs.png", path)
    for name in ("poppler.png", "gs.png"):
        with Image.open(tmp_path / name) as page:
            at = sampler(page)
            assert at(5, 15) == (255, 255, 255), "outside the clip"
            red, green, blue = at(40, 50)
            assert red > 200 and green < 90 and blue < 90, "the middle stop"
            assert at(185, 50) == (255, 255, 255), "under the black of the mask"
            assert at(150, 40) != (255, 255, 255), "through the grey of the mask"
            assert np.ptp([*at(88, 50)]) < 60, "the last stop is four tenths opaque"


def test_flat_colours_become_the_brands_ink_black_paper_or_a_conversion() -> None:
    flat = [numbers for name, numbers in operators(opened(FLAT, Rect(0, 0, 200, 50))) if name == "k"]
    field, grey, white, red = flat[1:5]
    assert field == (1.0, 0.84, 0.0, 0.12)
    assert grey == pytest.approx((0, 0, 0, 1 - 128 / 255), abs=1e-3)
    assert white == (0.0, 0.0, 0.0, 0.0)
    assert red[0] < 0.1 and red[1] > 0.9 and red[2] > 0.8


def test_an_opaque_logo_needs_no_transparency() -> None:
    pdf = opened(FLAT, Rect(0, 0, 200, 50))
    assert not [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Group" in o]


def test_a_picture_is_never_stretched(tmp_path: Path) -> None:
    sheet = small(Picture(Role.SPONSOR, FLAT, Rect(50, 0, 100, 100)), width=200, height=100)
    image = np.asarray(PngPainter(sheet, 400).image(sheet))
    inked = np.argwhere((image != 255).any(axis=2))
    (top, left), (bottom, right) = inked.min(axis=0), inked.max(axis=0)
    assert (left, right + 1) == pytest.approx((100, 300), abs=1)
    assert (top, bottom + 1) == pytest.approx((75, 125), abs=1)


def test_a_raster_becomes_cmyk_with_its_transparency(tmp_path: Path) -> None:
    file = tmp_path / "photo.png"
    picture = Image.new("RGBA", (40, 20), (200, 30, 40, 255))
    picture.paste((0, 0, 0, 0), (0, 0, 20, 20))
    picture.save(file)
    pdf = opened(file, Rect(0, 0, 200, 100))
    whole = next(o for o in images(pdf) if "/SMask" in o)
    assert (whole.ColorSpace, whole.Width, whole.Height) == ("/DeviceCMYK", 40, 20)
    assert len(whole.read_bytes()) == 40 * 20 * 4
    assert whole.SMask.ColorSpace == "/DeviceGray"
    assert whole.SMask.read_bytes()[:40] == bytes(20) + b"\xff" * 20


def test_a_cmyk_raster_keeps_its_plates(tmp_path: Path) -> None:
    file = tmp_path / "plates.tif"
    Image.new("CMYK", (4, 4), (255, 214, 0, 31)).save(file)
    pdf = opened(file, Rect(0, 0, 100, 100))
    (image,) = images(pdf)
    assert image.read_bytes()[:4] == bytes((255, 214, 0, 31))


@pytest.mark.parametrize("content", [b"GIF89a", b"", b"\x89PNG\r\n\x1a\n1234"])
def test_a_broken_picture_is_named(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "logo.png"
    file.write_bytes(content)
    with pytest.raises(
        UnmadeError, match=r"^logo\.png: the picture cannot be painted: .*; expected a plain SVG"
    ):
        painted(file, Rect(0, 0, 100, 100))


def test_a_broken_drawing_is_named(tmp_path: Path) -> None:
    file = tmp_path / "logo.svg"
    file.write_text("<svg><", "utf-8")
    with pytest.raises(UnmadeError, match=r"^logo\.svg: the picture cannot be painted"):
        painted(file, Rect(0, 0, 100, 100))


def test_a_drawing_is_equal_bytes_each_time_it_is_converted() -> None:
    files = set()
    for _ in range(8):
        artwork._drawing.cache_clear()
        files.add(painted(RICH, Rect(0, 0, 200, 100)))
    assert len(files) == 1
