"""Arithmetic on pixels: what is covered, its hull, what hangs together."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

from coban.geometry import Rect

Pixels = npt.NDArray[np.uint8]
"""Rows of RGBA, 0–255."""

Mask = npt.NDArray[np.bool_]

Shares = npt.NDArray[np.float32]
"""A number from 0 to 1 for each pixel."""


def pixel_frame(rect: Rect, px_per_mm: float) -> tuple[int, int]:
    """Width and height in pixels of the smallest frame that holds the rectangle."""
    return max(1, int(np.ceil(rect.width * px_per_mm - 0.01))), max(
        1, int(np.ceil(rect.height * px_per_mm - 0.01))
    )


def tally(pixels: Pixels) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Every colour among the pixels, as rows of RGB, with how many have it."""
    channels = pixels.reshape(-1, pixels.shape[-1]).astype(np.uint32)
    packed, counts = np.unique(
        channels[:, 0] << 16 | channels[:, 1] << 8 | channels[:, 2], return_counts=True
    )
    colours = np.stack([packed >> 16, packed >> 8 & 255, packed & 255], axis=1).astype(np.uint8)
    return colours, counts


def hull_of(mask: Mask, px_per_mm: float, origin: Rect) -> Rect | None:
    """The smallest rectangle around every set pixel, in mm, in the frame of `origin`; None when none is."""
    columns, rows = np.flatnonzero(mask.any(axis=0)), np.flatnonzero(mask.any(axis=1))
    if not columns.size:
        return None
    return Rect.between(
        origin.x + float(columns[0]) / px_per_mm,
        origin.y + float(rows[0]) / px_per_mm,
        origin.x + float(columns[-1] + 1) / px_per_mm,
        origin.y + float(rows[-1] + 1) / px_per_mm,
    )


def flood(mask: Mask, seed: Mask) -> Mask:
    """The pixels of the mask that hang together with the seed, by rows and columns."""
    reached = mask & seed
    while True:
        before = int(reached.sum())
        reached = _along_rows(mask, reached)
        reached = _along_rows(mask.T, reached.T).T
        if int(reached.sum()) == before:
            return reached


def _along_rows(mask: Mask, reached: Mask) -> Mask:
    """A run of set pixels in a row is reached as a whole when one of it is."""
    breaks = np.pad(~mask, ((0, 0), (1, 0)), constant_values=True)
    runs = np.cumsum(breaks.ravel(), dtype=np.int32)
    runs = runs.reshape(mask.shape[0], -1)[:, 1:]
    hit = np.zeros(int(runs[-1, -1]) + 1, bool)
    hit[runs[reached]] = True
    result: Mask = mask & hit[runs]
    return result


def grown(mask: Mask, pixels: int) -> Mask:
    """The mask and everything within so many pixels of it, by rows and columns."""
    wide = mask.copy()
    for step in range(1, pixels + 1):
        wide[:, step:] |= mask[:, :-step]
        wide[:, :-step] |= mask[:, step:]
    tall = wide.copy()
    for step in range(1, pixels + 1):
        tall[step:] |= wide[:-step]
        tall[:-step] |= wide[step:]
    return tall


def shrunk(mask: Mask, pixels: int) -> Mask:
    """What is left when the edge moves in by so many pixels; beyond the picture counts as set."""
    shrunken: Mask = ~grown(~mask, pixels)
    return shrunken


def towards(pixels: npt.NDArray[Any], start: tuple[float, ...], end: tuple[float, ...]) -> Shares:
    """How far each pixel lies on the way from one colour to the other: 0 start, 1 end, clipped."""
    first = np.array(start, np.float32)
    way = np.array(end, np.float32) - first
    length = float(way @ way) or 1.0
    shares: Shares = (pixels[..., :3].astype(np.float32) - first) @ (way / length)
    return np.clip(shares, 0, 1)
