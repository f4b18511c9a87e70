"""Sheet: a composed piece as items in millimetres and inks, each with a role. Nothing here paints.

Origin is the trim's top left corner, y downwards, millimetres at final size. A painter applies the
output scale; only a painter knows points and how many pixels a millimetre has.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby
from pathlib import Path
from typing import Literal

from coban.colour import Ink
from coban.geometry import Rect
from coban.text import Command, Face, Line


class Role(StrEnum):
    """What an item is for; also the name of its layer in the finished file."""

    FIELD = "field"
    MOTIF = "motif"
    SPONSOR = "sponsor"
    EMBLEM = "emblem"
    MESSAGE = "message"
    PLACE = "place"
    IMPRINT = "imprint"
    QR = "qr"
    MARK = "mark"


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle. `words` are what it stands for when it replaces a sign (a rule for a dash)."""

    role: Role
    rect: Rect
    ink: Ink
    radius: float = 0.0
    words: str = ""


@dataclass(frozen=True, slots=True)
class Stamp:
    """One vector shape set many times: `outline` in a unit square around 0 (-0.5 to 0.5), y downwards."""

    role: Role
    outline: tuple[Command, ...]
    """moveTo, lineTo, curveTo (cubic), closePath; even-odd fill."""
    spots: tuple[tuple[float, float, float, float, Ink], ...]
    """x, y of its centre in mm, its size in mm, its turn in degrees, its ink."""


@dataclass(frozen=True, slots=True)
class Text:
    """A shaped line: `x` is the origin of the first glyph, `y` the baseline, `size` the em, in mm."""

    role: Role
    line: Line
    face: Face
    x: float
    y: float
    size: float
    ink: Ink

    @property
    def cap(self) -> float:
        """Height of its capitals, in mm."""
        return self.face.cap_height * self.size

    @property
    def ink_box(self) -> Rect:
        """What the letters really cover, stacked marks and tails included."""
        return Rect.between(
            self.x + self.line.left * self.size,
            self.y - self.line.top * self.size,
            self.x + self.line.right * self.size,
            self.y - self.line.bottom * self.size,
        )


@dataclass(frozen=True, slots=True)
class Picture:
    """An artwork file, placed whole and undistorted in the box."""

    role: Role
    file: Path
    rect: Rect
    stand_in: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code: `rect` holds its modules without the quiet zone, which must be left white around it."""

    role: Role
    payload: str
    rect: Rect
    ink: Ink


@dataclass(frozen=True, slots=True)
class Guide:
    """What the shop does along a line or at a point; drawn outside the bleed, never on the piece."""

    kind: Literal["fold", "glue", "pocket", "eyelet", "joint"]
    x: float | None = None
    """A line from top to bottom at x mm; with `y` as well, a point."""
    y: float | None = None
    """A line from left to right at y mm."""


@dataclass(frozen=True, slots=True)
class Die:
    """The line to cut a piece along when not along its trim; in a file of its own, never on the piece."""

    rect: Rect
    radius: float
    """Of its corners; half its side makes it a circle."""

    @property
    def is_round(self) -> bool:
        return self.rect.width == self.rect.height == 2 * self.radius


Item = Box | Stamp | Text | Picture | Code


@dataclass(frozen=True, slots=True)
class Sheet:
    """A composed piece. `shared` is the same for every place, `own` belongs to one place."""

    title: str
    """What the piece is, for the file's metadata."""
    width: float
    height: float
    bleed: float
    safe: Rect
    """Nothing that is read may leave it."""
    scale: int
    """The file is 1:scale; 10 for what is over 5 m, 100 for what is over 50 m."""
    px: tuple[int, int] | None
    """The ordered size of a digital piece; None for print. Nothing is laid out in it."""
    shared: tuple[Item, ...]
    own: tuple[Item, ...] = ()
    slug: tuple[str, ...] = ()
    """What the slug line says, outside the trim: campaign, piece, place, size, scale, colours."""
    place_room: Rect | None = None
    """Left open for a place's name: its cap height is the room's height at the preferred size."""
    code_room: Rect | None = None
    """Left open for a place's code card."""
    guides: tuple[Guide, ...] = ()
    """Folds, glue, pockets, eyelets."""
    die: Die | None = None
    window: Rect | None = None
    """The box of an oval through which one sees what lies behind a digital piece: an avatar frame."""

    @property
    def trim(self) -> Rect:
        return Rect(0, 0, self.width, self.height)

    @property
    def items(self) -> tuple[Item, ...]:
        return self.shared + self.own

    def of(self, *roles: Role) -> list[Item]:
        return [item for item in self.items if item.role in roles]

    @property
    def payloads(self) -> tuple[str, ...]:
        """What its QR codes say, each once, in the order of painting."""
        return tuple(dict.fromkeys(item.payload for item in self.items if isinstance(item, Code)))

    @property
    def read(self) -> tuple[Text, ...]:
        """The lines that are read; a shop's marks are not."""
        return tuple(item for item in self.items if isinstance(item, Text) and item.role != Role.MARK)

    @property
    def smallest(self) -> Text | None:
        """The line in the smallest letters that are read; None without any."""
        return min(self.read, key=lambda line: line.cap, default=None)

    @property
    def smallest_cap(self) -> float | None:
        """Its capital height in mm."""
        return self.smallest.cap if self.smallest else None

    @property
    def smallest_caps(self) -> dict[Role, float]:
        """Capital height of the smallest letters of each layer that is read, in mm."""
        caps: dict[Role, float] = {}
        for line in self.read:
            caps[line.role] = min(line.cap, caps.get(line.role, line.cap))
        return caps

    @property
    def inks(self) -> tuple[str, ...]:
        """Names of the brand's inks on it, in the order of painting; tints between inks are left out."""
        names: dict[str, None] = {}
        for item in self.items:
            if isinstance(item, Box | Text | Code):
                names[item.ink.name] = None
        return tuple(names)


def layers(items: tuple[Item, ...]) -> Iterator[tuple[Role, tuple[Item, ...]]]:
    """Items in painting order, neighbours of one role together."""
    for role, group in groupby(items, key=lambda item: item.role):
        yield role, tuple(group)


def item_box(item: Item) -> Rect:
    """What an item covers."""
    match item:
        case Text():
            return item.ink_box
        case Stamp():
            halves = [(x, y, size / 2) for x, y, size, _, _ in item.spots]
            return Rect.between(
                min(x - h for x, _, h in halves),
                min(y - h for _, y, h in halves),
                max(x + h for x, _, h in halves),
                max(y + h for _, y, h in halves),
            )
        case _:
            return item.rect
