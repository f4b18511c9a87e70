"""Tiles: names with a sentence about each, set alike on lighter grounds in columns."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout.commission import Commission
from coban.layout.fit import Setting
from coban.layout.lettering import running, titled, unfit
from coban.layout.motif import outline
from coban.layout.parts import cloth
from coban.scene import Box, Item, Role, Stamp

TALLEST_SHARE = 0.33
"""The most that a tile takes of the sheet's height."""

NAME_CAP, ABOUT_CAP = 0.0185, 0.0140
"""Capitals of a tile's name and sentence to the sheet's height."""

LARGEST, STEP = 1.25, 0.96
"""What is tried first, in these sizes; and from one trial to the next."""

ABOUT_TO_NAME = 0.80
"""The most that a sentence's capitals are of its name's."""

WHOLE_DOWN_TO = 0.88
"""How much smaller names may be for their words to stay whole."""

NAMES_SHARE = 0.5
"""The most that a name takes of its tile's height."""

PADDING_SHARE = 0.07
"""From a tile's edge to its words, to its width."""

STAMP_SHARE = 0.55
"""The motif in a tile's corner, to the tile's height."""

GROUND_SHARE = 0.45
"""How far a tile's ground goes from the field towards cobalt."""


@dataclass(frozen=True, slots=True)
class Tile:
    """A name and a sentence about it."""

    name: str
    about: str


@dataclass(frozen=True, slots=True)
class _Words:
    """A tile's two settings, the air between them and how high they are together."""

    name: Setting
    about: Setting | None
    gap: float

    @property
    def height(self) -> float:
        name = self.name.over + self.name.height
        return name + (self.gap + self.about.height + self.about.under if self.about else self.name.under)


def columns(count: int) -> tuple[int, int, int]:
    """How many tiles stand in each of three columns; the first has the fewest, the slogan stands there.

    Three stand in one row, so that none is left alone.
    """
    if count == 3:
        return 1, 1, 1
    beside = min(count // 2, 3) if count < 9 else (count + 2) // 3
    first = count - 2 * beside
    return first, beside, beside


def rooms(counts: Sequence[int], live: Sequence[Rect], height: float, gap: float) -> list[Rect]:
    """The rooms of all tiles, column by column, each column standing on the foot of its panel."""
    deepest = max(counts)
    side = min((live[0].height - (deepest - 1) * gap) / max(1, deepest), TALLEST_SHARE * height)
    found = []
    for count, column in zip(counts, live, strict=True):
        top = column.bottom - count * side - (count - 1) * gap
        found += [Rect(column.x, top + row * (side + gap), column.width, side) for row in range(count)]
    return found


def tiled(commission: Commission, tiles: Sequence[Tile], into: Sequence[Rect]) -> list[Item]:
    """All tiles: names in the largest size at which each fits, then sentences in theirs.

    Raises UnfitError when one would be too small to read.
    """
    if not tiles:
        return []
    names = _names(commission, tiles, into)
    cap = min(ABOUT_CAP * LARGEST * commission.height, ABOUT_TO_NAME * names[0].cap)
    while not (words := _words(commission, tiles, into, names, cap)):
        cap *= STEP
        if cap < commission.smallest_cap:
            raise _unfit(commission, tiles, into[0])
    over = max(name.over for name in names)
    placed = zip(words, into, strict=True)
    return [item for found, room in placed for item in _tile(commission, found, room, over)]


def _names(commission: Commission, tiles: Sequence[Tile], into: Sequence[Rect]) -> list[Setting]:
    """The names in one size; words are parted only in those that would else make all much smaller."""
    share, parting = LARGEST, False
    while share * NAME_CAP * commission.height >= commission.smallest_cap:
        cap = share * NAME_CAP * commission.height
        found = [_name(commission, tile, room, cap, parting) for tile, room in zip(tiles, into, strict=True)]
        fits = [name for name in found if name and name.height <= NAMES_SHARE * into[0].height]
        if len(fits) == len(tiles):
            return fits
        share *= STEP
        if not parting and share < WHOLE_DOWN_TO:
            share, parting = 1.0, True
    raise _unfit(commission, tiles, into[0])


def _name(commission: Commission, tile: Tile, room: Rect, cap: float, parting: bool) -> Setting | None:
    whole = titled(commission, tile.name, _column(room), cap, whole=True)
    return whole or (titled(commission, tile.name, _column(room), cap) if parting else None)


def _words(
    commission: Commission, tiles: Sequence[Tile], into: Sequence[Rect], names: Sequence[Setting], cap: float
) -> list[_Words]:
    """The words of all tiles, sentences with capitals of `cap` mm; nothing when one does not fit."""
    found = []
    over = max(name.over for name in names)
    for tile, room, name in zip(tiles, into, names, strict=True):
        about = running(commission, tile.about, _column(room), cap) if tile.about else None
        words = _Words(name, about, name.under + 0.75 * (about.size if about else 0))
        if words.height + over - name.over > room.height - 2 * PADDING_SHARE * room.width:
            return []
        found.append(words)
    return found


def _column(room: Rect) -> float:
    """How wide a tile's words may be."""
    return (1 - 2 * PADDING_SHARE) * room.width


def _unfit(commission: Commission, tiles: Sequence[Tile], room: Rect) -> UnfitError:
    longest = max(tiles, key=lambda tile: len(tile.name) + len(tile.about))
    text = f"{longest.name}: {longest.about}"
    return unfit(commission, text, room.width, room.height, commission.smallest_cap)


def _tile(commission: Commission, words: _Words, room: Rect, over: float) -> list[Item]:
    """Ground, the motif in the corner where the words leave it free, the words from the top left.

    `over` is the room for the highest marks of any tile's name: so all first lines stand on one height.
    """
    pattern = cloth(commission)
    field, cobalt = commission.ink("field"), commission.ink("cobalt")
    padding = PADDING_SHARE * room.width
    x, y = room.x + padding, room.y + padding + over
    items: list[Item] = [
        Box(Role.MOTIF, room, field.towards(cobalt, GROUND_SHARE), radius=0.025 * room.width)
    ]
    free = room.bottom - (y - words.name.over + words.height)
    size = min(STAMP_SHARE * room.height, 0.8 * free)
    if size > 0.2 * room.height:
        spot = (room.right - 0.62 * size, room.bottom - 0.62 * size, size, 0.0, cobalt)
        items.append(Stamp(Role.MOTIF, outline(pattern.file), (spot,)))
    items += words.name.at(Role.IMPRINT, x, y, commission.ink("white"))
    if words.about:
        items += words.about.at(Role.IMPRINT, x, y + words.name.height + words.gap, commission.ink("pale"))
    return items
