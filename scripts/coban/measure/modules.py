"""The close look at a code: where its modules end, how far its margin is clear, what colours it has."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from coban.colour import Rgb
from coban.measure.raster import Mask, Pixels

MODULE_PX = 10
"""Pixels for a module in the close look: the quiet zone is measured to a tenth of a module."""

AROUND_MODULES = 7
"""How far around the code the close look reaches."""


@dataclass(frozen=True, slots=True)
class Grid:
    """A code in the close look, whose modules are about MODULE_PX wide."""

    box: tuple[int, int, int, int]
    """Left, top, right, bottom of the modules in the close look."""
    clear: Mask
    """Where it is as light as the light modules (as dark as the dark ones when inverted)."""
    inside: Mask
    inverted: bool


def grid_of(luma: npt.NDArray[np.uint8], modules: int) -> Grid:
    """Finds the edges of the code along the middles of its three finder patterns."""
    start, end = AROUND_MODULES * MODULE_PX, (AROUND_MODULES + modules) * MODULE_PX
    inside = np.zeros(luma.shape, bool)
    inside[start:end, start:end] = True
    low, high = np.percentile(luma[inside], (5, 95))
    heart = slice(start + 3 * MODULE_PX, start + 4 * MODULE_PX)
    inverted = bool(np.median(luma[heart, heart]) > (low + high) / 2)
    dark = (luma < (low + high) / 2) ^ inverted
    first, last = start + round(3.5 * MODULE_PX), end - round(3.5 * MODULE_PX)
    box = (
        first - _outermost(dark[first, first::-1], first - start),
        first - _outermost(dark[first::-1, first], first - start),
        last + _outermost(dark[first, last:], end - last),
        last + _outermost(dark[last:, first], end - last),
    )
    # Three quarters of the way to the light modules: a tinted margin is not as light as they are.
    clear = luma < high - 0.75 * (high - low) if inverted else luma > low + 0.75 * (high - low)
    return Grid(box, clear, inside, inverted)


def _outermost(dark: Mask, nominal: int) -> int:
    """Pixels from a finder's middle to its outer edge: dark, light, dark, then light again."""
    changes = np.flatnonzero(np.diff(dark.astype(np.int8))) + 1
    near = [int(c) for c in changes[:3] if c < nominal + MODULE_PX]
    return near[2] if len(near) == 3 else nominal


def quiet_px(clear: Mask, box: tuple[int, int, int, int]) -> int:
    """Pixels from the code's edge to the nearest thing that is not clear, all around."""
    left, top, right, bottom = box
    farthest = min(left, top, clear.shape[1] - right, clear.shape[0] - bottom)
    # The first ring is the soft edge of the modules themselves.
    for reach in range(2, farthest + 1):
        x0, y0, x1, y1 = left - reach, top - reach, right + reach - 1, bottom + reach - 1
        sides = (
            clear[y0, x0 : x1 + 1],
            clear[y1, x0 : x1 + 1],
            clear[y0 : y1 + 1, x0],
            clear[y0 : y1 + 1, x1],
        )
        if not all(side.all() for side in sides):
            return reach - 1
    return int(farthest)


def colour_of(seen: Pixels, where: Mask) -> Rgb:
    if not where.any():
        return 0, 0, 0
    red, green, blue = (int(v) for v in np.median(seen[where][:, :3], axis=0))
    return red, green, blue
