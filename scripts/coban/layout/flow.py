"""Running text: paragraphs at a given size, set one under the other down a column."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from coban.colour import Ink
from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout.fit import Setting, setting, units
from coban.scene import Role, Text
from coban.text import Face

LONE_LAST = 0.5
"""What a single word on the last line costs, where a quite empty line costs 1."""


def paragraph(
    face: Face,
    text: str,
    width: float,
    cap: float,
    keep: Sequence[str] = (),
    given: Sequence[Sequence[str]] = (),
) -> Setting:
    """The text with capitals of `cap` mm on as few lines as the width allows, of even length.

    `given` are an editor's own breakings: the one of fewest lines that fits goes before any other.
    Raises UnfitError when a word is wider than the width.
    """
    size = cap / face.cap_height
    for way in sorted(given, key=len):
        by_editor = setting(face, way, size)
        if by_editor.width <= width:
            return by_editor
    lines = _even(face, tuple(text.split()), width / size)
    if keep and len(lines or ()) > 1:
        lines = _even(face, units(text, keep), width / size) or lines
    if lines is None:
        raise UnfitError(f"'{text}': a word is wider than the {width:.0f} mm that it has; shorten it")
    return setting(face, lines, size)


@lru_cache(maxsize=4096)
def _even(face: Face, words: tuple[str, ...], room: float) -> tuple[str, ...] | None:
    """The fewest lines, and of those the ones whose empty ends are smallest; None when a word is too wide."""
    best: list[tuple[int, float, int] | None] = [(0, 0.0, 0)]
    for end in range(1, len(words) + 1):
        ways = []
        for start in range(end - 1, -1, -1):
            wide = face.shape(" ".join(words[start:end])).width
            if wide > room:
                break
            before = best[start]
            if before is not None:
                last = end == len(words)
                lone = LONE_LAST if last and start == end - 1 and start and " " not in words[start] else 0.0
                # The last line may be shorter than the others, so its end counts for less.
                ways.append(
                    (before[0] + 1, before[1] + lone + (1 - wide / room) ** 2 * (0.4 if last else 1.0), start)
                )
        best.append(min(ways, default=None))
    lines: list[str] = []
    end = len(words)
    while end:
        found = best[end]
        if found is None:
            return None
        lines.append(" ".join(words[found[2] : end]))
        end = found[2]
    return tuple(reversed(lines))


@dataclass
class Column:
    """A column that fills from the top; `y` is where the next capitals begin."""

    face: Face
    room: Rect
    items: list[Text] = field(default_factory=list)
    y: float = 0.0
    align: float = 0.0
    """0 left, 0.5 centred."""

    def __post_init__(self) -> None:
        self.y = self.room.y

    def set(
        self,
        role: Role,
        text: str,
        cap: float,
        ink: Ink,
        *,
        above: float = 0.0,
        keep: Sequence[str] = (),
        given: Sequence[Sequence[str]] = (),
    ) -> Setting:
        """A paragraph, `above` mm under what came before; its marks and tails are allowed for."""
        found = paragraph(self.face, text, self.room.width, cap, keep, given)
        if self.items:
            self.y += above
        self.y += found.over
        self.items += found.at(role, self.room.x, self.y, ink, align=self.align, room=self.room.width)
        self.y += found.height + found.under
        return found

    @property
    def left_over(self) -> float:
        """What is still free, in mm; less than nothing when the text ran out of its room."""
        return self.room.bottom - self.y

    @property
    def height(self) -> float:
        """From the top of the room to the end of the text."""
        return self.y - self.room.y

    def moved(self, down: float) -> list[Text]:
        """The lines, `down` mm lower."""
        return [replace(text, y=text.y + down) for text in self.items]
