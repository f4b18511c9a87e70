"""Words across the joints of a wall: every joint falls into the air between two words, never into a letter.

The size is chosen so that most joints fall there by themselves; where one does not, the word steps over it
and the spaces before it grow a little, all alike.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from coban.geometry import Rect
from coban.layout.commission import Commission
from coban.layout.fit import raggedness, setting, ways_to_break
from coban.layout.lockup import PROMISE_SHARE, Block
from coban.scene import Item, Text

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


def across(commission: Commission, room: Rect, joints: Sequence[float]) -> Crossing | None:
    """The message flush left at the top of the room, as large as the joints let it be, if they do."""
    best: Crossing | None = None
    for block, liking in _blocks(commission, room):
        share = 1.0
        while share >= SMALLEST_TRIED:
            tried = block.scaled(share)
            score = _weight(tried) * liking
            smallest = min(part.cap for part in (tried.first, tried.second) if part)
            if smallest < commission.smallest_cap or (best and score <= best.score):
                break
            found = _set(commission, tried, room, joints)
            if found:
                items, growth = found
                score *= 1 - 0.6 * growth
                if best is None or score > best.score:
                    best = Crossing(tried, items, score)
            share *= STEP
    return best


def stepped(text: Text, joints: Sequence[float]) -> tuple[list[Text], float] | None:
    """The line's words with the joints between them, and by how much its widest space grew, in em.

    None where a space would grow too much, or a joint falls into a stretch's first word.
    """
    clear, left = CLEAR_EM * text.size, text.x + text.line.left * text.size
    placed: list[Text] = []
    stretch: list[str] = []
    widest = 0.0
    for word in text.line.text.split(" "):
        begins, ends = _reach(text, stretch, word, left)
        hit = next((at for at in joints if begins - clear < at < ends + clear), None)
        if hit is None:
            stretch.append(word)
            continue
        growth = (hit + clear - begins) / max(len(stretch), 1)
        if not stretch or growth > MOST_GROWTH_EM * text.size:
            return None
        widest = max(widest, growth / text.size)
        placed += _spread(text, stretch, left, growth)
        stretch, left = [word], hit + clear
        begins, ends = _reach(text, [], word, left)
        if any(begins - clear < at < ends + clear for at in joints if at != hit):
            return None
    return [*placed, *_spread(text, stretch, left, 0.0)], widest


def _reach(text: Text, before: Sequence[str], word: str, left: float) -> tuple[float, float]:
    """From where to where the ink of a word reaches after those before it, whose ink begins at `left`."""
    line, alone = text.face.shape(" ".join([*before, word])), text.face.shape(word)
    ends = left + (line.right - line.left) * text.size
    return ends - (alone.right - alone.left) * text.size, ends


def _spread(text: Text, words: Sequence[str], left: float, growth: float) -> list[Text]:
    """Words with their spaces wider by `growth` mm; one line where they are not."""
    if not growth:
        line = text.face.shape(" ".join(words))
        return [replace(text, line=line, x=left - line.left * text.size)]
    spread = []
    for index, word in enumerate(words):
        begins, _ = _reach(text, words[:index], word, left)
        line = text.face.shape(word)
        spread.append(replace(text, line=line, x=begins + index * growth - line.left * text.size))
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
