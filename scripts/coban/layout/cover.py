"""Cover: a booklet's back and front on one sheet, the back at the left, the fold in the middle.

Sponsors stand in a column at the left edge: the outer edge of the back.
"""

from __future__ import annotations

from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.lettering import headline
from coban.layout.lockup import Block, tall_block
from coban.layout.panel import EMBLEM_SHARE, Filled, Panel, back, border, face, signed
from coban.layout.parts import Composition
from coban.layout.sponsors import side_panel
from coban.scene import Guide, Item, Role

MOST_FOR_SPONSORS = 0.135
"""Of the sheet's width: what is left of the back must hold code and address."""

TITLE_CAP = 0.062
"""Capitals of the booklet's title, where it has one beside the slogan, to the width of the front."""

HEM_SHARE = 0.26
"""What the foot of both covers leaves to the motif, to the width of the front."""

STAMP_SHARE = 0.155
"""A stamp of it."""

SLOGAN_SHARE = 0.66
"""The most that the slogan's capitals may be of the title's."""


def compose(commission: Commission) -> Composition:
    width, height = commission.width, commission.height
    fold = width / 2
    free, sponsors = side_panel(commission, most=MOST_FOR_SPONSORS)
    behind = Panel.of(commission, Rect.between(free.x, 0, fold, height), fold, HEM_SHARE * fold)
    front = Panel.of(commission, Rect.between(fold, 0, width, height), fold, HEM_SHARE * fold)
    filled = [back(commission, behind), _front(commission, front)]
    free_below = [behind.below(height), front.below(height)]
    # A stamp that the sponsors' column cuts goes on behind it.
    area = Rect.between(max(0.0, free.x - 0.6 * STAMP_SHARE * fold), 0, width, height)
    stamps = border(commission, free_below, area, STAMP_SHARE)
    items = [
        furniture.field(commission),
        *stamps,
        *sponsors,
        *(item for each in filled for item in each.items),
    ]
    return Composition(tuple(items), guides=(Guide("fold", x=fold),))


def _front(commission: Commission, on: Panel) -> Filled:
    """The book's title over the slogan; the slogan alone when the order names no title."""
    title = commission.order.head
    if not title:
        return face(commission, on)
    live, unit = on.live, on.width
    side = EMBLEM_SHARE * unit
    white, pale = commission.ink("white"), commission.ink("pale")
    items: list[Item] = furniture.emblem(commission, Rect(live.x, live.y, side, side))
    top = live.y + (side + 0.12 * unit if items else 0.0)
    signature, foot = signed(commission, live, unit)

    head = headline(commission, title, live.width, 0.5 * (foot - top), TITLE_CAP * unit)
    items += head.at(Role.IMPRINT, live.x, top + head.over, white)
    top += head.over + head.height + head.under + 0.075 * unit
    block = _slogan(commission, live.width, foot - 0.1 * unit - top, SLOGAN_SHARE * head.size)
    items += block.at(live.x, top + block.over, pale)
    return Filled(on, [*items, *signature], top + block.over + block.height + block.under, foot)


def _slogan(commission: Commission, width: float, height: float, largest_size: float) -> Block:
    """The slogan under a title, smaller than it."""
    block = tall_block(commission, width, height)
    return block.scaled(min(1.0, largest_size / block.first.size))
