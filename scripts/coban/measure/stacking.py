"""How near the ink of a line comes to the line above it, on the outlines of the letters."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby, pairwise
from pathlib import Path

import numpy as np

from coban.geometry import Rect
from coban.measure import letters
from coban.measure.pdf import PrintFile
from coban.measure.picture import PictureFile
from coban.measure.words import Word

EM_PX = 64
"""The larger of two lines is drawn at this em: a gap is told to 1.5 % of it."""

ROLES = ("message", "place")


@dataclass(frozen=True, slots=True)
class Clearance:
    """The narrowest gap between two lines; 0 where they touch, negative where they overlap."""

    upper: str
    lower: str
    gap_mm: float
    share: float
    """Of the larger em."""


def clearances(file: PrintFile | PictureFile, font: Path) -> Iterator[Clearance]:
    """For each line and the one below it that has letters in the same columns. Raises Unmeasured."""
    for role in ROLES:
        words = tuple(word for word in file.words if word.role == role and word.text not in ("-", "–"))
        yield from _of_words(words, font)


@lru_cache(maxsize=64)
def _of_words(words: tuple[Word, ...], font: Path) -> tuple[Clearance, ...]:
    """Banners of one order share their message: it is measured once."""
    lines = [tuple(line) for _, line in groupby(words, key=_standing)]
    found = (_between(upper, lower, font) for upper, lower in pairwise(lines) if upper[0].y < lower[0].y)
    return tuple(one for one in found if one)


def _between(upper: Sequence[Word], lower: Sequence[Word], font: Path) -> Clearance | None:
    em = max(upper[0].size, lower[0].size)
    px_per_mm = EM_PX / em
    last = max((*upper, *lower), key=lambda word: word.x + letters.advance(font, word.text) * word.size)
    frame = Rect.between(
        min(upper[0].x, lower[0].x) - 0.3 * em,
        upper[0].y - 1.4 * em,
        last.x + (letters.advance(font, last.text) + 0.3) * last.size,
        lower[0].y + 0.5 * em,
    )
    shape = (int(frame.height * px_per_mm) + 1, int(frame.width * px_per_mm) + 1)
    above, below = (letters.draw(line, frame, px_per_mm, shape, font) > 127 for line in (upper, lower))
    shared = above.any(axis=0) & below.any(axis=0)
    if not shared.any():
        return None
    bottoms = shape[0] - 1 - np.argmax(above[::-1], axis=0)
    tops = np.argmax(below, axis=0)
    gap_px = int((tops - bottoms - 1)[shared].min())
    return Clearance(_said(upper), _said(lower), gap_px / px_per_mm, gap_px / EM_PX)


def _standing(word: Word) -> tuple[float, float]:
    return round(word.y, 2), round(word.size, 2)


def _said(line: Sequence[Word]) -> str:
    return " ".join(word.text for word in line)
