"""Words across the joints of a wall: every joint falls into the air between two words, never into a letter.

The size is chosen so that most joints fall there by themselves; where one does not, the word steps over it
and the spaces before it grow a little, all alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from coban.geometry import Rect
from coban.layout.commission import Commission
from coban.layout.fit import raggedness, setting, ways_to_break
from coban.layout.lockup import PROMISE_SHARE, Block
from coban.scene import Item, Text
from coban.text import Face

CLEAR_EM = 0.07
"""Air between a letter and a joint, in em."""

MOST_GROWTH_EM = 0.27
"""How much a space may grow: not quite twice as wide as it is, and the line still reads as one."""

MOST_LINES = 8

STEP = 0.994
"""From one size that is tried to the next."""

SMALLEST_TRIED = 0.2
"""Sizes under this share of the largest are not worth the joints they avoid."""


@dataclass(frozen=True, slots=True)
class Crossing:
    """A message set across joints."""

    block: Block
    items: tuple[Item, ...]
    score: float
    """How large and how even it is, to compare it with others in other rooms."""


def across(commission: Commission, room: Rect, joints: Sequence[float], beat: float = 0.0) -> Crossing | None:
    """The message flush left at the top of the room, as large as the joints let it be.

    None where they do not, or where nothing scores more than `beat`.
    """
    best: Crossing | None = None
    for block, liking in _blocks(commission, room):
        share = 1.0
        while share >= SMALLEST_TRIED:
            tried = block.scaled(share)
            score = _weight(tried) * liking
            smallest = min(part.cap for part in (tried.first, tried.second) if part)
            if smallest < commission.smallest_cap or score <= (best.score if best else beat):
                break
            found = _set(commission, tried, room, joints)
            if found:
                items, growth = found
                score *= 1 - 0.6 * growth
                if score > (best.score if best else beat):
                    best = Crossing(tried, items, score)
            share *= STEP
    return best


def stepped(text: Text, joints: Sequence[float]) -> tuple[list[Text], float] | None:
    """The line in stretches with the joints between them, and by how much its widest space grew, in em.

    None where a space would grow too much, or a joint falls into a stretch's first word.
    """
    size, left = text.size, text.x + text.line.left * text.size
    clear, words = CLEAR_EM * text.size, tuple(text.line.text.split(" "))
    placed: list[Text] = []
    first, widest = 0, 0.0
    reaches = _reaches(text.face, words)
    for index in range(len(words)):
        begins, ends = (left + edge * size for edge in reaches[index - first])
        hit = next((at for at in joints if begins - clear < at < ends + clear), None)
        if hit is None:
            before = left + reaches[index - first - 1][1] * size if index > first else begins
            if any(before < at < begins for at in joints):
                # What follows must not push these words over the joint that lies behind them by itself.
                placed += _spread(text, words[first:index], left, 0.0)
                first, left, reaches = index, begins, _reaches(text.face, words[index:])
            continue
        growth = (hit + clear - begins) / max(index - first, 1)
        if index == first or growth > MOST_GROWTH_EM * size:
            return None
        widest = max(widest, growth / size)
        placed += _spread(text, words[first:index], left, growth)
        first, left, reaches = index, hit + clear, _reaches(text.face, words[index:])
        ends = left + reaches[0][1] * size
        if any(left - clear < at < ends + clear for at in joints if at != hit):
            return None
    return [*placed, *_spread(text, words[first:], left, 0.0)], widest


@lru_cache(maxsize=4096)
def _reaches(face: Face, words: tuple[str, ...]) -> tuple[tuple[float, float], ...]:
    """From where to where the ink of each word of a line reaches, in em from where the line's ink begins."""
    reaches = []
    for index, word in enumerate(words):
        line, alone = face.shape(" ".join(words[: index + 1])), face.shape(word)
        ends = line.right - line.left
        reaches.append((ends - (alone.right - alone.left), ends))
    return tuple(reaches)


def _spread(text: Text, words: tuple[str, ...], left: float, growth: float) -> list[Text]:
    """Words with their spaces wider by `growth` mm; one line where they are not."""
    if not growth:
        line = text.face.shape(" ".join(words))
        return [replace(text, line=line, x=left - line.left * text.size)]
    spread = []
    for index, (word, (begins, _)) in enumerate(zip(words, _reaches(text.face, words), strict=True)):
        line = text.face.shape(word)
        x = left + begins * text.size + index * growth - line.left * text.size
        spread.append(replace(text, line=line, x=x))
    return spread


def _set(
    commission: Commission, block: Block, room: Rect, joints: Sequence[float]
) -> tuple[tuple[Item, ...], float] | None:
    """The block's lines stepped over the joints, and by how many em their widest space grew."""
    items: list[Item] = []
    widest = 0.0
    for item in block.at(room.x, room.y + block.over, commission.ink("white")):
        if not isinstance(item, Text):
            items.append(item)
            continue
        found = stepped(item, joints)
        if found is None or found[0][-1].ink_box.right > room.right:
            return None
        items += found[0]
        widest = max(widest, found[1])
    return tuple(items), widest


def _weight(block: Block) -> float:
    return block.first.size + 0.8 * (block.second.size if block.second else 0.0)


def _blocks(commission: Commission, room: Rect) -> Iterator[tuple[Block, float]]:
    """Each way to set the message, as large as the room takes it without joints, and how well it reads."""
    message, face = commission.message, commission.face
    if not message.lockup:
        for way in ways_to_break(face, message.text, message.lines, message.keep, MOST_LINES):
            unit = Block(setting(face, way))
            yield (
                _filling(unit, room),
                1.25 if way in message.lines else 1 - 0.22 * raggedness(unit.first.lines),
            )
        return
    for name in ways_to_break(face, message.lockup[0], keep=message.keep, most_lines=2):
        for promise in ways_to_break(face, message.lockup[1], keep=message.keep, most_lines=2):
            for less in range(8):
                second = setting(face, promise, (1 - 0.04 * less) * PROMISE_SHARE)
                yield _filling(Block(setting(face, name), second), room), 1.0


def _filling(unit: Block, room: Rect) -> Block:
    return unit.scaled(min(room.width / unit.width, room.height / (unit.over + unit.height + unit.under)))
