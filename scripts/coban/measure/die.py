"""A die file, read back: the boxes of its page, and the lines that a plotter would cut."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path

import pikepdf

from coban.measure import matrix as matrices
from coban.measure.boxes import Boxes, boxes_of
from coban.measure.matrix import Matrix
from coban.measure.preflight import spaces
from coban.measure.preflight.instructions import instructions
from coban.measure.unmeasured import Unreadable

INK = "CutContour"
"""The spot ink that plotters and their RIPs look for."""

STEPS = 16
"""Points that stand for a line or a curve, its end among them."""

Point = tuple[float, float]

_FAULTS = (pikepdf.PdfError, OSError, ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
"""What a file raises that is no PDF, or whose objects are not what the standard says."""

_STROKES, _CLOSING = {"S", "s", "B", "B*", "b", "b*"}, {"s", "b", "b*"}
_ENDS = _STROKES | {"f", "F", "f*", "n"}
_MAKES_PATHS = {"m", "l", "c", "v", "y", "h", "re"}


@dataclass(frozen=True, slots=True)
class Contour:
    """A line in the ink to cut by."""

    points: tuple[Point, ...]
    """In mm at final size from the trim's top left corner, close together."""
    closed: bool


@dataclass(frozen=True, slots=True)
class DieFile:
    """Its one page."""

    boxes: Boxes
    contours: tuple[Contour, ...]


def read_die(path: Path) -> DieFile:
    """Raises Unreadable."""
    try:
        with pikepdf.open(path) as pdf:
            (page,) = pdf.pages
            boxes = boxes_of(page)
            return DieFile(boxes, tuple(_contours(page, boxes)))
    except _FAULTS as error:
        raise Unreadable(f"{path.name}: {error}") from error


def _contours(page: pikepdf.Page, boxes: Boxes) -> Iterator[Contour]:
    """Those of the page's own content, where every plotter's reader looks."""
    mm, left, top = boxes.mm_per_unit, float(page.mediabox[0]), float(page.mediabox[3])
    for line, closed in _lines(page):
        points = ((boxes.media.x + (x - left) * mm, boxes.media.y + (top - y) * mm) for x, y in line)
        yield Contour(tuple(points), closed)


def _lines(page: pikepdf.Page) -> Iterator[tuple[list[Point], bool]]:
    """Every line that is stroked in the ink, in the page's units, and whether it is closed."""
    page.contents_coalesce()
    rows, wrong = instructions(page.obj.Contents.read_bytes(), paths=True)
    if wrong:
        raise ValueError(wrong)
    own = page.resources.get("/ColorSpace", pikepdf.Dictionary())
    kept: list[tuple[Matrix, bool]] = []
    ctm, cuts, pen = matrices.UNIT, False, _Pen()
    for operator, operands, _ in rows:
        values = [value for value in operands if isinstance(value, float)]
        if operator == "q":
            kept.append((ctm, cuts))
        elif operator == "Q":
            ctm, cuts = kept.pop()
        elif operator == "cm":
            ctm = matrices.times(matrices.of_values(values), ctm)
        elif operator in ("CS", "G", "RG", "K"):
            cuts = operator == "CS" and spaces.read(pikepdf.Name(str(operands[0])), own).names == (INK,)
        elif operator in _ENDS:
            if operator in _CLOSING:
                pen.follow("h", [], ctm)
            if cuts and operator in _STROKES:
                yield from zip(pen.lines, pen.closed, strict=True)
            pen = _Pen()
        elif operator in _MAKES_PATHS:
            pen.follow(operator, values, ctm)


@dataclass
class _Pen:
    """The path that is being made, in the page's units."""

    lines: list[list[Point]] = field(default_factory=list)
    closed: list[bool] = field(default_factory=list)

    def follow(self, operator: str, values: Sequence[float], ctm: Matrix) -> None:
        """Any operator that makes a path."""
        if operator == "re":
            x, y, width, height = values
            corners = ((x, y), (x + width, y), (x + width, y + height), (x, y + height))
            for name, corner in zip("mlll", corners, strict=True):
                self.follow(name, corner, ctm)
            operator, values = "h", ()
        points = [matrices.point(ctm, *pair) for pair in zip(values[::2], values[1::2], strict=True)]
        if operator == "m":
            self.lines.append(points)
            self.closed.append(False)
        elif operator in ("l", "c"):
            self._draw(*points)
        elif operator == "v":
            self._draw(self.lines[-1][-1], *points)
        elif operator == "y":
            self._draw(*points, points[-1])
        elif operator == "h" and self.lines and not self.closed[-1]:
            if self.lines[-1][-1] != self.lines[-1][0]:
                self._draw(self.lines[-1][0])
            self.closed[-1] = True

    def _draw(self, *points: Point) -> None:
        """A line, or a Bézier curve, from where the pen is."""
        way = (self.lines[-1][-1], *points)
        self.lines[-1] += [_at(way, step / STEPS) for step in range(1, STEPS + 1)]


def _at(way: Sequence[Point], share: float) -> Point:
    """The point at this share of the way, as de Casteljau finds it."""
    while len(way) > 1:
        way = [(a + (c - a) * share, b + (d - b) * share) for (a, b), (c, d) in pairwise(way)]
    return way[0]
