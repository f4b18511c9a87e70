"""Guides: where the shop folds, glues, sews and punches, as dashes and rings in the margin outside the bleed.

Sizes are those of the file on the shop's screen, as those of crop marks. The first of a kind is named.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coban.colour import BLACK
from coban.geometry import Rect
from coban.paint.curves import rounded
from coban.scene import Box, Guide, Item, Role, Stamp, Text
from coban.text import Command, Face

NAMES = {"fold": "gấp", "glue": "dán", "pocket": "luồn cọc", "eyelet": "mắt", "joint": "mối ghép"}

DASHES = 3
RING_MM, NAME_MM, BESIDE_MM = 2.0, 1.8, 0.8
"""Width of a ring, size of a name, how far from its dashes it stands."""

INNER = 0.36
"""Radius of a ring's hole, of a ring 1 wide: its line is 0.28 mm, thick enough for any press."""


def guide_marks(
    guides: Sequence[Guide], trim: Rect, k: int, face: Face, *, away: float, length: float, hair: float
) -> Iterator[Item]:
    """In a file of 1:k. `away` from the trim and `length` long, in mm at final size; lines `hair` thick."""
    first = {guide.kind: guide for guide in reversed(guides)}
    rings = []
    for guide in guides:
        name = face.shape(NAMES[guide.kind])
        size, beside = NAME_MM * k, BESIDE_MM * k
        if guide.x is not None and guide.y is not None:
            x, y = _ring_at(guide.x, guide.y, trim, away + length / 2)
            rings.append((x, y, RING_MM * k, 0.0, BLACK))
            at = (x + RING_MM / 2 * k + beside, y + 0.36 * size)
        else:
            yield from _dashes(guide, trim, away, length, hair)
            if guide.x is not None:
                at = (guide.x + beside, -away - 0.32 * length)
            else:
                at = (-away - name.width * size, (guide.y or 0.0) - beside)
        if guide is first[guide.kind]:
            yield Text(Role.MARK, name, face, *at, size, BLACK)
    if rings:
        yield Stamp(Role.MARK, _ring(), tuple(rings))


def _ring_at(x: float, y: float, trim: Rect, out: float) -> tuple[float, float]:
    """Beyond the edge that is nearest to the point."""
    edges = {
        (x, -out): y,
        (x, trim.height + out): trim.height - y,
        (-out, y): x,
        (trim.width + out, y): trim.width - x,
    }
    return min(edges, key=lambda at: edges[at])


def _dashes(guide: Guide, trim: Rect, away: float, length: float, hair: float) -> Iterator[Box]:
    """At both ends of the line."""
    dash = length / (2 * DASHES - 1)
    for number in range(DASHES):
        start = away + 2 * number * dash
        if guide.x is not None:
            for y in (-start - dash, trim.height + start):
                yield Box(Role.MARK, Rect(guide.x - hair / 2, y, hair, dash), BLACK)
        elif guide.y is not None:
            for x in (-start - dash, trim.width + start):
                yield Box(Role.MARK, Rect(x, guide.y - hair / 2, dash, hair), BLACK)


def _ring() -> tuple[Command, ...]:
    """A circle with a hole, in a unit square around 0."""
    outer, hole = (rounded(Rect(-r, -r, 2 * r, 2 * r), r) for r in (0.5, INNER))
    return (*outer, *hole)
