"""Die files written by hand for `pieces.Piece`: a page with its boxes, one rounded line around the trim."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pikepdf
from tests.checks.pieces import Piece

KAPPA = 0.5523
"""Of a quarter circle as a Bézier curve."""


@dataclass(frozen=True)
class DieFile:
    """What a case may change; lengths in mm at final size."""

    radius: float = 50
    ink: str = "CutContour"
    moved: float = 0
    closed: bool = True
    times: int = 1
    trim_grown: float = 0
    media_grown: float = 0
    user_unit: bool = True
    pages: int = 1


def write_die(piece: Piece, file: DieFile, path: Path) -> None:
    unit = 72 / 25.4 / piece.scale
    margin = piece.bleed + 20 * piece.scale
    pdf = pikepdf.new()
    for _ in range(file.pages):
        page = pdf.add_blank_page()
        page.MediaBox = _box(piece, margin, margin + file.media_grown, unit)
        page.BleedBox = _box(piece, margin, piece.bleed, unit)
        page.TrimBox = _box(piece, margin, file.trim_grown, unit)
        if file.user_unit:
            page.UserUnit = piece.scale
        tint = pikepdf.Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[0, 1, 0, 0], N=1)
        space = [pikepdf.Name.Separation, pikepdf.Name(f"/{file.ink}"), pikepdf.Name.DeviceCMYK, tint]
        page.Resources = pikepdf.Dictionary(ColorSpace=pikepdf.Dictionary(Cut=pikepdf.Array(space)))
        line = f"{_line(piece, file)} {'h' if file.closed else ''} S "
        frame = f"q {unit:.8f} 0 0 {-unit:.8f} {margin * unit:.5f} {(piece.height + margin) * unit:.5f} cm"
        # A crop mark in black, and a filled square in the ink: neither is a line to cut along.
        around = "0 0 0 1 K -100 0 m -60 0 l S /Cut cs 1 scn 5 5 9 9 re f"
        page.Contents = pdf.make_stream(f"{frame} {around} /Cut CS 1 SCN 2 w {line * file.times} Q".encode())
    pdf.save(path, static_id=True)


def _box(piece: Piece, margin: float, reach: float, unit: float) -> pikepdf.Array:
    low, right, top = margin - reach, margin + piece.width + reach, margin + piece.height + reach
    return pikepdf.Array([round(side * unit, 4) for side in (low, low, right, top)])


def _line(piece: Piece, file: DieFile) -> str:
    """The trim with its corners rounded, from the left end of its upper side."""
    left, right = file.moved, piece.width + file.moved
    low, r = piece.height, file.radius
    near = r * (1 - KAPPA)
    return (
        f"{left + r} 0 m {right - r} 0 l {right - near} 0 {right} {near} {right} {r} c "
        f"{right} {low - r} l {right} {low - near} {right - near} {low} {right - r} {low} c "
        f"{left + r} {low} l {left + near} {low} {left} {low - near} {left} {low - r} c "
        f"{left} {r} l {left} {near} {left + near} 0 {left + r} 0 c"
    )
