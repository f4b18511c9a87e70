"""Notice: a sheet to hang at the one-stop desk. A head on the field, then a grid of white cards, one for each
procedure: its code and its title beside the QR that opens it.
"""

from __future__ import annotations

from math import log

from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.card import EVEN, card, drawn, largest
from coban.layout.commission import Commission, side_title
from coban.layout.fit import one_line
from coban.layout.flow import Column
from coban.layout.parts import Composition, sponsor_band
from coban.layout.phrases import kept
from coban.scene import Item, Role

BEST_CARD = 2.2
"""Width to height at which a card shows a large code and long titles beside it."""

HOW = "Mở máy ảnh trên điện thoại và đưa vào mã để xem thủ tục"
"""What the foot says where the order has no words of its own for it."""


def compose(commission: Commission) -> Composition:
    width, height = commission.width, commission.height
    margin = max(commission.format.safe_mm, 0.048 * width)
    band, sponsors = sponsor_band(commission, margin)
    foot = height - margin
    head, mark = _head(commission, Rect.between(margin, band + 1.1 * margin, width - margin, height))
    items: list[Item] = [furniture.field(commission), *sponsors, *head.items, *mark]
    items += _foot(commission, margin, foot)
    grid = Rect.between(margin, head.y + 0.8 * margin, width - margin, foot - 0.95 * margin)
    cards = [
        card(commission, cell, entry)
        for cell, entry in zip(_cells(commission, grid), commission.shown, strict=False)
    ]
    caps = [largest(commission, found) for found in cards]
    even = max(min(caps), EVEN * max(caps))
    for found, cap in zip(cards, caps, strict=True):
        items += drawn(commission, found, min(cap, even))
    return Composition(tuple(items))


def _head(commission: Commission, room: Rect) -> tuple[Column, list[Item]]:
    """Office, title, slogan; and the emblem."""
    white, pale = commission.ink("white"), commission.ink("pale")
    mark = furniture.emblem(
        commission, Rect(room.right - 0.13 * room.width, room.y, *[0.13 * room.width] * 2)
    )
    words = Rect(room.x, room.y, (0.83 if mark else 1.0) * room.width, room.height)
    head = Column(commission.face, words)
    campaign = commission.brief.campaign
    head.set(Role.IMPRINT, campaign.owner.name, 0.0125 * commission.width, pale)
    title = commission.order.head or commission.order.title
    head.set(
        Role.IMPRINT,
        title,
        0.027 * commission.width,
        white,
        above=0.02 * commission.width,
        keep=kept(commission, title),
    )
    keep = commission.message.keep
    head.set(
        Role.MESSAGE,
        commission.message.text,
        0.0155 * commission.width,
        pale,
        above=0.022 * commission.width,
        keep=keep,
        given=commission.message.lines,
    )
    return head, mark


def _foot(commission: Commission, margin: float, bottom: float) -> list[Item]:
    """How to scan, at the left; which sheet of how many, at the right."""
    cap, pale = 0.0115 * commission.width, commission.ink("pale")
    sheets = -(-len(commission.entries) // commission.format.cells)
    number = f"{side_title(commission.side)}/{sheets}" if commission.side else ""
    room = commission.width - 2 * margin
    size = cap / commission.face.cap_height
    items: list[Item] = []
    taken = 0.0
    if number:
        count = one_line(commission.face, number, room, size)
        items += count.at(Role.IMPRINT, margin, bottom - cap, pale, align=1, room=room)
        taken = count.width + 0.02 * commission.width
    line = one_line(commission.face, commission.order.call or HOW, room - taken, size)
    return [*line.at(Role.IMPRINT, margin, bottom - cap, pale), *items]


def _cells(commission: Commission, grid: Rect) -> list[Rect]:
    """The cards' places, row by row; where all rows of the list stand on one sheet, they share it out."""
    columns, rows = _counts(commission, grid)
    gap = 0.024 * commission.width
    width, height = (grid.width - gap * (columns - 1)) / columns, (grid.height - gap * (rows - 1)) / rows
    return [
        Rect(grid.x + column * (width + gap), grid.y + row * (height + gap), width, height)
        for row in range(rows)
        for column in range(columns)
    ]


def _counts(commission: Commission, grid: Rect) -> tuple[int, int]:
    """Columns and rows: the format's; on a single sheet those that leave the fewest places empty, and of
    these the ones whose cards have the best shape.
    """
    most = commission.format.columns or 1, commission.format.rows or 1
    count = len(commission.entries)
    if count > commission.format.cells:
        return most
    fitting = [
        (columns, -(-count // columns))
        for columns in range(1, most[0] + 1)
        if -(-count // columns) <= most[1]
    ]

    def shape(columns: int, rows: int) -> float:
        return abs(log(grid.width * rows / (grid.height * columns) / BEST_CARD))

    return min(fitting, key=lambda counts: (counts[0] * counts[1], shape(*counts)))
