from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure.preflight import profile_named
from coban.measure.preflight.file import PdfFile, outside_left_out
from coban.measure.preflight.sightings import Placed

LARGE_FROM_MM = 1000.0
"""A longer side from which a piece is large format and read from metres away."""


@check(
    "image-resolution",
    label="Độ phân giải ảnh",
    looks_at="artefact",
    rationale="""
        A logo of 40 pixels looks sharp on a screen and is a row of steps on a banner. The pixels of every
        picture in the finished PDF are counted against the size at which it is printed, UserUnit included,
        in the direction that has fewer. Large format (a side of a metre or more) is read from afar and
        needs less: options warn and fail; smaller pieces have small_warn and small_fail. All are in dpi.
        Vector drawings have no limit, and a single pixel is a flat of colour.
    """,
    source="000 III.3; what large-format shops ask: 100 dpi, at the least 50",
    kinds=("print",),
)
def image_resolution(
    piece: Piece,
    warn: float = 100.0,
    fail: float = 50.0,
    small_warn: float = 150.0,
    small_fail: float = 100.0,
) -> Iterator[Said]:
    """Pictures have enough pixels for the size at which they are printed."""
    large = max(piece.trim.width, piece.trim.height) >= LARGE_FROM_MM
    good, least = (warn, fail) if large else (small_warn, small_fail)
    pictures = sorted(_pictures(piece), key=lambda placed: placed.dpi)
    if pictures:
        yield Measured(
            "image-resolution", "Ảnh thô nhất", round(pictures[0].dpi), "dpi", least, at_most=False
        )
    for placed in pictures:
        told = (
            f"Ảnh {placed.width_px} × {placed.height_px} px chỉ đạt {placed.dpi:.0f} dpi ở khổ in; cần ít "
            f"nhất {least:g} dpi, nên có {good:g} dpi. Hãy thay bằng bản vẽ vector (SVG) hoặc ảnh lớn hơn."
        )
        if placed.dpi < least:
            yield Finding(Outcome.FAIL, "too-coarse", told, placed.where)
        elif placed.dpi < good:
            yield Finding(Outcome.WARN, "coarse", told, placed.where)


def _pictures(piece: Piece) -> list[Placed]:
    """What lies on the sheet itself; masks are as fine as what they mask."""
    file = PdfFile(piece.print_file.path, profile_named("x-4"))
    try:
        [sheet] = file.sheets
        found = outside_left_out(sheet, "placed", lambda one: one.width_px * one.height_px > 1)
        return [placed for placed, _ in found if placed.ground == "page"]
    finally:
        file.close()
