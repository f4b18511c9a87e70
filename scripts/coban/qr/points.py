"""What speaks against a code under one of the eight masks, by the standard's four rules.

A code is one whole number here: a bit for each module, row by row, the first module highest. Each rule then
looks at all modules at once, moved by one for the neighbour in the row and by a row's length for the one in
the column.
"""

from __future__ import annotations

from functools import lru_cache

LONG_RUN, BLOCK, FINDER, UNEVEN = 5, 3, 40, 10
"""What the standard holds against a mask (ISO/IEC 18004, 7.8.3.1): runs from this length on, and points for
the others."""

FINDER_LENGTH = 11
"""Of modules in a row that a reader may take for a finder pattern: dark light dark dark dark light dark, with
four light ones before or after."""


def points(bits: int, side: int) -> int:
    """What speaks against a code of so many modules on a side."""
    area = side * side
    row, column = 1, side
    beside, below = _starts(side, 2), (1 << area - side) - 1
    like_beside, like_below = ~(bits ^ bits >> row) & beside, ~(bits ^ bits >> column) & below
    blocks = like_beside & like_beside >> column & like_below
    finders = _finder_like(bits, area, row, _starts(side, FINDER_LENGTH)) + _finder_like(
        bits, area, column, -1
    )
    # Reckoned as the library does, down to its rounding: another choice would change codes in print.
    uneven = int(abs(bits.bit_count() / area * 100 - 50) / 5)
    return (
        _run_points(like_beside, row)
        + _run_points(like_below, column)
        + BLOCK * blocks.bit_count()
        + FINDER * finders
        + UNEVEN * uneven
    )


@lru_cache(maxsize=80)
def _starts(side: int, length: int) -> int:
    """The last modules of all stretches of this length that lie within a row."""
    one_row = (1 << side - length + 1) - 1
    return sum(one_row << side * row for row in range(side))


def _run_points(alike: int, step: int) -> int:
    """For runs of one colour: their length, less two. `alike` marks modules that are like the one before."""
    long = alike & alike >> step & alike >> 2 * step & alike >> 3 * step
    return long.bit_count() + (LONG_RUN - 3) * (long & ~(long << step)).bit_count()


def _finder_like(bits: int, area: int, step: int, within: int) -> int:
    """How many there are; `within` marks where the last module of one may lie."""
    light = ~bits & (1 << area) - 1
    four = light & light >> step
    four &= four >> 2 * step
    core = (
        bits
        & light >> step
        & bits >> 2 * step
        & bits >> 3 * step
        & bits >> 4 * step
        & light >> 5 * step
        & bits >> 6 * step
    )
    return (core >> 4 * step & four & within).bit_count() + (core & four >> 7 * step & within).bit_count()
