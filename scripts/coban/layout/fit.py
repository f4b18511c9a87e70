"""Break a text into lines where a reader breathes, and set it as large as a room allows.

Sizes are the em in mm. Heights run from the cap height of the first line to the baseline of the last:
that is what the eye aligns; `over` and `under` say how far marks and tails reach beyond.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from coban.colour import Ink
from coban.scene import Role, Text
from coban.text import Face, Line

TIGHTEST_LEADING = 1.14
"""Baseline to baseline in em, where no marks meet."""

MARK_GAP = 0.085
"""The least air between the tails of one line and the stacked marks of the next, in em."""

EDITOR = 1.25
"""How much larger another breaking must be than the editor's own to win."""

LEGIBLE_SHARE = 1 / 300
"""Capital height to reading distance: 10 cm at 30 m is the limit for good eyes (USSC)."""


@dataclass(frozen=True, slots=True)
class Setting:
    """Lines of one size, ready to be placed."""

    face: Face
    lines: tuple[Line, ...]
    size: float

    @property
    def leading(self) -> float:
        """Baseline to baseline, in mm; wide enough that no mark touches the line above."""
        meet = [
            after.top - before.bottom + MARK_GAP
            for before, after in zip(self.lines, self.lines[1:], strict=False)
        ]
        return max([TIGHTEST_LEADING, *meet]) * self.size

    @property
    def width(self) -> float:
        return max(line.right - line.left for line in self.lines) * self.size

    @property
    def cap(self) -> float:
        return self.face.cap_height * self.size

    @property
    def height(self) -> float:
        return self.cap + self.leading * (len(self.lines) - 1)

    @property
    def over(self) -> float:
        """How far marks rise above the capitals of the first line."""
        return max(0.0, self.lines[0].top - self.face.cap_height) * self.size

    @property
    def under(self) -> float:
        """How far tails and dots hang below the last baseline."""
        return max(0.0, -self.lines[-1].bottom) * self.size

    def at(
        self, role: Role, x: float, top: float, ink: Ink, align: float = 0.0, room: float = 0.0
    ) -> list[Text]:
        """Text items with the cap height of the first line at `top`.

        `x` is where the ink of each line begins; with `align` 0.5 or 1, lines are centred or set to
        the right in `room` mm.
        """
        items = []
        for row, line in enumerate(self.lines):
            spare = room - (line.right - line.left) * self.size
            left = x + align * spare - line.left * self.size
            baseline = top + self.cap + row * self.leading
            items.append(Text(role, line, self.face, left, baseline, self.size, ink))
        return items

    def sized(self, size: float) -> Setting:
        return Setting(self.face, self.lines, size)


def setting(face: Face, lines: Sequence[str], size: float = 1.0) -> Setting:
    return Setting(face, tuple(face.shape(line) for line in lines), size)


def one_line(face: Face, text: str, width: float, preferred: float) -> Setting:
    """The text on one line: the preferred size, or as much of it as the width allows."""
    unit = setting(face, [text])
    return unit.sized(min(preferred, width / unit.width))


def largest(
    face: Face,
    ways: Iterable[Sequence[str]],
    width: float,
    height: float,
    largest_size: float = float("inf"),
    preferred: Sequence[Sequence[str]] = (),
    editor: float = EDITOR,
) -> Setting | None:
    """Of several ways to break a text, the one that reads best: large, its lines balanced.

    The editor's own ways (`preferred`) win unless another is `editor` times as large.
    """
    best, best_score = None, 0.0
    for lines in ways:
        unit = setting(face, lines)
        size = min(width / unit.width, height / (unit.height + unit.over + unit.under), largest_size)
        by_editor = tuple(lines) in {tuple(way) for way in preferred}
        score = size * (editor if by_editor else 1 - 0.22 * raggedness(unit.lines))
        if score > best_score:
            best, best_score = unit.sized(size), score
    return best


def raggedness(lines: Sequence[Line]) -> float:
    """0 when all lines are equally long, towards 1 when one is very short."""
    widths = [line.right - line.left for line in lines]
    return 1 - min(widths) / max(widths)


def ways_to_break(
    face: Face,
    text: str,
    given: Sequence[Sequence[str]] = (),
    keep: Sequence[str] = (),
    most_lines: int = 4,
) -> list[tuple[str, ...]]:
    """The editor's own breakings, and the best balanced one for each other number of lines."""
    ways = [tuple(lines) for lines in given if len(lines) <= most_lines]
    counts = {len(lines) for lines in ways}
    for count in range(1, most_lines + 1):
        balanced = _balanced(face, text, count, tuple(keep)) if count not in counts else None
        if balanced:
            ways.append(balanced)
    return ways


@lru_cache(maxsize=1024)
def _balanced(face: Face, text: str, count: int, keep: tuple[str, ...]) -> tuple[str, ...] | None:
    """Break at the spaces that make the longest line shortest; never a lone word on the last line."""
    parts = units(text, keep)
    if count > len(parts):
        return None
    best: tuple[float, tuple[str, ...]] | None = None
    for lines in _partitions(parts, count):
        widths = [face.shape(line).width for line in lines]
        lone = count > 1 and " " not in lines[-1] and len(parts) > count
        cost = max(widths) - 0.3 * min(widths) + (max(widths) if lone else 0)
        if best is None or cost < best[0]:
            best = (cost, lines)
    return best[1] if best else None


def units(text: str, keep: Sequence[str]) -> tuple[str, ...]:
    """Words, with those that belong together joined, and a dash kept with the word before it."""
    joined = text
    for group in sorted(keep, key=len, reverse=True):
        joined = joined.replace(group, group.replace(" ", "\0"))
    for dash in (" - ", " – "):
        joined = joined.replace(dash, "\0" + dash[1] + " ")
    return tuple(unit.replace("\0", " ") for unit in joined.split(" ") if unit)


def _partitions(units: tuple[str, ...], count: int) -> Iterable[tuple[str, ...]]:
    """Every way to break into `count` lines whose lengths in letters stay near the mean."""
    mean = sum(map(len, units)) / count

    def rest(start: int, left: int) -> Iterable[tuple[str, ...]]:
        if left == 1:
            yield (" ".join(units[start:]),)
            return
        for end in range(start + 1, len(units) - left + 2):
            head = " ".join(units[start:end])
            if len(head) > 1.7 * mean + 6:
                break
            for tail in rest(end, left - 1):
                yield (head, *tail)

    return rest(0, count)
