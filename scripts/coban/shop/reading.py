"""The order in which a piece is read: block by block, left to right and from the top down."""

from __future__ import annotations

from bisect import bisect
from collections import defaultdict
from collections.abc import Sequence

from coban.geometry import Rect
from coban.scene import Guide, Item, item_box

ROWS_FIRST = 0.5
"""A gap across the piece parts rows if it is at least this much of the widest gap between columns."""


def panel_by_panel(items: Sequence[Item], guides: Sequence[Guide]) -> list[Item]:
    """In reading order; of a folded piece, first all of its left panel, then the next."""
    folds = sorted(guide.x for guide in guides if guide.kind == "fold" and guide.x is not None)
    panels: dict[int, list[Item]] = defaultdict(list)
    for item in items:
        panels[bisect(folds, item_box(item).cx)].append(item)
    return [item for number in sorted(panels) for item in in_reading_order(panels[number])]


def in_reading_order(items: Sequence[Item]) -> list[Item]:
    """The items cut apart at the widest gap that runs right through them, again and again."""
    if len(items) < 2:
        return list(items)
    boxes = [item_box(item) for item in items]
    down, row_end = _widest([(box.y, box.bottom) for box in boxes])
    across, column_end = _widest([(box.x, box.right) for box in boxes])
    if down > 0 and down >= across * ROWS_FIRST:
        return _parted(items, [box.bottom <= row_end for box in boxes])
    if across > 0:
        return _parted(items, [box.right <= column_end for box in boxes])
    return sorted(items, key=lambda item: _centre(item_box(item)))


def _parted(items: Sequence[Item], is_first: Sequence[bool]) -> list[Item]:
    first = [item for item, here in zip(items, is_first, strict=True) if here]
    rest = [item for item, here in zip(items, is_first, strict=True) if not here]
    return in_reading_order(first) + in_reading_order(rest)


def _widest(spans: Sequence[tuple[float, float]]) -> tuple[float, float]:
    """The widest gap between spans, and where it begins; 0 when they leave none."""
    widest, begins = 0.0, 0.0
    ordered = sorted(spans)
    reached = ordered[0][1]
    for start, end in ordered:
        if start - reached > widest:
            widest, begins = start - reached, reached
        reached = max(reached, end)
    return widest, begins


def _centre(box: Rect) -> tuple[float, float]:
    return box.y + box.height / 2, box.x
