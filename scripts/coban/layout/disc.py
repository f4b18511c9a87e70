"""Disc: words set centred in a circle, as large as its chords allow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import product
from math import sqrt

from coban.colour import Ink
from coban.geometry import Rect
from coban.layout.commission import Commission
from coban.layout.fit import Setting, setting, ways_to_break
from coban.layout.lockup import RULE_GAP, RULE_LENGTH, RULE_THICKNESS, Block
from coban.scene import Box, Item, Role

PROMISE_SIZE = 0.66
"""Of the promise in a lockup, to the name's."""

EDITORS_OWN = 1.15
"""The editor's own way to break wins unless another is that much larger."""

RULE_CLEAR = 0.13
"""Air between tails and the rule, in em of the name: centred, the rule stands under them."""

TRIALS = 24


@dataclass(frozen=True, slots=True)
class Disc:
    """A circle, mm."""

    cx: float
    cy: float
    radius: float

    def half_chord(self, y: float) -> float:
        """Half of how wide it is at this height; 0 outside."""
        return sqrt(max(0.0, self.radius**2 - (y - self.cy) ** 2))

    def holds(self, box: Rect) -> bool:
        """Whether the box lies wholly inside."""
        half = min(self.half_chord(box.y), self.half_chord(box.bottom))
        return self.cx - half <= box.x and box.right <= self.cx + half


@dataclass(frozen=True, slots=True)
class Centred:
    """A slogan in a circle: its block and the top of its first capitals."""

    block: Block
    top: float
    cx: float

    @property
    def least_cap(self) -> float:
        """Capitals of its smallest letters."""
        return min(part.cap for part, _ in _parts(self.block, self.top))

    def at(self, ink: Ink, role: Role = Role.MESSAGE) -> list[Item]:
        """Every line and the rule on the circle's axis."""
        items: list[Item] = []
        for part, top in _parts(self.block, self.top):
            items += part.at(role, self.cx, top, ink, align=0.5, room=0.0)
        rule = rule_of(self.block, self.top, self.cx)
        if rule:
            items.insert(len(self.block.first.lines), Box(role, rule, ink, words="-"))
        return items


def largest_in(commission: Commission, disc: Disc, top: float, bottom: float) -> Centred | None:
    """The slogan as large as the circle allows between two heights, in the middle of them.

    None when there is no room at all; whether the size can be read is the caller's to judge.
    """
    best: tuple[float, Centred] | None = None
    for unit, weight in _ways(commission):
        low, high = 0.0, (bottom - top) / _height(unit)
        found = None
        for _ in range(TRIALS):
            size = (low + high) / 2
            placed = _placed(unit.scaled(size), disc, top, bottom)
            if all(disc.holds(box) for box in _boxes(placed)):
                low, found = size, placed
            else:
                high = size
        if found and (best is None or low * weight > best[0]):
            best = (low * weight, found)
    return best[1] if best else None


def rule_of(block: Block, top: float, cx: float) -> Rect | None:
    """The rule between name and promise, on the axis; None without a promise."""
    if not block.second:
        return None
    em = block.first.size
    y = top + block.first.height + RULE_GAP * em + _lowered(block)
    return Rect(cx - RULE_LENGTH * em / 2, y, RULE_LENGTH * em, RULE_THICKNESS * em)


def _lowered(block: Block) -> float:
    """How much further down rule and promise stand than in a lockup at a left margin."""
    return max(0.0, block.first.under + (RULE_CLEAR - RULE_GAP) * block.first.size) if block.second else 0.0


def _height(block: Block) -> float:
    """Marks, tails and all."""
    return block.over + block.height + _lowered(block) + block.under


def _ways(commission: Commission) -> Iterator[tuple[Block, float]]:
    """Every way to break the slogan, at one em, with how much its size counts."""
    message, face = commission.message, commission.face
    if message.lockup:
        halves = [ways_to_break(face, half, keep=message.keep, most_lines=3) for half in message.lockup]
        for name, promise in product(*halves):
            yield Block(setting(face, name), setting(face, promise, PROMISE_SIZE)), 1.0
        return
    for lines in ways_to_break(face, message.text, message.lines, message.keep, most_lines=8):
        yield Block(setting(face, lines)), EDITORS_OWN if tuple(lines) in message.lines else 1.0


def _placed(block: Block, disc: Disc, top: float, bottom: float) -> Centred:
    spare = bottom - top - _height(block)
    return Centred(block, top + spare / 2 + block.over, disc.cx)


def _parts(block: Block, top: float) -> list[tuple[Setting, float]]:
    """The settings of a block and the tops of their capitals."""
    if not block.second:
        return [(block.first, top)]
    return [(block.first, top), (block.second, top + block.height + _lowered(block) - block.second.height)]


def _boxes(placed: Centred) -> Iterator[Rect]:
    """What each line covers, marks and tails included."""
    for part, top in _parts(placed.block, placed.top):
        for row, line in enumerate(part.lines):
            baseline = top + part.cap + row * part.leading
            half = (line.right - line.left) * part.size / 2
            yield Rect.between(
                placed.cx - half,
                baseline - line.top * part.size,
                placed.cx + half,
                baseline - line.bottom * part.size,
            )
