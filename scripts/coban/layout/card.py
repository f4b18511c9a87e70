"""Card: a row of a list on white, its name and number beside the code that opens it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from math import sqrt

from coban.campaign.entries import Entry
from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout.commission import Commission
from coban.layout.fit import Setting
from coban.layout.flow import Column, paragraph
from coban.layout.furniture import CARD_MARGIN_MODULES
from coban.layout.phrases import kept
from coban.qr import matrix
from coban.scene import Box, Code, Item, Role
from coban.vietnamese import OPEN

CARD_AIR, AIR_OF_LOW = 0.055, 0.11
"""Inside a card, to its width; and the most to its height."""

CORNER = 0.03
"""Radius of a card's corners, to its width or twice its height."""

CODE_SHARE = 0.45
"""The code's side to the card's width."""

LARGEST_TITLE, TITLE_OF_CARD = 0.092, 0.09
"""Capitals of a card's title, to the width of its room; and the most of the card's height."""

EVEN = 0.8
"""Titles of one sheet are set alike, unless a long one would make the others smaller than this."""

NUMBER_SHARE, NUMBER_OF_CARD = 0.024, 0.055
"""Capitals of the procedure's number, to the card's width; and the most of its height."""


@dataclass(frozen=True, slots=True)
class Card:
    """A row of the list in its cell: the code's square, the room of the words, the number at the foot."""

    entry: Entry
    cell: Rect
    square: Rect
    room: Rect
    number: Setting

    @property
    def radius(self) -> float:
        return CORNER * min(self.cell.width, 2 * self.cell.height)


def card(commission: Commission, cell: Rect, entry: Entry) -> Card:
    """The code at the left; beside it name and detail, and at its foot the procedure's number."""
    air = min(CARD_AIR * cell.width, AIR_OF_LOW * cell.height)
    side = min(CODE_SHARE * cell.width, cell.height - 2 * air)
    square = Rect(cell.x + air, cell.cy - side / 2, side, side)
    beside = Rect.between(square.right + air, square.y, cell.right - air, square.bottom)
    cap = max(min(NUMBER_SHARE * cell.width, NUMBER_OF_CARD * cell.height), commission.smallest_cap)
    number = paragraph(commission.face, entry.code, beside.width, cap)
    words = Rect.between(beside.x, beside.y, beside.right, beside.bottom - 2 * number.height)
    card = Card(entry, cell, square, words, number)
    found = _set(commission, card, EVEN * _title(card))
    if found and found.left_over >= 0:
        return card
    # A long title needs the whole height of the card instead of the code's.
    tall = Rect.between(beside.x, cell.y + air, beside.right, cell.bottom - air - 2 * number.height)
    return replace(card, room=tall)


def drawn(commission: Commission, card: Card, cap: float) -> list[Item]:
    items: list[Item] = [Box(Role.QR, card.cell, commission.ink("white"), radius=card.radius)]
    link = card.entry.link
    items += [_code(commission, link, card)] if link else _no_code(commission, card.square)
    words = _set(commission, card, cap)
    assert words is not None
    foot = card.room.bottom + 2 * card.number.height - card.number.cap
    return [*items, *words.items, *card.number.at(Role.IMPRINT, card.room.x, foot, commission.ink("cobalt"))]


def _code(commission: Commission, link: str, card: Card) -> Code:
    """As wide as the square, less what the card's own white lacks for the quiet zone.

    The quiet zone of the code with the fewest modules is the widest: all codes of a sheet stand as it needs.
    """
    modules = min(len(matrix(entry.link)) for entry in commission.shown if entry.link)
    # The corners of the quiet zone lie within the card's round ones.
    white = card.square.x - card.cell.x - (1 - sqrt(0.5)) * card.radius
    quiet = CARD_MARGIN_MODULES / modules
    # Every millimetre of inset makes the modules smaller, and the quiet zone that they need.
    inset = max(0.0, (quiet * card.square.width - white) / (1 + 2 * quiet))
    return Code(Role.QR, link, card.square.inset(inset), commission.ink("field"))


def _no_code(commission: Commission, square: Rect) -> list[Item]:
    """A pale square where the code will be."""
    cap = 0.055 * square.width
    words = Column(commission.face, square.inset(0.16 * square.width), align=0.5)
    words.set(Role.IMPRINT, f"Mã QR: {OPEN}", cap, commission.ink("field"))
    pale = Box(Role.QR, square, commission.ink("pale"), radius=0.03 * square.width)
    return [pale, *words.moved(words.left_over / 2)]


def _title(card: Card) -> float:
    return min(LARGEST_TITLE * card.room.width, TITLE_OF_CARD * card.cell.height)


def largest(commission: Commission, card: Card) -> float:
    """The largest capitals at which name and detail fit; raises UnfitError under the legible size."""
    cap = _title(card)
    while cap >= commission.smallest_cap:
        found = _set(commission, card, cap)
        if found and found.left_over >= 0:
            return cap
        cap *= 0.96
    raise UnfitError(
        f"order '{commission.order.id}', row {card.entry.code}: '{card.entry.title}' does not fit its card "
        f"at the smallest legible size (capitals of {commission.smallest_cap:.1f} mm); shorten it"
    )


def _set(commission: Commission, card: Card, cap: float) -> Column | None:
    """Name and detail in their room; None when a word is wider than it."""
    column, ink, entry = Column(commission.face, card.room), commission.ink("field"), card.entry
    try:
        column.set(Role.PLACE, entry.name, cap, ink, keep=kept(commission, entry.name))
        if entry.detail:
            small = max(0.72 * cap, commission.smallest_cap)
            together, cobalt = kept(commission, entry.detail), commission.ink("cobalt")
            column.set(Role.PLACE, entry.detail, small, cobalt, above=1.0 * cap, keep=together)
    except UnfitError:
        return None
    return column
