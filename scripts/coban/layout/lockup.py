"""The message as one block: either a lockup of name and promise, or lines of one size.

In a lockup the ` - ` of the slogan is drawn as a short rule between the two halves; the rule carries the
dash as words, so the slogan stays complete to the letter for search and for the checks.
"""

from __future__ import annotations

from dataclasses import dataclass

from coban.colour import Ink
from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout.commission import Commission
from coban.layout.fit import EDITOR, Setting, largest, setting, ways_to_break
from coban.scene import Box, Item, Role

RULE_GAP = 0.33
"""Baseline to rule, and rule to the next capitals, in em of the name."""

RULE_THICKNESS = 0.052
RULE_LENGTH = 0.92
"""Of the short rule, in em of the name."""

PROMISE_SHARE = 0.66
"""The most that the promise's size may be of the name's where they need not share one width."""

TALL_EDITOR = 1.12
"""In a portrait room the editor's breakings, made for any piece, win by less: lines may be short there."""

SLENDER = 0.8
"""Width to height up to which a room has more height than lines: there the editor's do not win at all."""

SHORT_ROOM = 2.6
"""Width to height up to which a room is not too wide for lines below one another."""

LARGEST_PROMISE = 0.86
"""The most that the promise's size may be of the name's where they share one width: the name leads."""

LONG_ROOM = 0.55
"""A lockup that takes less of the room's width gives way to one line."""


@dataclass(frozen=True, slots=True)
class Block:
    """A message set in a room: one setting, or two with a rule between."""

    first: Setting
    second: Setting | None = None

    @property
    def width(self) -> float:
        return max(self.first.width, self.second.width if self.second else 0.0)

    @property
    def height(self) -> float:
        """Cap height of the first line to baseline of the last."""
        if not self.second:
            return self.first.height
        return self.first.height + self._gap + self.second.height

    @property
    def under(self) -> float:
        return (self.second or self.first).under

    @property
    def over(self) -> float:
        return self.first.over

    @property
    def _gap(self) -> float:
        return (2 * RULE_GAP + RULE_THICKNESS) * self.first.size

    def scaled(self, by: float) -> Block:
        second = self.second.sized(self.second.size * by) if self.second else None
        return Block(self.first.sized(self.first.size * by), second)

    def at(self, x: float, top: float, ink: Ink, align: float = 0.0, room: float = 0.0) -> list[Item]:
        """Items with the first capitals at `top`, ink flush at `x`; with `align` 0.5 centred in `room` mm."""
        items: list[Item] = [*self.first.at(Role.MESSAGE, x, top, ink, align, room)]
        if self.second:
            em = self.first.size
            y = top + self.first.height + RULE_GAP * em
            rule = Rect(x + align * (room - RULE_LENGTH * em), y, RULE_LENGTH * em, RULE_THICKNESS * em)
            items.append(Box(Role.MESSAGE, rule, ink, words="-"))
            second = top + self.first.height + self._gap
            items += self.second.at(Role.MESSAGE, x, second, ink, align, room)
        return items


def wide_block(commission: Commission, width: float, height: float, most_lines: int = 3) -> Block:
    """For pieces wider than high: a lockup on two lines of one width, or the slogan on few lines or one."""
    _room(commission, width, height)
    message = commission.message
    if not message.lockup:
        return lines_block(commission, width, height, most_lines)
    name, promise = (setting(commission.face, [half]) for half in message.lockup)
    one_width = promise.sized(min(1 / promise.width, LARGEST_PROMISE / name.width))
    unit = Block(name.sized(1 / name.width), one_width)
    found = unit.scaled(min(width, height / (unit.height + unit.over + unit.under)))
    if width < SHORT_ROOM * height:
        # In a short one each half may have lines of its own.
        stacked = tall_block(commission, width, height)
        return stacked if _weight(stacked) > _weight(found) else _checked(commission, found)
    if found.width < LONG_ROOM * width:
        # In a long room the whole slogan stands larger on one line.
        return lines_block(commission, width, height, most_lines=1)
    return _checked(commission, found)


def tall_block(commission: Commission, width: float, height: float) -> Block:
    """For portrait pieces and squares: name over rule over promise, each on one to three lines."""
    _room(commission, width, height)
    message = commission.message
    if not message.lockup:
        editor = TALL_EDITOR if width > SLENDER * height else 1.0
        return lines_block(commission, width, height, most_lines=8, editor=editor)
    face, keep = commission.face, tuple(group.removesuffix(" -") for group in message.keep)
    best: Block | None = None
    for lines in ways_to_break(face, message.lockup[0], keep=keep, most_lines=3):
        name = setting(face, lines)
        name = name.sized(width / name.width)
        for more in ways_to_break(face, message.lockup[1], keep=keep, most_lines=3):
            promise = setting(face, more)
            promise = promise.sized(min(width / promise.width, PROMISE_SHARE * name.size))
            block = Block(name, promise)
            block = block.scaled(min(1.0, height / (block.height + block.over + block.under)))
            if best is None or _weight(block) > _weight(best):
                best = block
    assert best is not None
    return _checked(commission, best)


def _weight(block: Block) -> float:
    """How well the two halves are seen; a name over twice as large as its promise is no gain."""
    promise = block.second.size if block.second else 0.0
    return min(block.first.size, 2 * promise) + 1.7 * promise


def lines_block(
    commission: Commission, width: float, height: float, most_lines: int, editor: float = EDITOR
) -> Block:
    """The slogan in lines of one size, as large as the room allows."""
    message, face = commission.message, commission.face
    ways = ways_to_break(face, message.text, message.lines, message.keep, most_lines)
    found = largest(face, ways, width, height, preferred=message.lines, editor=editor)
    assert found is not None
    return _checked(commission, Block(found))


def _room(commission: Commission, width: float, height: float) -> None:
    """Raises UnfitError where margins, sponsors and emblem leave nothing of the piece."""
    if min(width, height) <= 0:
        raise _unfit(commission, "margins, sponsors and emblem leave no room for it; choose a larger size")


def _checked(commission: Commission, block: Block) -> Block:
    """The block, or a fault that names the piece: never a letter too small to read."""
    smallest = min(block.first.cap, block.second.cap if block.second else block.first.cap)
    if smallest >= commission.smallest_cap:
        return block
    would_be = f"{smallest:.1f} mm" if smallest >= 1 else "less than 1 mm"
    raise _unfit(
        commission,
        f"its capitals would be {would_be} high, and nothing under {commission.smallest_cap:.1f} mm is "
        f"legible at {commission.format.reading_distance}; shorten the slogan, or choose a larger size",
    )


def _unfit(commission: Commission, why: str) -> UnfitError:
    return UnfitError(
        f"order '{commission.order.id}', message '{commission.message.id}': the slogan does not fit on "
        f"{commission.size_name}: {why}"
    )
