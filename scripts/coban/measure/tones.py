"""The colours of small print in a picture: too few pixels to tell the face, enough to tell ink from "
"ground."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from coban.colour import Rgb
from coban.measure.picture import PictureFile
from coban.measure.typeface import LEAST_EM_PX, frame_of, lines_of

INKED = 95
"""Percentile of distance from the ground at which a pixel is ink to the core, in lines of thin strokes "
"too."""


@dataclass(frozen=True, slots=True)
class Tone:
    """Ink and ground of a line."""

    text: str
    ink: Rgb
    ground: Rgb


def small_print(file: PictureFile, font: Path) -> Iterator[Tone]:
    """Each line under the size at which its letters are proved. Raises Unmeasured."""
    for size, line in lines_of(file):
        if size * file.px_per_mm >= LEAST_EM_PX:
            continue
        seen = file.render(frame_of(line, font), file.px_per_mm)[..., :3].reshape(-1, 3).astype(float)
        ground = np.median(seen, axis=0)
        apart = np.abs(seen - ground).max(axis=1)
        ink = seen[np.argsort(apart)[int((apart.size - 1) * INKED / 100)]]
        yield Tone(" ".join(word.text for word in line), _rgb(ink), _rgb(ground))


def _rgb(colour: np.ndarray[tuple[int, ...], np.dtype[np.float64]]) -> Rgb:
    red, green, blue = (round(float(channel)) for channel in colour)
    return red, green, blue
