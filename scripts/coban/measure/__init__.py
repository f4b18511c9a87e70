"""Facts about finished files, read back with other libraries than the ones that wrote them.

Nothing here knows how coban paints. Lengths are millimetres at final size, from the trim's top
left corner, y downwards, as in `coban.scene`.
"""

from __future__ import annotations

from pathlib import Path

from coban.colour import Ink
from coban.measure.flat import FlatFile
from coban.measure.pdf import PrintFile
from coban.measure.picture import PictureFile
from coban.measure.unmeasured import Unmeasured, Unreadable

__all__ = [
    "FlatFile",
    "PictureFile",
    "PrintFile",
    "Unmeasured",
    "Unreadable",
    "open_elsewhere",
    "open_file",
]


def open_file(path: Path, trim_mm: tuple[float, float]) -> PrintFile | PictureFile:
    """A finished piece; `trim_mm` is what a picture's pixels stand for. Raises Unreadable."""
    if path.suffix.lower() == ".pdf":
        return PrintFile(path)
    return PictureFile(path, trim_mm)


def open_elsewhere(
    path: Path, field: Ink, trim_mm: tuple[float, float], bleed_mm: float
) -> PrintFile | FlatFile:
    """A piece that others made, in any kind of file: by its layers where they are named as ours are.

    `field` is the ink that should lead, `trim_mm` the size of a picture, 0 × 0 where its dpi must tell,
    `bleed_mm` what a picture may show beyond it. Raises Unreadable.
    """
    if path.suffix.lower() == ".pdf":
        file = PrintFile(path)
        if file.has_named_layers:
            return file
        file.close()
    return FlatFile(path, field, trim_mm, bleed_mm)
