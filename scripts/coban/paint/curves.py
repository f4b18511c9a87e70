"""Shapes as PDF path operators. Coordinates are the caller's; the caller fills."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import lru_cache

from coban import qr
from coban.geometry import Rect
from coban.paint.body import numbers
from coban.text import Command, Face

KAPPA = 0.5522847498
"""A quarter circle as a cubic Bézier: the handle's length for radius 1."""

Point = tuple[float, float]


@lru_cache(maxsize=4096)
def glyph(face: Face, gid: int) -> str:
    """A glyph's contours in units of the font, y upwards."""
    upem = face.upem
    outline = _never_a_rectangle(face.outline(gid))
    return path(tuple((v, tuple((x * upem, y * upem) for x, y in pts)) for v, pts in outline), tenths)


def _never_a_rectangle(outline: tuple[Command, ...]) -> tuple[Command, ...]:
    """The same shape, one edge of it as a straight curve, when it is a plain rectangle: l, I, stop, dash.

    pdfium, and so Chrome, snaps filled rectangles to whole pixels; such letters would look bolder than
    their neighbours.
    """
    verbs = [verb for verb, _ in outline]
    if verbs not in (["moveTo", *["lineTo"] * 3, "closePath"], ["moveTo", *["lineTo"] * 4, "closePath"]):
        return outline
    (_, ((x, y),)), (_, ((end_x, end_y),)), *_ = outline
    third = ((2 * x + end_x) / 3, (2 * y + end_y) / 3), ((x + 2 * end_x) / 3, (y + 2 * end_y) / 3)
    return (outline[0], ("curveTo", (*third, (end_x, end_y))), *outline[2:])


def tenths(*values: float) -> str:
    """Of a font's unit: 0.03 mm in a letter of 60 cm. Files are the lighter for it by a tenth."""
    return " ".join(f"{value:.1f}".removesuffix(".0") for value in values)


@lru_cache(maxsize=256)
def path(commands: tuple[Command, ...], written: Callable[..., str] = numbers) -> str:
    """Pen commands as operators; quadratic curves of TrueType become cubic ones."""
    rows: list[str] = []
    at: Point = (0.0, 0.0)
    for verb, points in commands:
        match verb:
            case "moveTo" | "lineTo":
                rows.append(f"{written(*points[0])} {'m' if verb == 'moveTo' else 'l'}")
            case "curveTo":
                rows.append(f"{written(*(c for p in points for c in p))} c")
            case "qCurveTo":
                rows += [f"{written(*(c for p in cubic for c in p))} c" for cubic in cubics(at, points)]
            case "closePath":
                rows.append("h")
        at = points[-1] if points else at
    return "\n".join(rows)


def cubics(start: Point, points: tuple[Point, ...]) -> Iterable[tuple[Point, Point, Point]]:
    """A TrueType curve of any number of off-curve points, as cubic curves."""
    *offs, end = points
    for index, off in enumerate(offs):
        last = index == len(offs) - 1
        stop = end if last else ((off[0] + offs[index + 1][0]) / 2, (off[1] + offs[index + 1][1]) / 2)
        yield (
            (start[0] + (off[0] - start[0]) * 2 / 3, start[1] + (off[1] - start[1]) * 2 / 3),
            (stop[0] + (off[0] - stop[0]) * 2 / 3, stop[1] + (off[1] - stop[1]) * 2 / 3),
            stop,
        )
        start = stop


def rectangle(rect: Rect, radius: float = 0.0) -> str:
    """A rectangle, its corners rounded when it has a radius."""
    r = min(radius, rect.width / 2, rect.height / 2)
    if r <= 0:
        return f"{numbers(rect.x, rect.y, rect.width, rect.height)} re"
    return path(tuple(rounded(rect, r)))


def rounded(rect: Rect, r: float) -> list[Command]:
    """A rounded rectangle as pen commands, clockwise on the sheet from its top left."""
    k = r * (1 - KAPPA)
    x, y, right, bottom = rect.x, rect.y, rect.right, rect.bottom
    return [
        ("moveTo", ((x + r, y),)),
        ("lineTo", ((right - r, y),)),
        ("curveTo", ((right - k, y), (right, y + k), (right, y + r))),
        ("lineTo", ((right, bottom - r),)),
        ("curveTo", ((right, bottom - k), (right - k, bottom), (right - r, bottom))),
        ("lineTo", ((x + r, bottom),)),
        ("curveTo", ((x + k, bottom), (x, bottom - k), (x, bottom - r))),
        ("lineTo", ((x, y + r),)),
        ("curveTo", ((x, y + k), (x + k, y), (x + r, y))),
        ("closePath", ()),
    ]


@lru_cache(maxsize=16)
def modules(payload: str) -> tuple[int, str]:
    """A QR code's modules on a side, and its dark runs in modules."""
    matrix = qr.matrix(payload)
    runs = [f"{x} {y} {width} {height} re" for x, y, width, height in qr.runs(matrix)]
    return len(matrix), "\n".join(runs)
