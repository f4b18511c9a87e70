"""Lines: none thinner than a press can hold."""

from __future__ import annotations

from collections.abc import Iterator

from coban.measure.preflight.file import PdfFile, Sheet, outside_left_out
from coban.measure.preflight.remark import Remark

ROUNDED_PT = 0.002
"""Widths and matrices are written with a few decimals."""


def remarks(file: PdfFile) -> Iterator[Remark]:
    for sheet in file.sheets:
        yield from _of_sheet(sheet, file.profile.lines.thinnest_pt)


def _of_sheet(sheet: Sheet, thinnest_pt: float) -> Iterator[Remark]:
    limit = f"{thinnest_pt:g} pt"
    for line, times in outside_left_out(
        sheet, "lines", lambda line: line.zero or line.width_pt < thinnest_pt - ROUNDED_PT
    ):
        more = f", {times}×" if times > 1 else ""
        if line.zero:
            yield Remark("zero-width-line", sheet.number, f"0 pt{more}", limit, line.where)
        else:
            yield Remark("hairline", sheet.number, f"{line.width_pt:.2g} pt{more}", limit, line.where)
