"""Badge: event and slogan, a white field where a name is written by hand, and below it what its bearer does.

No name of a person is ever in a campaign's files; the row of the list says the role and the office.
"""

from __future__ import annotations

from coban.campaign.entries import Entry
from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.fit import largest
from coban.layout.flow import Column
from coban.layout.motif import frieze
from coban.layout.parts import FOOT_SHARE, Composition, cloth, sponsor_band
from coban.layout.phrases import kept, ways_to_break_name
from coban.scene import Box, Item, Role, Sheet

SLOT_SHARE = 0.12
"""Height of the edge that the clip or the slot takes, to the badge."""

OFFICE_SHARE = 0.030
"""Capitals of the office, to the badge's width."""

NAME_LABEL = "Họ và tên"


def compose(commission: Commission) -> Composition:
    width, height = commission.width, commission.height
    margin = max(commission.format.safe_mm, 0.085 * width)
    band, sponsors = sponsor_band(commission, margin)
    top = max(band + 0.8 * margin, SLOT_SHARE * height)
    head, mark = _head(commission, Rect.between(margin, top, width - margin, 0.495 * height))
    # What the head does not need goes to the role below.
    begins = min(max(head.y + 1.1 * margin, 0.42 * height), 0.515 * height)
    name = Rect(margin, begins, width - 2 * margin, 0.175 * height)
    role = Rect.between(margin, name.bottom + 0.75 * margin, width - margin, height - 0.95 * margin)
    hem = Rect.between(0, band + 0.25 * margin, width, top - 0.45 * margin)
    pattern = frieze(cloth(commission), hem, 0.13 * width)
    items: list[Item] = [furniture.field(commission), *pattern, *sponsors, *head.items, *mark]
    return Composition((*items, *_name(commission, name)), place_room=role)


def address(commission: Commission, sheet: Sheet, entry: Entry) -> list[Item]:
    """The role in large letters, the office under it."""
    room = sheet.place_room
    assert room is not None
    face, white, pale = commission.face, commission.ink("white"), commission.ink("pale")
    office_cap = max(OFFICE_SHARE * commission.width, commission.smallest_cap)
    office = Column(face, room)
    if entry.detail:
        office.set(
            Role.PLACE,
            entry.detail,
            office_cap,
            pale,
            keep=kept(commission, entry.detail),
        )
    below = office.height + (0.045 * commission.width if entry.detail else 0.0)
    ways = ways_to_break_name(commission, entry.name, most_lines=4)
    role = largest(face, ways, room.width, room.height - below, largest_size=0.115 * commission.width)
    if role is None or role.cap < commission.smallest_cap:
        raise UnfitError(
            f"order '{commission.order.id}', row {entry.code}: '{entry.title}' does not fit on the badge at "
            f"the smallest legible size (capitals of {commission.smallest_cap:.1f} mm); shorten it"
        )
    top = room.y + (room.height - below - role.over - role.height - role.under) / 2 + role.over
    items: list[Item] = [*role.at(Role.PLACE, room.x, top, white)]
    ends = top + role.height + role.under + 0.045 * commission.width
    return [*items, *office.moved(ends - room.y)]


def _head(commission: Commission, room: Rect) -> tuple[Column, list[Item]]:
    """What the badge is for, and the slogan; and the emblem."""
    width = commission.width
    mark = furniture.emblem(commission, Rect(room.x, room.y, 0.17 * width, 0.17 * width))
    text = Rect.between(room.x, room.y + (0.21 * width if mark else 0.0), room.right, room.bottom)
    smallest, cap = FOOT_SHARE * commission.smallest_cap, 0.046 * width
    while cap >= smallest:
        head = _words(commission, text, cap, max(smallest, 0.66 * cap))
        if head and head.left_over >= 0:
            return head, mark
        cap *= 0.96
    raise UnfitError(
        f"order '{commission.order.id}': '{_title(commission)}' and the slogan are too long for the badge; "
        "give the order a shorter head"
    )


def _title(commission: Commission) -> str:
    """What it is for; the campaign's name where the slogan is the event's own name."""
    event = commission.event.name if commission.event else ""
    said = not event or event in commission.message.text or commission.message.text in event
    return commission.order.head or (commission.brief.campaign.name if said else event)


def _words(commission: Commission, room: Rect, cap: float, slogan_cap: float) -> Column | None:
    """Title and slogan at these sizes; None when a word is wider than the badge."""
    head, title, message = Column(commission.face, room), _title(commission), commission.message
    white, pale = commission.ink("white"), commission.ink("pale")
    try:
        head.set(Role.IMPRINT, title, cap, white, keep=kept(commission, title))
        head.set(
            Role.MESSAGE,
            message.text,
            slogan_cap,
            pale,
            above=1.5 * cap,
            keep=message.keep,
            given=message.lines,
        )
    except UnfitError:
        return None
    return head


def _name(commission: Commission, panel: Rect) -> list[Item]:
    """A white field with a line to write on."""
    ink, cap = commission.ink("field"), 0.024 * commission.width
    inner = panel.inset(0.06 * panel.width)
    label = Column(commission.face, Rect(inner.x, panel.y + 0.05 * panel.width, inner.width, panel.height))
    label.set(Role.IMPRINT, NAME_LABEL, cap, ink)
    rule = Rect(inner.x, panel.bottom - 0.24 * panel.height, inner.width, 0.0035 * commission.width)
    white = Box(Role.IMPRINT, panel, commission.ink("white"), radius=0.03 * panel.width)
    return [white, *label.items, Box(Role.IMPRINT, rule, ink)]
