"""Notice: a sheet to hang at the one-stop desk. A head on the field, then a grid of white cards, one for each
procedure: its code and its title beside the QR that opens it.
"""

from __future__ import annotations

from coban.campaign.entries import Entry
from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission, side_title
from coban.layout.fit import one_line
from coban.layout.flow import Column, paragraph
from coban.layout.parts import Composition, sponsor_band
from coban.layout.phrases import kept
from coban.qr import QUIET_ZONE_MODULES, matrix
from coban.scene import Box, Code, Item, Role
from coban.vietnamese import OPEN

HOW = "Mở máy ảnh trên điện thoại và đưa vào mã để xem thủ tục"
"""What the foot says where the order has no words of its own for it."""

CARD_AIR = 0.055
"""Inside a card, to its width."""

CODE_SHARE = 0.43
"""The code's side to the card's width."""

LARGEST_TITLE = 0.072
"""Capitals of a card's title, to the width of its room."""

NUMBER_SHARE = 0.024
"""Capitals of the procedure's number, to the card's width."""


def compose(commission: Commission) -> Composition:
    width, height = commission.width, commission.height
    margin = max(commission.format.safe_mm, 0.048 * width)
    band, sponsors = sponsor_band(commission, margin)
    foot = height - margin
    head, mark = _head(commission, Rect.between(margin, band + 1.1 * margin, width - margin, height))
    items: list[Item] = [furniture.field(commission), *sponsors, *head.items, *mark]
    items += _foot(commission, margin, foot)
    grid = Rect.between(margin, head.y + 0.8 * margin, width - margin, foot - 0.95 * margin)
    for cell, entry in zip(_cells(commission, grid), commission.shown, strict=False):
        items += _card(commission, cell, entry)
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
    columns, rows = commission.format.columns or 1, commission.format.rows or 1
    gap = 0.024 * commission.width
    width, height = (grid.width - gap * (columns - 1)) / columns, (grid.height - gap * (rows - 1)) / rows
    return [
        Rect(grid.x + column * (width + gap), grid.y + row * (height + gap), width, height)
        for row in range(rows)
        for column in range(columns)
    ]


def _card(commission: Commission, cell: Rect, entry: Entry) -> list[Item]:
    """The code at the left; beside it name and detail, and at its foot the procedure's number."""
    air = CARD_AIR * cell.width
    side = min(CODE_SHARE * cell.width, cell.height - 2 * air)
    square = Rect(cell.x + air, cell.cy - side / 2, side, side)
    beside = Rect.between(square.right + air, square.y, cell.right - air, square.bottom)
    number = paragraph(commission.face, entry.code, beside.width, NUMBER_SHARE * cell.width)
    items: list[Item] = [Box(Role.QR, cell, commission.ink("white"), radius=0.03 * cell.width)]
    items += _code(commission, entry.link, square) if entry.link else _no_code(commission, square)
    top = cell.y + air if _lines_run_over(commission, entry, beside, number.height) else square.y
    room = Rect.between(beside.x, top, beside.right, cell.bottom - (top - cell.y) - 2 * number.height)
    items += _words(commission, entry, room).items
    return [
        *items,
        *number.at(
            Role.IMPRINT, beside.x, cell.bottom - (top - cell.y) - number.cap, commission.ink("cobalt")
        ),
    ]


def _lines_run_over(commission: Commission, entry: Entry, beside: Rect, number: float) -> bool:
    """Whether a long title needs the whole height of the card instead of the code's."""
    found = _set(commission, entry, beside, LARGEST_TITLE * beside.width)
    return found is None or found.left_over < 2 * number


def _code(commission: Commission, link: str, square: Rect) -> list[Item]:
    """As wide as the square; the card's own white is its quiet zone."""
    quiet = square.width * QUIET_ZONE_MODULES / len(matrix(link))
    inset = max(0.0, quiet - CARD_AIR / CODE_SHARE * square.width)
    return [Code(Role.QR, link, square.inset(inset), commission.ink("field"))]


def _no_code(commission: Commission, square: Rect) -> list[Item]:
    """A pale square where the code will be."""
    cap = 0.055 * square.width
    words = Column(commission.face, square.inset(0.16 * square.width), align=0.5)
    words.set(Role.IMPRINT, f"Mã QR: {OPEN}", cap, commission.ink("field"))
    pale = Box(Role.QR, square, commission.ink("pale"), radius=0.03 * square.width)
    return [pale, *words.moved(words.left_over / 2)]


def _words(commission: Commission, entry: Entry, room: Rect) -> Column:
    """Name and detail as large as they fit; never under the legible size."""
    cap = LARGEST_TITLE * room.width
    while cap >= commission.smallest_cap:
        found = _set(commission, entry, room, cap)
        if found and found.left_over >= 0:
            return found
        cap *= 0.96
    raise UnfitError(
        f"order '{commission.order.id}', row {entry.code}: '{entry.title}' does not fit its card at the "
        f"smallest legible size (capitals of {commission.smallest_cap:.1f} mm); shorten it"
    )


def _set(commission: Commission, entry: Entry, room: Rect, cap: float) -> Column | None:
    column, ink = Column(commission.face, room), commission.ink("field")
    try:
        column.set(Role.PLACE, entry.name, cap, ink, keep=kept(commission, entry.name))
        if entry.detail:
            small = max(0.72 * cap, commission.smallest_cap)
            column.set(Role.PLACE, entry.detail, small, commission.ink("cobalt"), above=1.0 * cap)
    except UnfitError:
        return None
    return column
