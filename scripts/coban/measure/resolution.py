"""Whether pictures have the pixels for the size at which a piece shows them, told before it is painted."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from math import ceil
from pathlib import Path

import imagesize

from coban.geometry import fit_inside
from coban.measure.artwork import RASTERS
from coban.scene import Item, Picture
from coban.units import MM_PER_INCH

ROUNDING_DPI = 0.01
"""Boxes are written with four decimals of a millimetre; what is asked for must do in the finished file."""


@dataclass(frozen=True, slots=True)
class Coarse:
    """A raster with too few pixels for its box."""

    file: Path
    width_px: int
    height_px: int
    width_mm: float
    height_mm: float
    dpi: float
    needed_px: tuple[int, int]
    """Across and down, for the same picture in the same box."""


def coarse(items: Iterable[Item], least_dpi: float) -> Iterator[Coarse]:
    """Every raster among the items that prints with less; a file in two boxes counts by the larger."""
    worst: dict[Path, Coarse] = {}
    for item in items:
        if not isinstance(item, Picture) or item.file.suffix.lower() not in RASTERS:
            continue
        found = _measured(item, least_dpi)
        if found and (item.file not in worst or found.dpi < worst[item.file].dpi):
            worst[item.file] = found
    yield from worst.values()


def _measured(picture: Picture, least_dpi: float) -> Coarse | None:
    """As it stands upright, whichever way the camera was held."""
    width, height = imagesize.get(str(picture.file))
    if width <= 0 or height <= 0:
        return None
    box = fit_inside(width / height, picture.rect)
    dpi = width * MM_PER_INCH / box.width
    if dpi >= least_dpi:
        return None
    enough = (least_dpi + ROUNDING_DPI) / MM_PER_INCH
    needed = ceil(box.width * enough), ceil(box.height * enough)
    return Coarse(picture.file, width, height, box.width, box.height, dpi, needed)
