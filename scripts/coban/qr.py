"""QR matrices: text → modules. No drawing; no decoding (that is `measure`'s)."""

from __future__ import annotations

import re
from functools import lru_cache

import qrcode
import qrcode.constants
from qrcode.exceptions import DataOverflowError

from coban.errors import InputError

QUIET_ZONE_MODULES = 4
LONGEST_PAYLOAD_BYTES, MOST_DIGITS = 2331, 5596
"""Version 40 at correction M, all in byte mode or all in numeric mode (ISO/IEC 18004, table 7)."""

_DARK = re.compile(rb"\x01+")

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of modules from the top, True is dark; without quiet zone."""


@lru_cache(maxsize=1024)
def matrix(payload: str) -> Matrix:
    """The smallest version that holds the payload as it is, error correction M, the standard's best mask."""
    if not payload:
        raise InputError.at("QR", "the text is empty; expected a link or some words")
    code = qrcode.QRCode(error_correction=qrcode.constants.ERROR_CORRECT_M, border=0)
    code.add_data(payload)
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError):  # the library tries version 41 before it notices
        raise InputError.at(
            "QR",
            f"the text has {len(payload.encode())} bytes and fits no code; at correction M the largest "
            f"holds {LONGEST_PAYLOAD_BYTES} bytes, or {MOST_DIGITS} digits alone; shorten it, or print a "
            "link to it",
        ) from None
    return tuple(tuple(bool(module) for module in row) for row in code.modules)


def runs(rows: Matrix) -> list[tuple[int, int, int, int]]:
    """Dark modules joined into rectangles (column, row, width, height), in modules.

    Joined, because separate squares leave white hairlines between them on screens and some RIPs.
    """
    spans: list[tuple[int, int, int, int]] = []
    open_spans: dict[tuple[int, int], int] = {}
    for y, row in enumerate([*rows, ()]):
        current = set(_spans(row))
        for span in [s for s in open_spans if s not in current]:
            start = open_spans.pop(span)
            spans.append((span[0], start, span[1], y - start))
        for span in current - open_spans.keys():
            open_spans[span] = y
    return sorted(spans, key=lambda s: (s[1], s[0]))


def _spans(row: tuple[bool, ...]) -> list[tuple[int, int]]:
    return [(found.start(), found.end() - found.start()) for found in _DARK.finditer(bytes(row))]
