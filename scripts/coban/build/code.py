"""A QR code alone, as a file."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

from coban.build.output import CODE_KINDS, suffix_of, write_output
from coban.build.workbench import ICC
from coban.campaign.house import shipped
from coban.errors import InputError, UnmadeError
from coban.layout import code_sheet
from coban.measure.qr import decode_file
from coban.paint.pdf import PdfPainter
from coban.paint.png import PngPainter
from coban.paint.svg import paint_svg
from coban.qr import QUIET_ZONE_MODULES, matrix
from coban.scene import Sheet
from coban.units import MM_PER_INCH

SMALLEST_MODULE_MM = 0.3
"""Smaller ones run together on ordinary presses and are not told apart by phones."""

LONGEST_SIDE_MM = 5000.0
DPI = 300
LEAST_MODULE_PX = 4
MOST_PX = 4000
"""The side of a picture: modules have hard edges, so that more pixels would show nothing more."""


def make_code(text: str, path: Path, side_mm: float) -> int:
    """A QR code as a file, read again before it counts; says how many modules it has on a side.

    `side_mm` is the side with the quiet zone.
    """
    suffix = suffix_of(path, CODE_KINDS)
    modules = len(matrix(_meaningful(text)))
    across = modules + 2 * QUIET_ZONE_MODULES
    _must_be_printable(side_mm, across)
    write_output(path, _painted(code_sheet(text, side_mm), across, suffix))
    read = decode_file(path)
    if read != text:
        path.unlink()
        raise UnmadeError(f"{path}: the finished code says {read!r} instead of {text!r}; it was removed")
    return modules


def _meaningful(text: str) -> str:
    try:
        text.encode()
    except UnicodeEncodeError:
        raise InputError.at("QR", "the text is not UTF-8; type it anew, or copy it from elsewhere") from None
    if not text.strip():
        raise InputError.at("QR", "the text is empty; expected a link or some words")
    return text


def _must_be_printable(side_mm: float, across: int) -> None:
    least = SMALLEST_MODULE_MM * across
    if side_mm < least:
        raise InputError.at(
            "--size",
            f"{side_mm:g}mm leaves {side_mm / across:.2f} mm for each of {across} modules; a phone needs "
            f"{SMALLEST_MODULE_MM} mm: at least {least:.1f}mm for this text, or a shorter text",
        )
    if side_mm > LONGEST_SIDE_MM:
        raise InputError.at(
            "--size", f"{side_mm:g}mm is too large; a side is at most {LONGEST_SIDE_MM / 1000:g}m"
        )


def _painted(sheet: Sheet, across: int, suffix: str) -> bytes:
    match suffix:
        case ".pdf":
            return PdfPainter(sheet, shipped("assets") / ICC).paint(sheet)
        case ".png":
            return _picture(sheet, across)
        case _:
            return paint_svg(sheet, live_text=False).encode()


def _picture(sheet: Sheet, across: int) -> bytes:
    """About 300 dpi, every module of whole pixels; the resolution on record gives back the side asked for."""
    wanted = sheet.width * DPI / MM_PER_INCH
    module_px = max(LEAST_MODULE_PX, round(min(wanted, MOST_PX) / across))
    width_px = module_px * across
    dpi = width_px * MM_PER_INCH / sheet.width
    stream = BytesIO()
    PngPainter(sheet, width_px).image(sheet).convert("L").save(stream, "PNG", dpi=(dpi, dpi))
    return stream.getvalue()
