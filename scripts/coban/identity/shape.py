"""The shape of an emblem: what its artwork covers, and how fine its strokes and gaps are."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory

import cv2
import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops

from coban.colour import BLACK, WHITE, Ink
from coban.geometry import Rect
from coban.layout.furniture import aspect
from coban.paint.png import PngPainter
from coban.scene import Box, Item, Picture, Role, Sheet

MEASURED_PX = 1024
KEPT = 0.9
"""Of what the shape covers, at least so much is in strokes as wide as the one that is named; so with gaps."""

REVERSED_MM, GAP_MM = 0.25, 0.2
"""A white stroke in four inks fills in below the first, a gap below the second."""

GRID_PX = 8

_EXACT = cv2.DIST_L2, cv2.DIST_MASK_PRECISE

Mask = npt.NDArray[np.uint8]


@dataclass(frozen=True, slots=True)
class Fineness:
    """The finest that must be kept, as shares of the emblem's height."""

    stroke: float
    gap: float

    @property
    def least_mm(self) -> float:
        """The smallest height in print at which strokes and gaps stay open, in whole mm."""
        return float(math.ceil(max(REVERSED_MM / self.stroke, GAP_MM / self.gap)))

    @property
    def least_px(self) -> int:
        """On a screen: a pixel for the finest of both, in steps of 8."""
        return math.ceil(1 / min(self.stroke, self.gap) / GRID_PX) * GRID_PX


def alone(file: Path, page: Rect, title: str, ground: Ink | None = None) -> Sheet:
    """A sheet of the emblem and nothing else, from edge to edge."""
    items: tuple[Item, ...] = (Picture(Role.EMBLEM, file, page),)
    if ground:
        items = (Box(Role.FIELD, page, ground), *items)
    return Sheet(title, page.width, page.height, 0.0, page, 1, None, items)


@lru_cache(maxsize=8)
def coverage(file: Path, width_px: int) -> Image.Image:
    """How much of each pixel the white artwork covers, 0 to 255."""
    return _seen(file, BLACK, width_px).convert("L")


def is_in_one_ink(drawing: bytes, ink: Ink, shape: Image.Image, slack: int = 3) -> bool:
    """Whether the SVG shows this shape in this ink, and nothing besides."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "emblem.svg"
        file.write_bytes(drawing)
        ground = WHITE if ink.rgb != WHITE.rgb else BLACK
        seen = _seen.__wrapped__(file, ground, shape.width)
    wanted = Image.composite(
        Image.new("RGB", shape.size, ink.rgb), Image.new("RGB", shape.size, ground.rgb), shape
    )
    if seen.size != wanted.size:
        return False
    return int(np.asarray(ImageChops.difference(seen, wanted)).max()) <= slack


@lru_cache(maxsize=8)
def fineness(file: Path) -> Fineness:
    """Measured on its own pixels."""
    shape = coverage(file, MEASURED_PX)
    inked: Mask = (np.asarray(shape) > 127).astype(np.uint8)
    within = np.zeros_like(inked)
    cv2.fillConvexPoly(within, cv2.convexHull(cv2.findNonZero(inked)), 1)
    return Fineness(_width(inked) / shape.height, _width(within & (1 - inked)) / shape.height)


def _width(mask: Mask) -> float:
    """The widest round brush, in pixels, that can still paint nearly all of the mask; at least one pixel."""
    inner = cv2.distanceTransform(cv2.copyMakeBorder(mask, 1, 1, 1, 1, cv2.BORDER_CONSTANT, value=0), *_EXACT)
    low, high = 0.5, max(float(inner.max()), 0.5)
    while high - low > 0.25:
        radius = (low + high) / 2
        reached = cv2.distanceTransform((inner < radius).astype(np.uint8), *_EXACT) < radius
        low, high = (radius, high) if np.count_nonzero(reached) >= KEPT * mask.sum() else (low, radius)
    return 2 * low


@lru_cache(maxsize=8)
def _seen(file: Path, ground: Ink, width_px: int) -> Image.Image:
    sheet = alone(file, Rect(0, 0, 100 * aspect(file), 100), file.stem, ground)
    return PngPainter(sheet, width_px).image(sheet)
