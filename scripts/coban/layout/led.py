"""LED: a board whose dots are counted. Nothing but the message, white on the field, set dot by dot.

Sizes are whole dots: capitals of a whole number of dots, baselines on the edge of a row, so that the
horizontals of letters fill their rows and do not blur over two. Sponsors, motif and sentence are left out:
a board is read in passing, and four logos in 128 × 64 dots are four smudges.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import product
from math import ceil, floor

from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.fit import raggedness, ways_to_break
from coban.layout.parts import Composition
from coban.layout.rows import Rows
from coban.scene import Box, Item, Role, Text
from coban.units import px_to_mm

LEAST_CAP_PX = 7
"""Below seven dots a Vietnamese capital and its two marks can no longer be told apart."""

EDGE_SHARE, SIDE_SHARE = 0.055, 0.10
"""Dark dots over and under the message, and at its ends, to the shorter side; one at least."""

EDITOR, RAGGED, HANGING = 1.12, 0.24, 0.25
"""How much larger another breaking must be than the editor's own to win; what a ragged one loses, and one
with a dash at the end of a line where a rule can stand for it."""

MOST_LINES, MOST_ON_TALL = 6, 8

EMBLEM_FROM_PX = 160
"""Boards lower than this give all their dots to the words."""

EMBLEM_RATIO = 3.0
"""Width to height from which there is room for the emblem beside the words."""


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
    face = commission.face
    best, best_score = None, 0.0
    for way, rule_after, liked in _ways(commission, keep, MOST_ON_TALL if high > wide else MOST_LINES):
        rows = _fitted(
            Rows(face, tuple(face.shape(line) for line in way), LEAST_CAP_PX, rule_after), wide, high
        )
        if rows is None:
            continue
        score = rows.cap * liked * (1 - RAGGED * raggedness(rows.lines))
        if score > best_score:
            best, best_score = rows, score
    return best


def _ways(
    commission: Commission, keep: Sequence[str], most_lines: int
) -> Iterator[tuple[tuple[str, ...], int, float]]:
    """Ways to break the message, how many lines stand over a rule, and how well a way is liked."""
    message, face = commission.message, commission.face
    given = {tuple(way) for way in message.lines}
    for way in ways_to_break(face, message.text, message.lines, keep, most_lines):
        hanging = bool(message.lockup) and any(line.endswith(" -") for line in way)
        yield way, 0, (EDITOR if way in given else 1.0) * (1 - HANGING * hanging)
    if message.lockup:
        whole = [group.removesuffix(" -") for group in keep]
        halves = [ways_to_break(face, half, keep=whole, most_lines=most_lines) for half in message.lockup]
        for name, promise in product(*halves):
            if len(name) + len(promise) <= most_lines:
                yield (*name, *promise), len(name), 1.0


def _fitted(unit: Rows, wide: int, high: int) -> Rows | None:
    """The lines with the tallest capitals, in whole dots, that the room takes."""
    cap = max(LEAST_CAP_PX, floor(wide / (unit.width / unit.cap))) if wide > 0 else LEAST_CAP_PX
    for size in range(min(cap, max(high, LEAST_CAP_PX)), LEAST_CAP_PX - 1, -1):
        rows = replace(unit, cap=size)
        if rows.width <= wide and rows.height <= high:
            return rows
    return None


def _texts(commission: Commission, rows: Rows, left: int, right: int, top: int, flush: bool) -> list[Item]:
    """Each line on its row, and the rule: centred on the board, or flush beside the emblem."""
    white, em = commission.ink("white"), px_to_mm(rows.em)

    def start(width: float) -> int:
        return left + (0 if flush else round((right - left - width) / 2))

    items: list[Item] = []
    for line, baseline in zip(rows.lines, rows.baselines, strict=True):
        x = start((line.right - line.left) * rows.em) - line.left * rows.em
        items.append(Text(Role.MESSAGE, line, rows.face, px_to_mm(x), px_to_mm(top + baseline), em, white))
    if rule := rows.rule:
        box = Rect(start(rule.width), top + rule.y, rule.width, rule.height)
        items.insert(rows.rule_after, Box(Role.MESSAGE, _in_mm(box), white, words="-"))
    return items


def _in_mm(box: Rect) -> Rect:
    return Rect(px_to_mm(box.x), px_to_mm(box.y), px_to_mm(box.width), px_to_mm(box.height))
