"""Rectangles in millimetres, y downwards from the trim's top left corner: pure arithmetic."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rect:
    x: float
    y: float
    width: float
    height: float

    @property
    def right(self) -> float:
        return self.x + self.width

    @property
    def bottom(self) -> float:
        return self.y + self.height

    @property
    def cx(self) -> float:
        return self.x + self.width / 2

    @property
    def cy(self) -> float:
        return self.y + self.height / 2

    @property
    def area(self) -> float:
        return self.width * self.height

    def inset(self, dx: float, dy: float | None = None) -> Rect:
        """Smaller by `dx` at the left and right and `dy` at the top and bottom; negative grows."""
        dy = dx if dy is None else dy
        return Rect(self.x + dx, self.y + dy, self.width - 2 * dx, self.height - 2 * dy)

    def moved(self, dx: float, dy: float) -> Rect:
        return Rect(self.x + dx, self.y + dy, self.width, self.height)

    def contains(self, other: Rect, slack: float = 1e-6) -> bool:
        return (
            other.x >= self.x - slack
            and other.y >= self.y - slack
            and other.right <= self.right + slack
            and other.bottom <= self.bottom + slack
        )

    def overlaps(self, other: Rect) -> bool:
        return (
            self.x < other.right and other.x < self.right and self.y < other.bottom and other.y < self.bottom
        )

    @classmethod
    def between(cls, left: float, top: float, right: float, bottom: float) -> Rect:
        return cls(left, top, right - left, bottom - top)


def hull(rects: Iterable[Rect]) -> Rect | None:
    """The smallest rectangle around all of them; None when there are none."""
    every = list(rects)
    if not every:
        return None
    return Rect.between(
        min(r.x for r in every),
        min(r.y for r in every),
        max(r.right for r in every),
        max(r.bottom for r in every),
    )


def fit_inside(aspect: float, room: Rect) -> Rect:
    """The largest rectangle of this aspect (width / height) centred in the room."""
    width = min(room.width, room.height * aspect)
    height = width / aspect
    return Rect(room.cx - width / 2, room.cy - height / 2, width, height)
