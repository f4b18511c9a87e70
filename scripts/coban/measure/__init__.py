"""Facts about finished files, read back with other libraries than the ones that wrote them.

Nothing here knows how coban paints. Lengths are millimetres at final size, from the trim's top
left corner, y downwards, as in `coban.scene`.
"""

from __future__ import annotations

from pathlib import Path

from coban.measure.pdf import PrintFile
from coban.measure.picture import PictureFile
from coban.measure.unmeasured import Unmeasured, Unreadable

__all__ = ["PictureFile", "PrintFile", "Unmeasured", "Unreadable", "open_file"]


def open_file(path: Path, trim_mm: tuple[float, float]) -> PrintFile | PictureFile:
    """A finished piece; `trim_mm` is what a picture's pixels stand for. Raises Unreadable."""
    if path.suffix.lower() == ".pdf":
        return PrintFile(path)
    return PictureFile(path, trim_mm)
