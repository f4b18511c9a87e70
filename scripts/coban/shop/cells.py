"""How a workbook's cells wrap: no spreadsheet but Excel sets the heights of rows when it opens a file."""

from __future__ import annotations

import re
from collections.abc import Iterator

from coban.text import Face
from coban.units import CSS_PX_PER_INCH, PT_PER_INCH

LETTER_PT = 10
"""Of every cell."""

LINE_PT = 12.75
"""From line to line, as Excel sets Arial of 10 points."""

AIR_PT = 4.0
"""Above and below the lines of a row."""

EDGE_PX = 8
"""Of a column, at which no letter stands: cell margins, and a pixel or two by which programs differ."""

PER_LETTER_PX, COLUMN_PX = 7, 5
"""A column's width is told in digits of Arial 10, and Excel adds a margin once."""

_PIECE = re.compile(r".+?(?:\s+|[/-]+(?!\d)|$)")
"""What is kept on one line: words, and parts of a path; 100/84/0/12 is one."""


def column_px(width: float) -> int:
    """How wide a column of so many letters is on a screen of 96 dots an inch."""
    return int(width * PER_LETTER_PX + 0.5) + COLUMN_PX


def row_pt(lines: int) -> float:
    """How high a row must be for so many lines."""
    return lines * LINE_PT + AIR_PT


def wrapped(text: str, width: float, face: Face) -> int:
    """Lines of a text in a column of so many letters; what is longer than a line goes over several."""
    return sum(_lines(paragraph, width, face) for paragraph in text.split("\n"))


def _lines(text: str, width: float, face: Face) -> int:
    room = column_px(width) - EDGE_PX
    lines, used = 1, 0.0
    for piece in _pieces(text):
        long, bare = _px(piece, face), _px(piece.rstrip(), face)
        if used and used + bare > room:
            lines, used = lines + 1, 0.0
        over = max(0, -int(-bare // room) - 1)
        lines, used = lines + over, used + long - over * room
    return lines


def _pieces(text: str) -> Iterator[str]:
    return (found[0] for found in _PIECE.finditer(text))


def _px(text: str, face: Face) -> float:
    return face.shape(text).width * LETTER_PT * CSS_PX_PER_INCH / PT_PER_INCH
