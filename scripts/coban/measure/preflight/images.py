"""Images: enough pixels for the size at which they are printed."""

from __future__ import annotations

from collections.abc import Iterator

from coban.measure.preflight.file import PdfFile, Sheet, outside_left_out
from coban.measure.preflight.profile import Images
from coban.measure.preflight.remark import Remark
from coban.measure.preflight.sightings import Placed


def remarks(file: PdfFile) -> Iterator[Remark]:
    for sheet in file.sheets:
        yield from _of_sheet(sheet, file.profile.images)


def _of_sheet(sheet: Sheet, limits: Images) -> Iterator[Remark]:
    def coarse(placed: Placed) -> bool:
        # One pixel is a flat of colour, however large it is drawn.
        return placed.dpi < _least(placed, limits) and placed.width_px * placed.height_px > 1

    for placed, times in outside_left_out(sheet, "placed", coarse):
        code = "line-art-coarse" if placed.line_art else "image-coarse"
        told = f"{placed.dpi:.0f} dpi, {placed.width_px} × {placed.height_px} px"
        more = f", {times}×" if times > 1 else ""
        yield Remark(code, sheet.number, told + more, f"{_least(placed, limits):g} dpi", placed.where)


def _least(placed: Placed, limits: Images) -> float:
    if placed.ground == "soft mask":
        return 0.0
    return limits.least_line_art_dpi if placed.line_art else limits.least_dpi
