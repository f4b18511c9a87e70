"""The large-format shop's picture: CMYK TIFF, 8 bits an ink, with the colour profile and the resolution.

It shows the bleed box, without marks and slug, and says what of it is trim. The part that sheets share is
rastered and deflated once for each painter; a place paints again only the cells that it touches.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coban.colour import Ink
from coban.geometry import Rect
from coban.paint.palette import inks_of
from coban.paint.process import CmykProcess
from coban.paint.tiff.cells import Cells
from coban.paint.tiff.container import Container
from coban.paint.tiff.ground import Ground, deflated
from coban.paint.tiff.inked import Inked
from coban.paint.tiff.told import in_ascii
from coban.scene import Item, Sheet, item_box
from coban.units import MM_PER_INCH

__all__ = ["TiffPainter", "in_ascii"]

SOFT_PX = 2
"""How far the soft edge of an item may reach over its box."""


class TiffPainter:
    """Paints every sheet that shares its unlocalised part with `base`.

    `inks` are the brand's beyond those on the sheet: artwork in exactly their sRGB gets their CMYK by hand.
    `dpi` counts at the final size; at 1:10 the file says ten times as much, at a tenth of the size.
    `strips` cuts the picture into strips of its whole width, for RIPs that read no tiles.
    """

    def __init__(
        self,
        base: Sheet,
        icc: Path,
        *,
        inks: Iterable[Ink] = (),
        dpi: int = 100,
        scale: int = 1,
        strips: bool = False,
    ) -> None:
        self._base = base
        self._press = CmykProcess(icc, tuple(dict.fromkeys([*inks, *inks_of(base.items)])))
        self._frame = base.trim.inset(-base.bleed)
        self._px_per_mm = dpi / MM_PER_INCH
        self._size = (self._px(self._frame.width), self._px(self._frame.height))
        self._cells = (Cells.strips if strips else Cells.tiles)(*self._size)
        self._container = Container(self._cells, icc.read_bytes(), dpi * scale, scale)
        with self._inked(base.shared) as shared:
            self._ground = Ground(self._cells, shared, base.title)

    def write(self, sheet: Sheet, path: Path) -> None:
        """The whole file or nothing.

        Raises ValueError for a sheet of another base, UnmadeError for artwork with more ink than paper holds.
        """
        if sheet.shared is not self._base.shared:
            raise ValueError(f"'{sheet.title}' does not share the part that this painter was made for")
        cells = list(self._ground.deflated)
        with self._inked(sheet.own) as own:
            for index in sorted(self._touched(sheet.own)):
                light = self._ground.light(index)
                own.paint(light, self._cells.window(index))
                cells[index] = deflated(light, sheet.title)
        self._container.write(path, sheet, cells)

    def _inked(self, items: tuple[Item, ...]) -> Inked:
        return Inked(items, self._press, self._frame, self._size)

    def _touched(self, items: tuple[Item, ...]) -> set[int]:
        return {index for item in items for index in self._cells.touched(*self._edges(item_box(item)))}

    def _edges(self, box: Rect) -> tuple[float, float, float, float]:
        """A box of the sheet in pixels of the picture, soft edges included."""
        near = box.moved(-self._frame.x, -self._frame.y)
        k = self._px_per_mm
        left, top, right, bottom = (side * k for side in (near.x, near.y, near.right, near.bottom))
        return left - SOFT_PX, top - SOFT_PX, right + SOFT_PX, bottom + SOFT_PX

    def _px(self, length_mm: float) -> int:
        return max(1, round(length_mm * self._px_per_mm))
