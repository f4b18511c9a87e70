"""Items of a sheet at another place."""

from __future__ import annotations

from dataclasses import replace

from coban.scene import Item, Stamp, Text


def moved(item: Item, dx: float) -> Item:
    """The item `dx` mm farther to the right."""
    match item:
        case Text():
            return replace(item, x=item.x + dx)
        case Stamp():
            spots = ((x + dx, y, size, turn, ink) for x, y, size, turn, ink in item.spots)
            return replace(item, spots=tuple(spots))
        case _:
            return replace(item, rect=item.rect.moved(dx, 0.0))
