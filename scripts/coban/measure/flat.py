"""A piece that others made, in whatever kind of file: its pixels, its size, and what its text is set in.

Nothing tells which part is whose, so what belongs to businesses is found by its look: white panels at an edge
or standing free with something on them, and shapes in other colours than the field's.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cached_property
from pathlib import Path

import cv2
import numpy as np

from coban.colour import Ink, Rgb
from coban.geometry import Rect
from coban.measure.bleeding import without_bleed
from coban.measure.difference import chroma, delta_e, hue, lab
from coban.measure.open_flat import Drawn, opened
from coban.measure.pdf import PrintFile
from coban.measure.picture import SMALLEST_PANEL, PictureFile, edges
from coban.measure.raster import Mask, flood, hull_of, tally
from coban.measure.unmeasured import Unmeasured
from coban.measure.words import Word

LEAST_PANEL = 0.005
"""Share of the trim that a free white panel takes at least."""

UPRIGHT = 0.85
"""Share of its box that a panel fills: letters fill less."""

CARRIES = 0.02
"""Share of a panel that what stands on it takes at least: a plain white bar carries nothing."""

CARD = 0.25
"""Share of a code's side that its white card reaches beyond it at most: seven modules of the smallest."""

COLOURED, TURNED = 20.0, 35.0
"""Chroma, and degrees from the field's hue, from which a pixel is somebody else's colour."""

LEAST_MARK = 0.0005
"""Share of the trim under which a coloured speck is none."""


class FlatFile(PictureFile):
    """One piece as pixels.

    `field` is the ink that should lead, `trim_mm` the size of a picture, 0 × 0 where its dpi must tell,
    `bleed_mm` what a picture of it may show beyond.
    """

    elsewhere = True

    def __init__(
        self, path: Path, field: Ink, trim_mm: tuple[float, float] = (0.0, 0.0), bleed_mm: float = 0.0
    ) -> None:
        drawn: Drawn = opened(path)
        told = trim_mm if all(trim_mm) and not drawn.exact else None
        if told:
            drawn = replace(drawn, pixels=without_bleed(drawn.pixels, drawn.size_mm, told, bleed_mm))
        self.path = path
        self.source = drawn
        self.field = field
        self.px = (drawn.pixels.shape[1], drawn.pixels.shape[0])
        width, height = told or drawn.size_mm or self.px
        self.trim = Rect(0, 0, float(width), float(height))
        self._rgba = drawn.pixels
        self._texts = {}
        self._light = {}

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """None that can be trusted. Raises Unmeasured."""
        raise Unmeasured("tệp làm nơi khác không cho biết chữ nào thuộc phần nào")

    @property
    def fonts(self) -> tuple[str, ...]:
        """Names of the faces that its live text is set in."""
        return self.source.fonts

    @cached_property
    def pdf(self) -> PrintFile | None:
        """The file as a PDF, for its boxes and pictures; None when it is none."""
        return PrintFile(self.path) if self.path.suffix.lower() == ".pdf" else None

    def close(self) -> None:
        if "pdf" in self.__dict__ and self.pdf:
            self.pdf.close()

    def shows(self, ink: Ink) -> Rgb:
        """In that way of turning inks into RGB which this file's leading colour comes nearest to."""
        return self.source.ways[self._way](ink)

    def businesses(self, white: Rgb, codes: Sequence[Rect]) -> list[Rect]:
        """Boxes of panels and of shapes in other colours; codes are nobody's."""
        return [*self.panels(white, codes), *self._coloured()]

    def panels(self, white: Rgb, codes: Sequence[Rect]) -> list[Rect]:
        """White panels: at an edge, or free with something on them."""
        light = self.light(self.shows(self.field), white).copy()
        for code in codes:
            card = code.inset(-CARD * code.width)
            left, top, right, bottom = (
                round(v * self.px_per_mm) for v in (card.x, card.y, card.right, card.bottom)
            )
            light[max(0, top) : bottom, max(0, left) : right] = False
        at_edge = flood(light, edges(light))
        boxes = [self._mm(box) for box in _carrying(light & ~at_edge)]
        found = hull_of(at_edge, self.px_per_mm, self.trim)
        return [found, *boxes] if found and float(at_edge.mean()) >= SMALLEST_PANEL else boxes

    def _coloured(self) -> Iterator[Rect]:
        pixels = self._rgba[..., :3]
        colours = lab(pixels.reshape(-1, 3)).reshape(*pixels.shape)
        turned = np.abs((hue(colours) - float(hue(lab(self.shows(self.field)))) + 180) % 360 - 180)
        mask = (chroma(colours) > COLOURED) & (turned > TURNED)
        count, _, stats, _ = cv2.connectedComponentsWithStats(_closed(mask))
        for left, top, width, height, area in stats[1:count]:
            if area >= LEAST_MARK * mask.size:
                yield self._mm((left, top, left + width, top + height))

    def _mm(self, box: tuple[int, int, int, int]) -> Rect:
        return Rect.between(*(float(edge) / self.px_per_mm for edge in box))

    @cached_property
    def _way(self) -> int:
        """Which way of rendering inks this file's own colours agree with most."""
        colours, counts = tally(self._rgba[::4, ::4])
        leading = lab(colours[int(counts.argmax())])
        apart = [float(delta_e(leading, lab(way(self.field)))) for way in self.source.ways]
        return int(np.argmin(apart))


def _carrying(light: Mask) -> Iterator[tuple[int, int, int, int]]:
    """Light regions nearly as large as their upright box, with something darker on them."""
    height, width = light.shape
    outlines, _ = cv2.findContours(light.astype(np.uint8), cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    for outline in outlines:
        left, top, across, down = cv2.boundingRect(outline)
        box = across * down
        if box < LEAST_PANEL * width * height or cv2.contourArea(outline) < UPRIGHT * box:
            continue
        if 1 - float(light[top : top + down, left : left + across].mean()) >= CARRIES:
            yield left, top, left + across, top + down


def _closed(mask: Mask) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Letters of one word as one shape."""
    reach = max(3, mask.shape[1] // 100) | 1
    return np.asarray(
        cv2.morphologyEx(mask.astype(np.uint8), cv2.MORPH_CLOSE, np.ones((reach, reach), np.uint8)), np.uint8
    )
