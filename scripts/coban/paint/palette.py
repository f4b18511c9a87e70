"""The inks on a sheet, every tint with its numbers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from coban.colour import Ink
from coban.scene import Box, Code, Item, Stamp, Text


def inks_of(items: Iterable[Item]) -> Iterator[Ink]:
    """In painting order, as often as they are used."""
    for item in items:
        match item:
            case Box() | Text() | Code():
                yield item.ink
            case Stamp():
                yield from (ink for *_, ink in item.spots)
