"""Readers of finished TIFFs, and Ghostscript's picture of the same sheet to hold them against."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
from PIL import Image
from tests.paint.hand_sheets import FIELD, ICC
from tests.paint.pdf_reading import run

from coban.paint.pdf import PdfPainter
from coban.paint.tiff import TiffPainter
from coban.scene import Sheet

Pixels = npt.NDArray[np.uint8]

FIELD_INKS = [255, 214, 0, 31]
"""100/84/0/12 percent."""


def painted(sheet: Sheet, path: Path, dpi: int = 100, *, strips: bool = False, scale: int = 1) -> Pixels:
    TiffPainter(sheet, ICC, inks=[FIELD], dpi=dpi, strips=strips, scale=scale).write(sheet, path)
    return opened(path)


def by_ghostscript(sheet: Sheet, folder: Path, dpi: int) -> Pixels:
    """Our PDF of the sheet, its bleed box rastered with soft edges by the press's own reader."""
    pdf_file, tiff_file = folder / "sheet.pdf", folder / "ghostscript.tif"
    pdf_file.write_bytes(PdfPainter(sheet, ICC, inks=[FIELD]).paint(sheet))
    with pikepdf.open(pdf_file, allow_overwriting_input=True) as pdf:
        pdf.pages[0].MediaBox = pdf.pages[0].BleedBox
        pdf.save(pdf_file)
    soft = ("-dGraphicsAlphaBits=4", "-dTextAlphaBits=4")
    run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc", f"-r{dpi}", *soft, "-o", tiff_file, pdf_file)
    return opened(tiff_file)


def opened(path: Path) -> Pixels:
    """Rows of pixels, four inks each."""
    limit, Image.MAX_IMAGE_PIXELS = Image.MAX_IMAGE_PIXELS, None
    try:
        with Image.open(path) as image:
            assert image.mode == "CMYK"
            return np.asarray(image)
    finally:
        Image.MAX_IMAGE_PIXELS = limit


def apart(one: Pixels, other: Pixels) -> Pixels:
    """How far each ink of each pixel is from the other's."""
    assert one.shape == other.shape
    return np.maximum(one, other) - np.minimum(one, other)


def mean(apart: Pixels) -> float:
    """Of the ink that differs most."""
    return float(apart.reshape(-1, 4).mean(axis=0).max())


def same_inks(pixels: Pixels, inks: list[int]) -> npt.NDArray[np.bool_]:
    """Where a pixel has exactly these."""
    whole = np.ascontiguousarray(pixels).view("<u4")[..., 0]
    return np.asarray(whole == int.from_bytes(bytes(inks), "little"))
