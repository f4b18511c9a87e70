"""The large-format shop's picture as ink: the brand's by hand, and as Ghostscript shows the print file."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from PIL import Image
from tests.paint.hand_sheets import (
    FIELD,
    ICC,
    LINK,
    PICTURES,
    WHITE,
    line,
    small,
)
from tests.paint.tiff_reading import (
    FIELD_INKS,
    Pixels,
    apart,
    by_ghostscript,
    mean,
    opened,
    painted,
    same_inks,
)

from coban.campaign.brief import Brief
from coban.colour import BLACK, Ink
from coban.errors import UnmadeError
from coban.geometry import Rect
from coban.layout import commissions, compose, localise
from coban.paint.tiff import TiffPainter
from coban.scene import Box, Code, Picture, Role, Sheet


def test_it_is_the_print_file_to_the_eye(banner_sheet: Sheet, tmp_path: Path) -> None:
    ours, theirs = (
        painted(banner_sheet, tmp_path / "ours.tif", 36),
        by_ghostscript(banner_sheet, tmp_path, 36),
    )
    off = apart(ours, theirs)
    assert mean(off) < 0.4
    assert (off > 64).mean() < 0.002
    field = same_inks(theirs, FIELD_INKS)
    inside = field[:-2] & field[1:-1] & field[2:]
    inside = inside[:, :-2] & inside[:, 1:-1] & inside[:, 2:]
    assert inside.mean() > 0.6
    assert off[1:-1, 1:-1][inside].max() <= 1, "no pixel of the field differs"


def test_a_rich_logo_is_the_print_files_too(tmp_path: Path) -> None:
    """But for the band of checks: pdfium repeats a pattern at whole pixels."""
    logo = Picture(Role.SPONSOR, PICTURES / "gradient-clip-mask.svg", Rect(0, 0, 200, 100))
    sheet = small(logo, width=200, height=100)
    ours, theirs = painted(sheet, tmp_path / "ours.tif", 150), by_ghostscript(sheet, tmp_path, 150)
    above = round(80 / 25.4 * 150)
    off = apart(ours, theirs)[:above]
    assert mean(off) < 2
    assert (off.max(axis=2) > 64).mean() < 0.01


def test_flat_artwork_has_the_brands_ink_black_paper_or_a_conversion(tmp_path: Path) -> None:
    sheet = small(Picture(Role.SPONSOR, PICTURES / "flat.svg", Rect(0, 0, 60, 15)))
    pixels = painted(sheet, tmp_path / "flat.tif")
    field, grey, white, red = (at(pixels, x, 7) for x in (7, 22, 37, 52))
    assert field == FIELD_INKS
    assert grey == [0, 0, 0, 127]
    assert white == [0, 0, 0, 0]
    assert red[0] < 25 and red[1] > 240 and red[2] > 220


@pytest.mark.parametrize("kind", ["png", "tif", "jpg"])
def test_a_raster_picture_is_the_print_files_too(kind: str, tmp_path: Path) -> None:
    y, x = np.mgrid[0:400, 0:400] / 400
    plates = np.stack([200 * x, 200 * y, 200 * (1 - x), 40 * y], 2).astype(np.uint8)
    light = np.stack([255 * x, 255 * y, 255 * (1 - x * y), 255 * (x > 0.5)], 2).astype(np.uint8)
    picture = Image.fromarray(plates, "CMYK") if kind == "tif" else Image.fromarray(light, "RGBA")
    file = tmp_path / f"picture.{kind}"
    (picture.convert("RGB") if kind == "jpg" else picture).save(file)
    field = Box(Role.FIELD, Rect(-3, -3, 66, 66), FIELD)
    sheet = small(field, Picture(Role.SPONSOR, file, Rect(5, 5, 50, 50)), height=60)
    ours, theirs = painted(sheet, tmp_path / "ours.tif", 150), by_ghostscript(sheet, tmp_path, 150)
    off = apart(ours, theirs)
    for half in (np.s_[60:320, 60:185], np.s_[60:320, 205:320]):
        assert mean(off[half]) < 1
    assert ours.sum(axis=2).max() <= 3 * 255 + 2


def test_black_is_black_ink_alone_and_edges_are_shares_of_it(tmp_path: Path) -> None:
    code = Code(Role.QR, LINK, Rect(40, 22, 15, 15), BLACK)
    sheet = small(line(Role.MESSAGE, "Ổn định", 5, 20, 12, BLACK), code)
    pixels = painted(sheet, tmp_path / "black.tif", 150)
    assert (pixels[..., :3] == 0).all()
    assert len(np.unique(pixels[..., 3])) > 50, "soft edges"
    assert {0, 255} <= set(np.unique(pixels[..., 3]))


def test_edges_are_shares_of_both_inks(tmp_path: Path) -> None:
    """White letters on the field: magenta and black fall with cyan."""
    field = Box(Role.FIELD, Rect(-3, -3, 66, 46), FIELD)
    sheet = small(field, line(Role.MESSAGE, "Chủ nhân số", 5, 20, 9, WHITE))
    inks = painted(sheet, tmp_path / "edges.tif", 150).reshape(-1, 4)
    share = inks[:, 0] / 255
    assert ((share > 0.1) & (share < 0.9)).sum() > 200
    assert np.abs(inks - share[:, None] * FIELD_INKS).max() < 2


def test_too_much_ink_is_refused_with_its_percent(tmp_path: Path) -> None:
    soaked = Ink("soaked", (0, 0, 0), (90, 90, 90, 90))
    sheet = small(Box(Role.SPONSOR, Rect(10, 10, 5, 5), soaked))
    with pytest.raises(UnmadeError, match=r"^'Mẫu thử': 361 % of ink in one place; at most 300 % dries; "):
        TiffPainter(sheet, ICC)
    own = Box(Role.SPONSOR, Rect(10, 10, 5, 5), soaked)
    plain = small()
    painter = TiffPainter(plain, ICC)
    path = tmp_path / "sheet.tif"
    painter.write(plain, path)
    before = path.read_bytes()
    with pytest.raises(UnmadeError, match="361 % of ink"):
        painter.write(replace(plain, own=(own,)), path)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["sheet.tif"], "nothing half-written"


def test_just_enough_ink_is_not_refused(tmp_path: Path) -> None:
    full = Ink("full", (0, 0, 0), (75, 75, 75, 75))
    pixels = painted(small(Box(Role.SPONSOR, Rect(10, 10, 5, 5), full)), tmp_path / "full.tif")
    assert pixels.sum(axis=2).max() <= 3 * 255 + 2


def test_a_real_banner_shows_its_commune_and_its_code(xu_lang: Brief, tmp_path: Path) -> None:
    commission = commissions(xu_lang, xu_lang.campaign.order("bang-zon-xa"))[0]
    base = compose(commission)
    place = max(xu_lang.places, key=lambda place: len(place.title))
    sheet = localise(base, commission, place)
    inks = [xu_lang.brand.ink(name) for name in xu_lang.brand.inks]
    path = tmp_path / "xa.tif"
    TiffPainter(base, ICC, inks=inks, dpi=36, scale=sheet.scale).write(sheet, path)
    pixels = opened(path)
    codes = zxingcpp.read_barcodes((255 - pixels[..., 1]).astype(np.uint8))
    assert [found.text for found in codes] == [commission.link(place)]
    off = apart(pixels, by_ghostscript(sheet, tmp_path, 36))
    assert mean(off) < 0.6
    assert (off.max(axis=2) > 64).mean() < 0.004


def at(pixels: Pixels, x_mm: float, y_mm: float) -> list[int]:
    """The inks at a place of the trim of a small sheet at 100 dpi."""
    column, row = (round((side + 3) / 25.4 * 100) for side in (x_mm, y_mm))
    return [int(ink) for ink in pixels[row, column]]
