"""Whether a picture file stands in a place of the finished piece: light on dark, compared by shape."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from coban.geometry import Rect
from coban.measure.blank import GREY, drawn
from coban.measure.pdf import PrintFile
from coban.measure.picture import PictureFile

LOOK_PX = 96

Shape = npt.NDArray[np.float64]


def likeness_at(file: PrintFile | PictureFile, at: Rect, mark: Path) -> float:
    """How much what stands there looks like the mark's file: 1 the same, 0 nothing alike."""
    seen = file.render(at, LOOK_PX / max(at.width, at.height))
    shape = _wanted(mark, mark.stat().st_mtime_ns)
    size = (shape.shape[1], shape.shape[0])
    return max(0.0, float((_shape(np.asarray(Image.fromarray(seen).resize(size))) * shape).sum()))


@lru_cache(maxsize=16)
def _wanted(mark: Path, _changed_ns: int) -> Shape:
    return _shape(drawn(mark, px=LOOK_PX, ground=GREY))


def _shape(pixels: npt.NDArray[np.uint8]) -> Shape:
    """How each pixel differs from the corner's ground, mean 0 and length 1."""
    rgb = pixels[..., :3].astype(np.float64)
    apart = np.abs(rgb - rgb[0, 0]).max(axis=2)
    apart -= apart.mean()
    shape: Shape = apart / (np.linalg.norm(apart) or 1.0)
    return shape
