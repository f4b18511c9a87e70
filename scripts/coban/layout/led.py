"""LED: a board whose dots are counted. Nothing but the message, white on the field, set dot by dot.

Sizes are whole dots: capitals of a whole number of dots, baselines on the edge of a row, so that the
horizontals of letters fill their rows and do not blur over two. Sponsors, motif and sentence are left out:
a board is read in passing, and four logos in 128 × 64 dots are four smudges.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil, floor

from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.fit import MARK_GAP, TIGHTEST_LEADING, raggedness, ways_to_break
from coban.layout.parts import Composition
from coban.scene import Item, Role, Text
from coban.text import Face, Line
from coban.units import px_to_mm

LEAST_CAP_PX = 7
"""Below seven dots a Vietnamese capital and its two marks can no longer be told apart."""

EDGE_SHARE, SIDE_SHARE = 0.055, 0.10
"""Dark dots over and under the message, and at its ends, to the shorter side; one at least."""

EDITOR, RAGGED = 1.12, 0.24
"""How much larger another breaking must be than the editor's own to win; what a ragged one loses."""

MOST_LINES, MOST_ON_TALL = 6, 8

EMBLEM_FROM_PX = 160
"""Boards lower than this give all their dots to the words."""

EMBLEM_RATIO = 3.0
"""Width to height from which there is room for the emblem beside the words."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines of one size; everything in dots. `baselines` begin at the first capitals' top."""

    face: Face
    lines: tuple[Line, ...]
    cap: int

    @property
    def em(self) -> float:
        return self.cap / self.face.cap_height

    @property
    def width(self) -> float:
        return max(line.right - line.left for line in self.lines) * self.em

    @property
    def over(self) -> int:
        """Whole rows that marks take above the first capitals."""
        return max(0, ceil(self.lines[0].top * self.em - 1e-6) - self.cap)

    @property
    def under(self) -> int:
        return max(0, ceil(-self.lines[-1].bottom * self.em - 1e-6))

    @property
    def leading(self) -> int:
        """Whole rows from baseline to baseline; a dark row between a tail and the mark under it."""
        meet = [
            after.top - before.bottom + max(MARK_GAP, 1 / self.em)
            for before, after in zip(self.lines, self.lines[1:], strict=False)
        ]
        return ceil(max([TIGHTEST_LEADING, *meet]) * self.em - 1e-6)

    @property
    def height(self) -> int:
        return self.over + self.cap + self.leading * (len(self.lines) - 1) + self.under


def compose(commission: Commission) -> Composition:
    assert commission.px, "formats of boards are in pixels"
    wide, high = commission.px
    safe = ceil(commission.format.safe_mm / px_to_mm(1))
    edge, end = (max(1, round(share * min(wide, high)), safe) for share in (EDGE_SHARE, SIDE_SHARE))
    side = _emblem_side(commission, wide, high)
    beside = round(1.35 * side)
    rows = _largest(commission, wide - 2 * end - beside, high - 2 * edge)
    left = floor((wide - beside - rows.width) / 2)
    top = (high - rows.height) // 2
    items: list[Item] = [furniture.field(commission)]
    if side:
        box = Rect(left, (high - side) // 2, side, side)
        items += furniture.emblem(commission, _in_mm(box))
    items += _texts(
        commission, rows, left + beside, wide - left - beside if side else wide - left, top, bool(side)
    )
    return Composition(tuple(items))


def _emblem_side(commission: Commission, wide: int, high: int) -> int:
    """Its side in dots; 0 without one, or where the words need the room."""
    there = commission.brief.campaign.emblem and high >= EMBLEM_FROM_PX and wide >= EMBLEM_RATIO * high
    return round(0.62 * high) if there else 0


def _largest(commission: Commission, wide: int, high: int) -> Rows:
    """The breaking that gives the largest capitals; of equal ones the best balanced. Raises UnfitError.

    A board too narrow for the words that stay together takes them apart before it stays dark.
    """
    message = commission.message
    best = _best(commission, message.keep, wide, high) or _best(commission, (), wide, high)
    if best is None:
        raise UnfitError(
            f"order '{commission.order.id}', message '{message.id}': the slogan does not fit on "
            f"{commission.size_name}: no breaking leaves capitals of {LEAST_CAP_PX} dots, the least that "
            "shows Vietnamese marks; take a shorter slogan or a larger board, or let the board's own player "
            "scroll it"
        )
    return best


def _best(commission: Commission, keep: Sequence[str], wide: int, high: int) -> Rows | None:
    message, face = commission.message, commission.face
    given = {tuple(way) for way in message.lines}
    best, best_score = None, 0.0
    most_lines = MOST_ON_TALL if high > wide else MOST_LINES
    for way in ways_to_break(face, message.text, message.lines, keep, most_lines):
        rows = _fitted(face, tuple(face.shape(line) for line in way), wide, high)
        if rows is None:
            continue
        score = rows.cap * (EDITOR if way in given else 1.0) * (1 - RAGGED * raggedness(rows.lines))
        if score > best_score:
            best, best_score = rows, score
    return best


def _fitted(face: Face, lines: tuple[Line, ...], wide: int, high: int) -> Rows | None:
    """The lines with the tallest capitals, in whole dots, that the room takes."""
    unit = Rows(face, lines, LEAST_CAP_PX)
    cap = max(LEAST_CAP_PX, floor(wide / (unit.width / unit.cap))) if wide > 0 else LEAST_CAP_PX
    for size in range(min(cap, max(high, LEAST_CAP_PX)), LEAST_CAP_PX - 1, -1):
        rows = Rows(face, lines, size)
        if rows.width <= wide and rows.height <= high:
            return rows
    return None


def _texts(commission: Commission, rows: Rows, left: int, right: int, top: int, flush: bool) -> list[Text]:
    """Each line on its row: centred on the board, or flush beside the emblem."""
    texts = []
    for row, line in enumerate(rows.lines):
        spare = right - left - (line.right - line.left) * rows.em
        x = left + (0 if flush else round(spare / 2)) - line.left * rows.em
        baseline = top + rows.over + rows.cap + row * rows.leading
        em, white = px_to_mm(rows.em), commission.ink("white")
        texts.append(Text(Role.MESSAGE, line, rows.face, px_to_mm(x), px_to_mm(baseline), em, white))
    return texts


def _in_mm(box: Rect) -> Rect:
    return Rect(px_to_mm(box.x), px_to_mm(box.y), px_to_mm(box.width), px_to_mm(box.height))
