"""QR matrices: text → modules. No drawing; no decoding (that is `measure`'s)."""

from __future__ import annotations

import re
from functools import lru_cache

import numpy as np
import numpy.typing as npt
import qrcode
import qrcode.constants
from qrcode.exceptions import DataOverflowError
from qrcode.util import mask_func

from coban.errors import InputError

QUIET_ZONE_MODULES = 4
LONGEST_PAYLOAD_BYTES, MOST_DIGITS = 2331, 5596
"""Version 40 at correction M, all in byte mode or all in numeric mode (ISO/IEC 18004, table 7)."""

_DARK = re.compile(rb"\x01+")

_MASKS = 8
_LONG_RUN, _BLOCK, _FINDER, _UNEVEN = 5, 3, 40, 10
"""What the standard holds against a mask (7.8.3.1): runs from this length on, and points for the others."""

_FINDER_LIKE = 0b10111010000, 0b00001011101
"""Eleven modules in a row that a reader may take for a finder pattern."""

Bits = npt.NDArray[np.bool_]
"""Modules in rows; in front of them, where there are several, the codes."""

Points = npt.NDArray[np.int64]
"""One number for each of several codes."""

Matrix = tuple[tuple[bool, ...], ...]
"""Rows of modules from the top, True is dark; without quiet zone."""


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
    return tuple(map(tuple, _drawn(code).tolist()))


def _drawn(code: qrcode.QRCode) -> Bits:
    """The code's modules under its best mask.

    The library draws the whole code once for each mask, which takes more time than the rest of a banner. Here
    it draws one; the others differ from it by the masks alone, and all are weighed together.
    """
    code.makeImpl(True, 0)
    masks = _masks(code.version)
    every = np.array(code.modules, dtype=np.bool_) ^ masks[0] ^ masks
    best = int(np.argmin(_points(every)))
    code.modules = every[best].tolist()
    code.setup_type_info(False, best)
    if code.version >= 7:
        code.setup_type_number(False)
    return np.array(code.modules, dtype=np.bool_)


@lru_cache(maxsize=40)
def _masks(version: int) -> Bits:
    """What each mask turns: nothing of the patterns that every code of the version has."""
    side = 4 * version + 17
    code = qrcode.QRCode(version=version, border=0)
    filled = []
    for data in ([], [0xFF] * side * side):
        code.data_cache = data
        code.makeImpl(True, 0)
        filled.append(np.array(code.modules, dtype=np.bool_))
    data_area = filled[0] ^ filled[1]
    turned = [
        [[mask_func(mask)(row, column) for column in range(side)] for row in range(side)]
        for mask in range(_MASKS)
    ]
    return np.array(turned, dtype=np.bool_) & data_area


def _points(every: Bits) -> Points:
    """What speaks against each of several codes, by the standard's four rules."""
    side = every.shape[-1]
    pair = every[:, :, 1:] == every[:, :, :-1]
    blocks = (pair[:, 1:] & pair[:, :-1] & (every[:, 1:, 1:] == every[:, :-1, 1:])).sum(axis=(1, 2))
    dark = every.sum(axis=(1, 2)) / side**2
    # Reckoned as the library does, down to its rounding: another choice would change codes in print.
    uneven = (abs(dark * 100 - 50) / 5).astype(np.int64)
    lines = np.concatenate((every, every.transpose(0, 2, 1)), axis=1)
    points: Points = _run_points(lines) + _BLOCK * blocks + _FINDER * _finder_like(lines) + _UNEVEN * uneven
    return points


def _run_points(lines: Bits) -> Points:
    """For runs of one colour: their length, less two."""
    codes, many, side = lines.shape
    ends = np.ones((codes, many, side + 1), dtype=np.bool_)
    ends[:, :, 1:-1] = lines[:, :, 1:] != lines[:, :, :-1]
    at = np.flatnonzero(ends)
    lengths = np.diff(at)  # from the end of a line to the next one's start it is 1, which never counts
    long = lengths >= _LONG_RUN
    owners = at[:-1][long] // (many * (side + 1))
    return np.bincount(owners, lengths[long] - 2, codes).astype(np.int64)


def _finder_like(lines: Bits) -> Points:
    """How many there are in each code."""
    bits = lines.astype(np.int16)
    two = bits[..., :-1] << 1 | bits[..., 1:]
    four = two[..., :-2] << 2 | two[..., 2:]
    eight = four[..., :-4] << 4 | four[..., 4:]
    eleven = eight[..., :-3] << 3 | two[..., 8:-1] << 1 | bits[..., 10:]
    one, other = _FINDER_LIKE
    found: Points = ((eleven == one) | (eleven == other)).sum(axis=(1, 2))
    return found


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
