"""Cells: how a picture is cut for its file, into square tiles or into strips of its whole width."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

TILE_PX = 512
STRIP_PIXELS = 1 << 20
"""About as many in a strip as an old RIP holds four megabytes for."""

WINDOW_PIXELS = 1 << 22
"""About as many as are rastered at once: 16 MB, however large the picture."""


@dataclass(frozen=True, slots=True)
class Window:
    """A part of the picture, in pixels from its top left corner."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.left + self.width

    @property
    def bottom(self) -> int:
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Cells:
    """A grid of equal cells over a picture, numbered by rows from the top left, as in the file."""

    width: int
    height: int
    cell_width: int
    cell_height: int
    tiled: bool

    @classmethod
    def tiles(cls, width: int, height: int) -> Cells:
        return cls(width, height, TILE_PX, TILE_PX, True)

    @classmethod
    def strips(cls, width: int, height: int) -> Cells:
        rows = max(1, min(height, STRIP_PIXELS // width))
        return cls(width, height, width, rows, False)

    @property
    def columns(self) -> int:
        return -(-self.width // self.cell_width)

    @property
    def rows(self) -> int:
        return -(-self.height // self.cell_height)

    def window(self, index: int) -> Window:
        """A cell. Tiles are whole even where they reach out of the picture, the last strip ends with it."""
        row, column = divmod(index, self.columns)
        top = row * self.cell_height
        height = self.cell_height if self.tiled else min(self.cell_height, self.height - top)
        return Window(column * self.cell_width, top, self.cell_width, height)

    def blocks(self) -> Iterator[tuple[Window, list[int]]]:
        """The picture in blocks of neighbouring cells that are rastered at once, and the cells of each."""
        room = max(1, WINDOW_PIXELS // (self.cell_width * self.cell_height))
        across = min(self.columns, room)
        down = max(1, room // across) if across == self.columns else 1
        for top in range(0, self.rows, down):
            for left in range(0, self.columns, across):
                rows = range(top, min(top + down, self.rows))
                columns = range(left, min(left + across, self.columns))
                indices = [row * self.columns + column for row in rows for column in columns]
                first, last = self.window(indices[0]), self.window(indices[-1])
                whole = Window(first.left, first.top, last.right - first.left, last.bottom - first.top)
                yield whole, indices

    def touched(self, left: float, top: float, right: float, bottom: float) -> set[int]:
        """The cells that a rectangle of pixels covers any part of; none when it lies outside."""
        columns = range(
            max(0, int(left // self.cell_width)), min(self.columns, int(right // self.cell_width) + 1)
        )
        rows = range(
            max(0, int(top // self.cell_height)), min(self.rows, int(bottom // self.cell_height) + 1)
        )
        return {row * self.columns + column for row in rows for column in columns}
