"""Logos on a white panel, found again in the finished picture of it and told apart by their shape."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from coban.geometry import Rect
from coban.measure.blank import drawn
from coban.measure.raster import Mask, Pixels

INKED = 60
"""Distance from white, of 255, from which a pixel belongs to a logo: hairlines between logos are paler."""

LOOK_PX = 64
"""Shapes are compared in a square of this side."""

Shape = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Found:
    """A logo where it stands: its ink in mm, and how it looks."""

    rect: Rect
    shape: Shape


def logos(panel: Pixels, at: Rect, px_per_mm: float, count: int) -> list[Found]:
    """Up to `count` logos on the panel, in reading order: what lies apart in a row, in a column or in rows.

    `at` is the panel in mm, `panel` its pixels. Fewer come back where fewer lie apart.
    """
    ink = np.abs(255 - panel[..., :3].astype(np.int16)).max(axis=2) > INKED
    # Of two ways to part them, that with more parts, then that with the wider gaps.
    boxes = max((_parts(ink, axis, count) for axis in (0, 1)), key=_parting)
    return [_found(panel, part.box, at, px_per_mm) for part in boxes]


def likeness(one: Shape, file: Path) -> float:
    """How much a found logo looks like a file: 1 the same, 0 nothing alike."""
    return _correlation(one, _shape_of(file, file.stat().st_mtime_ns))


@dataclass(frozen=True, slots=True)
class _Part:
    box: tuple[int, int, int, int]
    """Left, top, right, bottom in pixels."""
    gap: int
    """The narrowest gap that parts them all."""


def _parting(parts: Sequence[_Part]) -> tuple[int, int]:
    return len(parts), parts[0].gap if parts else 0


def _parts(ink: Mask, axis: int, count: int) -> list[_Part]:
    """The ink parted at its widest gaps across the axis: 0 from top to bottom, 1 from left to right."""
    filled = np.flatnonzero(ink.any(axis=1 - axis))
    if not filled.size:
        return []
    gaps = np.diff(filled)
    widest = sorted(np.argsort(gaps)[::-1][: count - 1]) if count > 1 else []
    widest = [int(i) for i in widest if gaps[i] > 1]
    starts = [int(filled[0]), *(int(filled[i + 1]) for i in widest)]
    ends = [*(int(filled[i]) + 1 for i in widest), int(filled[-1]) + 1]
    least = min((int(gaps[i]) for i in widest), default=0)
    return [_Part(_box(ink, axis, start, end), least) for start, end in zip(starts, ends, strict=True)]


def _box(ink: Mask, axis: int, start: int, end: int) -> tuple[int, int, int, int]:
    part = ink[start:end] if axis == 0 else ink[:, start:end]
    across = np.flatnonzero(part.any(axis=axis))
    first, last = int(across[0]), int(across[-1]) + 1
    return (first, start, last, end) if axis == 0 else (start, first, end, last)


def _found(panel: Pixels, box: tuple[int, int, int, int], at: Rect, px_per_mm: float) -> Found:
    left, top, right, bottom = box
    rect = Rect.between(
        at.x + left / px_per_mm, at.y + top / px_per_mm, at.x + right / px_per_mm, at.y + bottom / px_per_mm
    )
    return Found(rect, _shape(panel[top:bottom, left:right]))


@lru_cache(maxsize=64)
def _shape_of(file: Path, _changed_ns: int) -> Shape:
    seen = drawn(file, px=512)
    ink = np.abs(255 - seen.astype(np.int16)).max(axis=2) > INKED
    if not ink.any():
        return np.zeros((LOOK_PX, LOOK_PX))
    [part] = _parts(ink, 0, 1)
    left, top, right, bottom = part.box
    return _shape(seen[top:bottom, left:right])


def _shape(pixels: Pixels) -> Shape:
    """Darkness in a square, mean 0 and length 1; its aspect is lost."""
    dark = np.abs(255 - pixels[..., :3].astype(np.int16)).max(axis=2).astype(np.uint8)
    squared = Image.fromarray(dark).resize((LOOK_PX, LOOK_PX), Image.Resampling.BOX)
    values = np.asarray(squared, np.float64)
    values = values - values.mean()
    shape: Shape = values / (np.linalg.norm(values) or 1.0)
    return shape


def _correlation(one: Shape, other: Shape) -> float:
    return float((one * other).sum())


def spread(sizes: Sequence[float]) -> float:
    """The largest of some sizes over the smallest."""
    return max(sizes) / max(min(sizes), 1e-9)
