"""QR matrices: text → modules. No drawing; no decoding (that is `measure`'s)."""

from __future__ import annotations

import re
from functools import lru_cache

import qrcode
import qrcode.constants
from qrcode.exceptions import DataOverflowError
from qrcode.util import create_data

from coban.errors import InputError
from coban.qr.frames import as_rows, frames, laid, modules_on_side
from coban.qr.points import points

QUIET_ZONE_MODULES = 4
LONGEST_PAYLOAD_BYTES, MOST_DIGITS = 2331, 5596
"""Version 40 at correction M, all in byte mode or all in numeric mode (ISO/IEC 18004, table 7)."""

_DARK = re.compile(rb"\x01+")

Matrix = tuple[bytes, ...]
"""Rows of modules from the top: 1 is dark, 0 is light; without quiet zone."""


@lru_cache(maxsize=128)
def matrix(payload: str) -> Matrix:
    """The smallest version that holds the payload as it is, error correction M, the standard's best mask."""
    if not payload:
        raise InputError.at("QR", "the text is empty; expected a link or some words")
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    try:
        code.best_fit()
    except (DataOverflowError, ValueError):  # the library tries version 41 before it notices
        raise InputError.at(
            "QR",
            f"the text has {len(payload.encode())} bytes and fits no code; at correction M the largest "
            f"holds {LONGEST_PAYLOAD_BYTES} bytes, or {MOST_DIGITS} digits alone; shorten it, or print a "
            "link to it",
        ) from None
    return _drawn(code)


def runs(rows: Matrix) -> list[tuple[int, int, int, int]]:
    """Dark modules joined into rectangles (column, row, width, height), in modules, by row and column.

    Joined, because separate squares leave white hairlines between them on screens and some RIPs.
    """
    tops: list[tuple[int, int, int]] = []
    heights: list[int] = []
    above: dict[tuple[int, int], int] = {}
    for y, row in enumerate(rows):
        here: dict[tuple[int, int], int] = {}
        for dark in _DARK.finditer(row):
            span = dark.span()
            number = above.get(span)
            if number is None:
                number = len(tops)
                tops.append((span[0], y, span[1] - span[0]))
                heights.append(0)
            heights[number] += 1
            here[span] = number
        above = here
    return [(x, y, width, height) for (x, y, width), height in zip(tops, heights, strict=True)]


def _drawn(code: qrcode.QRCode) -> Matrix:
    """The code's modules under its best mask.

    The library draws the whole code once for each mask, which takes more time than the rest of a banner. Here
    it drew each mask once without words; a code's own words are laid over them.
    """
    version, side = code.version, modules_on_side(code.version)
    words = laid(version, create_data(version, code.error_correction, code.data_list))
    every = [words ^ frame for frame in frames(version, weighed=True)]
    best = min(range(len(every)), key=lambda mask: points(every[mask], side))
    return as_rows(words ^ frames(version, weighed=False)[best], side)
