"""The margin around the bleed: crop marks, guides and the slug line, as items of the sheet's own kind.

Sizes are those of the file on the shop's screen; a file of 1:10 has them ten times as large on the sheet.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from coban.campaign.house import shipped
from coban.colour import BLACK
from coban.geometry import Rect
from coban.paint.guides import guide_marks
from coban.scene import Box, Guide, Item, Role, Sheet, Text
from coban.text import Face, face

MARK_MM, GAP_MM, HAIR_MM = 5.0, 2.0, 0.09
"""Length of a crop mark, its distance from the bleed, its thickness (a quarter of a point)."""

TYPE_MM, LEADING_MM = 2.5, 4.0
EDGE_MM = 3.0
DOT = "·"
BETWEEN = f"   {DOT}   "


@dataclass(frozen=True, slots=True)
class Margin:
    """The media box around a sheet, in millimetres at final size, and what is printed outside the bleed."""

    media: Rect
    frame: tuple[Item, ...]
    """Crop marks and guides: the same for all copies of a piece."""
    slug: tuple[Text, ...]

    @classmethod
    def of(cls, sheet: Sheet, face: Face, *, marks: bool = True) -> Margin:
        """Crop marks and guides all round; the slug below, on as many lines as its strings need.

        Without `marks` there is nothing outside the bleed, and the media box is the bleed box.
        """
        if not marks:
            return cls(sheet.trim.inset(-sheet.bleed), (), ())
        k = sheet.scale
        side = sheet.bleed + (GAP_MM + MARK_MM + EDGE_MM) * k
        rows = list(_rows(sheet.slug, face, sheet.width / (TYPE_MM * k)))
        below = side + len(rows) * LEADING_MM * k
        media = Rect.between(-side, -side, sheet.width + side, sheet.height + below)
        top = sheet.height + side
        slug = (
            text
            for index, row in enumerate(rows)
            for text in _line(face, row, top + index * LEADING_MM * k, TYPE_MM * k)
        )
        frame = _frame(sheet.trim, sheet.bleed, sheet.scale, sheet.guides, face)
        return cls(media, frame, tuple(slug))


def slug_face(sheet: Sheet) -> Face:
    """The slug line is set in the sheet's own face; a sheet without words has the one shipped with coban."""
    faces = (item.face for item in sheet.items if isinstance(item, Text))
    return next(faces, None) or face(shipped("assets") / "fonts" / "Arimo-Bold.ttf")


@lru_cache(maxsize=16)
def _frame(trim: Rect, bleed: float, scale: int, guides: tuple[Guide, ...], face: Face) -> tuple[Item, ...]:
    """What stands around the bleed, in the margin of every copy."""
    away, length, hair = bleed + GAP_MM * scale, MARK_MM * scale, HAIR_MM * scale
    marks = guide_marks(guides, trim, scale, face, away=away, length=length, hair=hair)
    return (*_crop_marks(trim, away, length, hair), *marks)


def _crop_marks(trim: Rect, away: float, length: float, hair: float) -> Iterator[Box]:
    """Two at each corner of the trim, outside the bleed."""
    for y in (0.0, trim.height):
        for x in (-away - length, trim.width + away):
            yield Box(Role.MARK, Rect(x, y - hair / 2, length, hair), BLACK)
    for x in (0.0, trim.width):
        for y in (-away - length, trim.height + away):
            yield Box(Role.MARK, Rect(x - hair / 2, y, hair, length), BLACK)


def _rows(strings: tuple[str, ...], face: Face, room: float) -> Iterator[list[str]]:
    """As many strings on a line as the trim's width (in em) holds; a longer one has lines of its own."""
    between = face.shape(BETWEEN).width
    row: list[str] = []
    taken = 0.0
    for string in strings:
        width = face.shape(string).width
        if row and taken + between + width > room:
            yield row
            row, taken = [], 0.0
        if width > room:
            *full, string = _lines(string, face, room)
            yield from ([line] for line in full)
            width = face.shape(string).width
        taken += width + (between if row else 0)
        row.append(string)
    if row:
        yield row


def _lines(string: str, face: Face, room: float) -> Iterator[str]:
    """The string, broken between words where it is wider than the room."""
    line = ""
    for word in string.split(" "):
        longer = f"{line} {word}" if line else word
        if line and face.shape(longer).width > room:
            yield line
            longer = word
        line = longer
    yield line


def _line(face: Face, row: list[str], top: float, size: float) -> Iterator[Text]:
    """Each string by itself, because most of them stand on the pages of all places."""
    at, gap = 0.0, face.shape(BETWEEN).width
    dot = face.shape(DOT)
    for index, string in enumerate(row):
        if index:
            yield Text(Role.MARK, dot, face, (at + (gap - dot.width) / 2) * size, top + size, size, BLACK)
            at += gap
        line = face.shape(string)
        yield Text(Role.MARK, line, face, at * size, top + size, size, BLACK)
        at += line.width
