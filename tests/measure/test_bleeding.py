"""Pictures with and without their bleed: what is measured is the trim."""

from __future__ import annotations

import numpy as np
import pytest

from coban.measure.bleeding import without_bleed

TRIM, BLEED = (750.0, 2000.0), 10.0
BLED = (770.0, 2020.0)


@pytest.mark.parametrize(
    ("px", "size_mm", "left"),
    [
        ((770, 2020), BLED, (750, 2000)),
        ((770, 2020), (77.0, 202.0), (750, 2000)),
        ((770, 2020), None, (750, 2000)),
        ((3031, 7953), (76.99, 202.01), (2953, 7875)),
        # A remark on dpi that was never meant: the shape tells.
        ((770, 2020), (203.7, 534.5), (750, 2000)),
        ((750, 2000), TRIM, (750, 2000)),
        ((750, 2000), (75.0, 200.0), (750, 2000)),
        ((750, 2000), None, (750, 2000)),
        ((750, 2000), (198.4, 529.2), (750, 2000)),
        # Another piece altogether: nothing is cut.
        ((1080, 1080), None, (1080, 1080)),
    ],
)
def test_a_bleed_is_cut_off_where_there_is_one(
    px: tuple[int, int], size_mm: tuple[float, float] | None, left: tuple[int, int]
) -> None:
    pixels = np.zeros((px[1], px[0], 4), np.uint8)
    rows, columns = without_bleed(pixels, size_mm, TRIM, BLEED).shape[:2]
    assert (columns, rows) == left


def test_of_a_square_piece_only_its_size_can_tell() -> None:
    pixels = np.zeros((1020, 1020, 4), np.uint8)
    assert without_bleed(pixels, (102.0, 102.0), (100.0, 100.0), 1.0).shape[:2] == (1000, 1000)
    assert without_bleed(pixels, None, (100.0, 100.0), 1.0) is pixels


def test_a_piece_without_bleed_is_left_as_it_is() -> None:
    pixels = np.zeros((1020, 1020, 4), np.uint8)
    assert without_bleed(pixels, (102.0, 102.0), (102.0, 102.0), 0.0) is pixels
