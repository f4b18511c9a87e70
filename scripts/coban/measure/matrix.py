"""Transformation matrices of PDF content: six numbers, points as rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import sqrt

Matrix = tuple[float, float, float, float, float, float]
Box = tuple[float, float, float, float]
"""Left, bottom, right, top."""

UNIT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def times(inner: Matrix, outer: Matrix) -> Matrix:
    """First `inner`, then `outer`."""
    a, b, c, d, e, f = inner
    p, q, r, s, t, u = outer
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


def of_values(values: Sequence[float]) -> Matrix:
    """Raises ValueError unless there are six."""
    a, b, c, d, e, f = values
    return (a, b, c, d, e, f)


def thinnest(matrix: Matrix) -> float:
    """By how much a length shrinks or grows in the direction that shrinks it most."""
    a, b, c, d, *_ = matrix
    whole = a * a + b * b + c * c + d * d
    apart = sqrt((a * a + b * b - c * c - d * d) ** 2 + 4 * (a * c + b * d) ** 2)
    return sqrt(max(0.0, (whole - apart) / 2))


def point(matrix: Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def around(points: Iterable[tuple[float, float]]) -> Box:
    """The smallest upright box; raises ValueError without any point."""
    xs, ys = zip(*points, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


def unit_square(matrix: Matrix) -> Box:
    """Where an image or a form of the unit square comes to lie."""
    return around(point(matrix, x, y) for x in (0, 1) for y in (0, 1))


def touch(one: Box, other: Box) -> bool:
    return one[0] <= other[2] and other[0] <= one[2] and one[1] <= other[3] and other[1] <= one[3]
