"""Pieces to scale with their measures: the businesses' zone, the air around the emblem."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import hypot

from coban.geometry import Rect, hull
from coban.identity.examples import Example, Shape
from coban.identity.judging import judged
from coban.scene import Item, Picture, Role, item_box
from coban.vietnamese import decimal

SCALES = (1, 2, 5, 10, 15, 20, 25, 30, 35, 40, 50, 75, 100)
"""A piece is drawn at the largest of these that fits."""


@dataclass(frozen=True, slots=True)
class Zone:
    """A piece as drawn, in mm of the paper."""

    example: Example
    scale: int
    width: float
    height: float
    panel: float
    """How far the zone reaches: to the right on landscape pieces, down on portrait ones."""
    limit: float
    """How far it might reach at most."""
    share: str
    """Of the trim, measured on the finished file."""
    portrait: bool


def zones(examples: Mapping[Shape, Example], room: Mapping[Shape, tuple[float, float]]) -> Iterator[Zone]:
    """Each piece that has a zone, in a room of so many mm."""
    for shape, example in examples.items():
        boxes = [item_box(item) for item in example.sheet.of(Role.SPONSOR)]
        taken = hull(boxes)
        if taken is None:
            continue
        trim, portrait = example.sheet.trim, example.commission.portrait
        scale = _scale(trim, *room[shape])
        least = example.commission.brief.brand.sponsors.limit / 100
        share = judged(example, ["sponsor-share"]).value("sponsor-share") or 0.0
        yield Zone(
            example,
            scale,
            trim.width / scale,
            trim.height / scale,
            (taken.bottom if portrait else taken.right) / scale,
            least * (trim.height if portrait else trim.width) / scale,
            decimal(share),
            portrait,
        )


def clearance(example: Example) -> float | None:
    """The least air around the emblem on a piece, in heights of the emblem; None without one.

    To what is read, to the businesses' panel and to the trim; the motif may come nearer.
    """
    marks = [item for item in example.sheet.of(Role.EMBLEM) if isinstance(item, Picture)]
    if not marks:
        return None
    box, trim = marks[0].rect, example.sheet.trim
    edges = (box.x, box.y, trim.width - box.right, trim.height - box.bottom)
    others = [_apart(box, item_box(item)) for item in example.sheet.items if _is_read(item)]
    return min(*edges, *others) / box.height


def _is_read(item: Item) -> bool:
    return item.role not in (Role.FIELD, Role.MOTIF, Role.EMBLEM)


def _apart(one: Rect, other: Rect) -> float:
    across = max(other.x - one.right, one.x - other.right, 0.0)
    down = max(other.y - one.bottom, one.y - other.bottom, 0.0)
    return hypot(across, down)


def _scale(trim: Rect, width: float, height: float) -> int:
    return next((s for s in SCALES if trim.width / s <= width and trim.height / s <= height), SCALES[-1])
