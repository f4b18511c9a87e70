"""Window: the part of a picture that stays open, so that what lies under it shows."""

from __future__ import annotations

from PIL import Image, ImageDraw

from coban.geometry import Rect

FINER = 4
"""Each pixel of the edge is worked out from so many, both ways."""


def opened(image: Image.Image, window: Rect, width_mm: float) -> Image.Image:
    """The picture with the oval in `window` (mm) transparent; the picture is `width_mm` wide.

    Open pixels keep the colour that was painted there, so that programs which blend edges without regard
    to transparency show no fringe.
    """
    k = FINER * image.width / width_mm
    left, top = int(window.x * k) // FINER, int(window.y * k) // FINER
    right, bottom = -int(-window.right * k // FINER), -int(-window.bottom * k // FINER)
    hole = Image.new("L", ((right - left) * FINER, (bottom - top) * FINER), 255)
    corners = (window.x * k, window.y * k, window.right * k, window.bottom * k)
    x, y = left * FINER, top * FINER
    oval = (corners[0] - x, corners[1] - y, corners[2] - x - 1, corners[3] - y - 1)
    ImageDraw.Draw(hole).ellipse(oval, fill=0)
    alpha = Image.new("L", image.size, 255)
    alpha.paste(hole.reduce(FINER), (left, top))
    result = image.convert("RGBA")
    result.putalpha(alpha)
    return result
