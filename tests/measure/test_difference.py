"""CIEDE2000 against the pairs that its authors publish to test implementations with (Sharma et al. 2005)."""

from __future__ import annotations

import numpy as np
import pytest

from coban.measure.difference import delta_e, lab

PAIRS = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0000),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.694), (23.0331, 14.973, -42.5619), 2.0373),
    ((90.8027, -2.0831, 1.441), (91.1528, -1.6435, 0.0447), 1.4441),
    ((2.0776, 0.0795, -1.135), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("one", "other", "apart"), PAIRS)
def test_the_published_pairs(one: tuple[float, ...], other: tuple[float, ...], apart: float) -> None:
    assert delta_e(np.array(one, float), np.array(other, float)) == pytest.approx(apart, abs=1e-4)


def test_lab_of_known_colours() -> None:
    assert lab([255, 255, 255]) == pytest.approx([100, 0, 0], abs=0.02)
    assert lab([0, 0, 0]) == pytest.approx([0, 0, 0], abs=0.02)
    assert lab([255, 0, 0]) == pytest.approx([53.24, 80.09, 67.20], abs=0.02)
