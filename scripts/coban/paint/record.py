"""A sheet as lines of text: what would be painted, in order, for a person to read and a test to compare."""

from __future__ import annotations

from coban.geometry import Rect
from coban.scene import Box, Code, Item, Picture, Sheet, Stamp, Text, item_box


def record(sheet: Sheet) -> list[str]:
    """A head line, then a line for each item: role, kind, mm (x y width height), ink, words.

    A text's numbers are its origin and its em; a stamp's are what all its spots cover.
    """
    pixels = f" px {sheet.px[0]}x{sheet.px[1]}" if sheet.px else ""
    head = f"sheet {_mm(sheet.width)} x {_mm(sheet.height)} bleed {_mm(sheet.bleed)} 1:{sheet.scale}{pixels}"
    slug = [f"slug {words!r}" for words in sheet.slug]
    shared = [_line("shared", item) for item in sheet.shared]
    return [head, *shared, *(_line("own", item) for item in sheet.own), *slug]


def _line(part: str, item: Item) -> str:
    return f"{part} {item.role} {_told(item)}"


def _told(item: Item) -> str:
    match item:
        case Box():
            radius = f" radius {_mm(item.radius)}" if item.radius else ""
            words = f" {item.words!r}" if item.words else ""
            return f"box {_edges(item.rect)}{radius} {item.ink.name}{words}"
        case Stamp():
            inks = len({ink.name for *_, ink in item.spots})
            return f"stamp {len(item.spots)} spots in {inks} tints, {_edges(item_box(item))}"
        case Text():
            place = f"{_mm(item.x)} {_mm(item.y)} em {_mm(item.size)}"
            return f"text {place} {item.ink.name} {item.line.text!r}"
        case Picture():
            stand_in = " stand-in" if item.stand_in else ""
            return f"picture {_edges(item.rect)} {item.file.name}{stand_in}"
        case Code():
            return f"code {_edges(item.rect)} {item.ink.name} {item.payload!r}"


def _edges(rect: Rect) -> str:
    return " ".join(map(_mm, (rect.x, rect.y, rect.width, rect.height)))


def _mm(length: float) -> str:
    """Rounded to 0.1 mm: a change that nobody could see makes no new line."""
    return f"{round(length, 1) + 0.0:g}"
