"""A finished picture: pixels only. What a PDF tells by its layers is measured here by colour and place."""

from __future__ import annotations

from collections.abc import Collection
from functools import cached_property
from pathlib import Path

import numpy as np
from PIL import Image

from coban.colour import Rgb
from coban.geometry import Rect
from coban.measure.raster import Mask, Pixels, flood, hull_of, pixel_frame, towards
from coban.measure.unmeasured import Unmeasured, Unreadable

LIGHT = 0.5
"""Halfway from the field to white: panels and letters are beyond it, the tonal motif is not."""

SMALLEST_PANEL = 0.005
"""Share of the trim; a smaller light patch at an edge is no panel."""


class PictureFile:
    """A PNG of the trim."""

    has_layers = False

    def __init__(self, path: Path, trim_mm: tuple[float, float]) -> None:
        self.path = path
        self.trim = Rect(0, 0, *trim_mm)
        try:
            with Image.open(path) as image:
                self.px = image.size
                self._rgba: Pixels = np.asarray(image.convert("RGBA"))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise Unreadable(f"{path.name}: {error}") from error

    def close(self) -> None:
        """Nothing is held open."""

    @cached_property
    def bytes(self) -> int:
        return self.path.stat().st_size

    @property
    def px_per_mm(self) -> float:
        return self.px[0] / self.trim.width

    @property
    def pixels(self) -> Pixels:
        """The picture as it is, RGBA."""
        return self._rgba

    def render(self, rect: Rect, px_per_mm: float, roles: Collection[str] | None = None) -> Pixels:
        """A part of the picture, resampled. Raises Unmeasured for `roles`: pixels have none."""
        if roles is not None:
            raise Unmeasured("ảnh điểm không có lớp để tách")
        width, height = pixel_frame(rect, px_per_mm)
        # Beyond the picture there is nothing: black, which is no quiet zone.
        whole = Image.new("RGBA", (width, height), (0, 0, 0, 255))
        seen = Rect.between(
            max(0, rect.x), max(0, rect.y), min(self.trim.right, rect.right), min(self.trim.bottom, rect.bottom)
        )
        if seen.width <= 0 or seen.height <= 0:
            return np.asarray(whole)
        part = Image.fromarray(self._rgba).resize(
            pixel_frame(seen, px_per_mm),
            Image.Resampling.BILINEAR,
            box=tuple(v * self.px_per_mm for v in (seen.x, seen.y, seen.right, seen.bottom)),
        )
        whole.paste(part, (round((seen.x - rect.x) * px_per_mm), round((seen.y - rect.y) * px_per_mm)))
        return np.asarray(whole)

    def panel(self, field: Rgb, white: Rgb) -> tuple[Rect, float] | None:
        """The light regions that touch an edge: their hull in mm and their share of the trim (0–1).

        That is the sponsors' panel with whatever stands on it; None when there is none.
        """
        light: Mask = towards(self._rgba, field, white) > LIGHT
        edge = np.zeros_like(light)
        edge[[0, -1], :] = True
        edge[:, [0, -1]] = True
        panel = flood(light, edge)
        share = float(panel.mean())
        found = hull_of(panel, self.px_per_mm, self.trim)
        return (found, share) if found and share >= SMALLEST_PANEL else None
