"""How a picture is cut: every pixel in one cell, every cell in one block."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coban.paint.tiff.cells import STRIP_PIXELS, WINDOW_PIXELS, Cells, Window

CUTS = [Cells.tiles, Cells.strips]
SIDES = st.integers(1, 40_000)


def covered(window: Window, cells: Cells) -> int:
    """Pixels of the picture in a window."""
    return (min(window.right, cells.width) - window.left) * (min(window.bottom, cells.height) - window.top)


@pytest.mark.parametrize("cut", CUTS)
@given(width=SIDES, height=SIDES)
def test_every_pixel_is_in_one_cell(cut: Callable[[int, int], Cells], width: int, height: int) -> None:
    cells = cut(width, height)
    windows = [cells.window(index) for index in range(cells.columns * cells.rows)]
    assert len({(w.left, w.top) for w in windows}) == len(windows)
    assert sum(covered(window, cells) for window in windows) == width * height


@pytest.mark.parametrize("cut", CUTS)
@given(width=SIDES, height=SIDES)
def test_every_cell_is_in_one_block_of_bounded_size(
    cut: Callable[[int, int], Cells], width: int, height: int
) -> None:
    cells = cut(width, height)
    blocks = list(cells.blocks())
    assert sorted(index for _, indices in blocks for index in indices) == list(
        range(cells.columns * cells.rows)
    )
    for block, indices in blocks:
        assert block.width * block.height <= WINDOW_PIXELS
        for index in indices:
            cell = cells.window(index)
            assert block.left <= cell.left and cell.right <= block.right
            assert block.top <= cell.top and cell.bottom <= block.bottom


@given(width=SIDES, height=SIDES)
def test_a_strip_is_small_and_the_last_ends_with_the_picture(width: int, height: int) -> None:
    cells = Cells.strips(width, height)
    last = cells.window(cells.rows - 1)
    assert last.bottom == height
    assert cells.cell_height * width <= max(STRIP_PIXELS, width)


@pytest.mark.parametrize(
    ("edges", "expected"),
    [
        ((0.0, 0.0, 1.0, 1.0), {0}),
        ((511.0, 0.0, 512.0, 1.0), {0, 1}),
        ((600.0, 600.0, 700.0, 700.0), {3}),
        ((-50.0, -50.0, 2000.0, 2000.0), {0, 1, 2, 3}),
        ((-90.0, -90.0, -10.0, -10.0), set()),
        ((1100.0, 0.0, 1200.0, 10.0), set()),
    ],
)
def test_what_a_rectangle_touches(edges: tuple[float, float, float, float], expected: set[int]) -> None:
    assert Cells.tiles(1000, 1000).touched(*edges) == expected
