"""Rectangles in millimetres."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coban.geometry import Rect, fit_inside, hull

coordinate = st.floats(-1e4, 1e4)
side = st.floats(0.01, 1e4)
rects = st.builds(Rect, coordinate, coordinate, side, side)


def test_edges_and_centre() -> None:
    rect = Rect(10, 20, 30, 40)
    assert (rect.right, rect.bottom, rect.cx, rect.cy, rect.area) == (40, 60, 25, 40, 1200)
    assert rect.inset(5) == Rect(15, 25, 20, 30)
    assert rect.inset(5, 0) == Rect(15, 20, 20, 40)
    assert rect.inset(-5).contains(rect)
    assert rect.moved(-10, -20) == Rect(0, 0, 30, 40)
    assert Rect.between(10, 20, 40, 60) == rect


def test_touching_is_not_overlapping() -> None:
    assert not Rect(0, 0, 10, 10).overlaps(Rect(10, 0, 10, 10))
    assert Rect(0, 0, 10, 10).overlaps(Rect(9.9, 9.9, 10, 10))


@given(st.lists(rects, min_size=1, max_size=5))
def test_the_hull_holds_all_and_touches_each_side(some: list[Rect]) -> None:
    around = hull(some)
    assert around
    assert all(around.contains(rect) for rect in some)
    assert around.x == min(rect.x for rect in some)
    assert around.bottom == pytest.approx(max(rect.bottom for rect in some))


def test_the_hull_of_nothing() -> None:
    assert hull([]) is None


@given(st.floats(0.05, 20), rects)
def test_what_is_fitted_is_inside_keeps_its_shape_and_touches(aspect: float, room: Rect) -> None:
    fitted = fit_inside(aspect, room)
    assert room.contains(fitted, slack=1e-6)
    assert fitted.width / fitted.height == pytest.approx(aspect)
    assert fitted.width == pytest.approx(room.width) or fitted.height == pytest.approx(room.height)
