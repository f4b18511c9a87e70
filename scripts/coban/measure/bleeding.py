"""Pictures for print are sent with their bleed: what they show is cut to the trim before it is measured."""

from __future__ import annotations

from coban.measure.raster import Pixels

SCALES = (1, 10, 100)
"""A file is 1:scale, and says its own size."""

NEAR = 0.25
"""How far, of the way from the one shape to the other, a picture's shape may be off."""


def without_bleed(
    pixels: Pixels, size_mm: tuple[float, float] | None, trim_mm: tuple[float, float], bleed_mm: float
) -> Pixels:
    """The trim alone. Whether a picture has a bleed is told by its own size, else by its shape."""
    width, height = trim_mm
    bled = (width + 2 * bleed_mm, height + 2 * bleed_mm)
    if not bleed_mm or not _has_bleed(pixels, size_mm, trim_mm, bled):
        return pixels
    rows, columns = pixels.shape[:2]
    across, down = round(columns * bleed_mm / bled[0]), round(rows * bleed_mm / bled[1])
    return pixels[down : rows - down, across : columns - across]


def _has_bleed(
    pixels: Pixels,
    size_mm: tuple[float, float] | None,
    trim_mm: tuple[float, float],
    bled_mm: tuple[float, float],
) -> bool:
    near_mm = (bled_mm[0] - trim_mm[0]) / 4
    own_sizes = [(size_mm[0] * scale, size_mm[1] * scale) for scale in SCALES] if size_mm else []
    for own in own_sizes:
        if _apart(own, trim_mm) < near_mm:
            return False
        if _apart(own, bled_mm) < near_mm:
            return True
    rows, columns = pixels.shape[:2]
    shape = int(columns) / int(rows)
    trimmed, bled = trim_mm[0] / trim_mm[1], bled_mm[0] / bled_mm[1]
    return abs(shape - bled) < NEAR * abs(trimmed - bled)


def _apart(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(abs(one[0] - other[0]), abs(one[1] - other[1]))
