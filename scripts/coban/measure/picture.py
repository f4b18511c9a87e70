"""A finished picture: pixels only. What a PDF tells by its layers is measured here by colour and place."""

from __future__ import annotations

import json
from collections.abc import Collection
from functools import cached_property
from math import isfinite
from pathlib import Path

import numpy as np
from PIL import Image

from coban.colour import Ink, Rgb
from coban.geometry import Rect
from coban.measure.raster import Mask, Pixels, flood, hull_of, pixel_frame, towards
from coban.measure.unmeasured import Unmeasured, Unreadable
from coban.measure.words import Word

LIGHT = 0.5
"""Halfway from the field to white: panels and letters are beyond it, the tonal motif is not."""

SMALLEST_PANEL = 0.005
"""Share of the trim; a smaller light patch at an edge is no panel."""

SHORTEST_EDGE = 0.1
"""Share of a side that a panel takes at least; a letter that runs off the edge takes less."""


class PictureFile:
    """A PNG of the trim."""

    has_layers = False
    elsewhere = False
    """Made by others: nothing is known of how it was built."""

    def __init__(self, path: Path, trim_mm: tuple[float, float]) -> None:
        self.path = path
        self.trim = Rect(0, 0, *trim_mm)
        self._light: dict[tuple[Rgb, Rgb], Mask] = {}
        try:
            with Image.open(path) as image:
                self.px = image.size
                self._texts: dict[str, str] = dict(getattr(image, "text", {}))
                self._rgba: Pixels = np.asarray(image.convert("RGBA"))
        except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
            raise Unreadable(f"{path.name}: {error}") from error

    def close(self) -> None:
        """Nothing is held open."""

    def shows(self, ink: Ink) -> Rgb:
        """The colour that an ink of the brand has among these pixels."""
        return ink.rgb

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

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """The words that go with the pixels as text (the PNG's "Words"), in the order of painting.

        A claim, like the invisible words of a PDF: whether the pixels show them is another matter.
        Raises Unmeasured when there are none, or none that can be read.
        """
        try:
            rows = json.loads(self._texts["Words"])
            words = tuple(Word(str(r), str(t), float(x), float(y), float(size)) for r, t, x, y, size in rows)
        except (KeyError, ValueError, TypeError) as error:
            raise Unmeasured("ảnh không mang theo chữ để đọc lại; hãy xem bằng mắt") from error
        if not all(map(isfinite, (v for word in words for v in (word.x, word.y, word.size)))):
            raise Unmeasured("chữ đi kèm ảnh không có chỗ đứng hợp lệ; hãy xem bằng mắt")
        return words

    def render(self, rect: Rect, px_per_mm: float, roles: Collection[str] | None = None) -> Pixels:
        """A part of the picture, resampled. Raises Unmeasured for `roles`: pixels have none."""
        if roles is not None:
            raise Unmeasured("ảnh điểm không có lớp để tách")
        width, height = pixel_frame(rect, px_per_mm)
        # Beyond the picture there is nothing: black, which is no quiet zone.
        whole = Image.new("RGBA", (width, height), (0, 0, 0, 255))
        seen = Rect.between(
            max(0, rect.x),
            max(0, rect.y),
            min(self.trim.right, rect.right),
            min(self.trim.bottom, rect.bottom),
        )
        if seen.width <= 0 or seen.height <= 0:
            return np.asarray(whole)
        scale = self.px_per_mm
        across, down = pixel_frame(seen, px_per_mm)
        # Whole pixels, not the rectangle's own edges, so that every pixel lies exactly where it should.
        right = min(self.px[0], (seen.x + across / px_per_mm) * scale)
        bottom = min(self.px[1], (seen.y + down / px_per_mm) * scale)
        part = Image.fromarray(self._rgba).resize(
            (across, down), Image.Resampling.BILINEAR, box=(seen.x * scale, seen.y * scale, right, bottom)
        )
        whole.paste(part, (round((seen.x - rect.x) * px_per_mm), round((seen.y - rect.y) * px_per_mm)))
        return np.asarray(whole)

    def light(self, field: Rgb, white: Rgb) -> Mask:
        """Where it is nearer to white than to the field: panels, letters, cards. Worked out once."""
        if (field, white) not in self._light:
            self._light[field, white] = towards(self._rgba, field, white) > LIGHT
        return self._light[field, white]

    def panel(self, field: Rgb, white: Rgb) -> tuple[Rect, float] | None:
        """The light regions that touch an edge: their hull in mm and their share of the trim (0–1).

        That is the sponsors' panel with whatever stands on it; None when there is none.
        """
        light = self.light(field, white)
        panel = flood(light, edges(light))
        share = float(panel.mean())
        found = hull_of(panel, self.px_per_mm, self.trim)
        return (found, share) if found and share >= SMALLEST_PANEL else None


def edges(light: Mask) -> Mask:
    """The long light runs along the four edges: where a panel may begin."""
    seeds = np.zeros_like(light)
    for line, seed in (
        (light[0], seeds[0]),
        (light[-1], seeds[-1]),
        (light[:, 0], seeds[:, 0]),
        (light[:, -1], seeds[:, -1]),
    ):
        changes = np.flatnonzero(np.diff(np.pad(line.astype(np.int8), 1)))
        for start, end in zip(changes[::2], changes[1::2], strict=True):
            seed[start:end] = end - start >= SHORTEST_EDGE * line.size
    return seeds
