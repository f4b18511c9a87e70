"""Ground: the part that sheets share, as deflated cells and as pixels for a place to be painted over."""

from __future__ import annotations

from collections import OrderedDict

import numpy as np
from isal import isal_zlib

from coban.errors import UnmadeError
from coban.paint.tiff.cells import Cells
from coban.paint.tiff.inked import BARE, INKS, Inked, Light

LEVEL = 2
"""Of isal: forty times as fast as zlib, and as small for flat colour."""

KEPT_BYTES = 512 << 20
"""Pixels kept at hand for the next place; what falls out is inflated again."""

MOST_INK = 300
"""Percent of all four inks together."""

ROUNDING = 2
"""Four inks, each rounded by half a step."""


class Ground:
    """The cells of what `shared` paints on bare paper. The whole picture never stands in memory."""

    def __init__(self, cells: Cells, shared: Inked, title: str) -> None:
        self._cells = cells
        self._kept: OrderedDict[int, Light] = OrderedDict()
        self._room = max(1, KEPT_BYTES // (cells.cell_width * cells.cell_height * INKS))
        self.deflated: list[bytes] = [b""] * (cells.columns * cells.rows)
        equal: dict[bytes, bytes] = {}
        for block, indices in cells.blocks():
            light = np.full((block.height, block.width, INKS), BARE, np.uint8)
            shared.paint(light, block)
            for index in indices:
                at = cells.window(index)
                top, left = at.top - block.top, at.left - block.left
                cell = deflated(light[top : top + at.height, left : left + at.width], title)
                self.deflated[index] = equal.setdefault(cell, cell)

    def light(self, index: int) -> Light:
        """The cell's pixels, a copy for the caller to paint on."""
        kept = self._kept.pop(index, None)
        if kept is None:
            at = self._cells.window(index)
            inks = np.frombuffer(isal_zlib.decompress(self.deflated[index]), np.uint8)
            kept = ~inks.reshape(at.height, at.width, INKS)
        self._kept[index] = kept
        if len(self._kept) > self._room:
            self._kept.popitem(last=False)
        return kept.copy()


def deflated(light: Light, title: str) -> bytes:
    """A cell's pixels as inks. Raises UnmadeError, which names the sheet, when they lie too thick to dry."""
    inks = np.ascontiguousarray(~light)
    most = _most(inks)
    if most > MOST_INK * BARE // 100 + ROUNDING:
        raise UnmadeError(
            f"'{title}': {most * 100 / BARE:.0f} % of ink in one place; at most {MOST_INK} % dries; give the "
            "brand's ink, or the picture, fewer inks"
        )
    return isal_zlib.compress(inks, LEVEL)


def _most(inks: Light) -> int:
    """The largest sum of a pixel's four inks; two sums at a time, in the halves of one number."""
    four = inks.view(np.uint32)
    pairs = (four & 0x00FF00FF) + (four >> 8 & 0x00FF00FF)
    return int(((pairs & 0xFFFF) + (pairs >> 16)).max())
