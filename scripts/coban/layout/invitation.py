"""Invitation: at the left slogan and programme on the field, at the right the invitation on white.

What no document says, the hour or the place, is a dotted line to fill in by hand.
"""

from __future__ import annotations

from datetime import datetime

from coban.campaign.entries import Entry
from coban.campaign.facts import known
from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.flow import Column
from coban.layout.lockup import tall_block
from coban.layout.motif import fade, scatter
from coban.layout.parts import FOOT_SHARE, Composition, cloth, panel_width
from coban.layout.phrases import kept
from coban.scene import Box, Item, Role, Sheet, Stamp, Text, item_box
from coban.vietnamese import moment

TITLE = "Giấy mời"
GREETING = "Trân trọng kính mời:"
TO = "Đến dự"
FAREWELL = "Rất hân hạnh được đón tiếp!"
DOTS = "." * 8

LARGEST_SLOGAN = 0.115
"""The slogan's largest letters, to the card's height."""

SMALL_SHARE = 0.0185
"""Capitals of the small lines, to the card's height."""

FIELD_SHARE = 0.42
"""Width of the coloured part to the card."""


def compose(commission: Commission) -> Composition:
    width, height = commission.width, commission.height
    margin = max(commission.format.safe_mm, 0.085 * height)
    panel = panel_width(commission)
    left = Rect.between(panel, 0, panel + FIELD_SHARE * (width - panel), height)
    pattern, words = _left(commission, left, margin)
    items: list[Item] = [furniture.field(commission), *pattern]
    if panel:
        edge = commission.format.bleed_mm
        inner = Rect.between(commission.format.safe_mm, 0.1 * height, 0.88 * panel, 0.9 * height)
        items += furniture.sponsors_left(commission, Rect.between(-edge, -edge, panel, height + edge), inner)
    sheet = Rect.between(left.right, 0, width, height)
    edge = commission.format.bleed_mm
    white = Rect.between(sheet.x, -edge, width + edge, height + edge)
    items += [Box(Role.FIELD, white, commission.ink("white")), *words]
    room = sheet.inset(margin)
    head = _head(commission, room)
    foot = _foot(commission, room)
    items += [*head.items, *foot]
    below = min(item_box(text).y for text in foot)
    guest = Rect.between(room.x, head.y + 0.035 * height, room.right, below - 0.045 * height)
    return Composition(tuple(items), place_room=guest)


def address(commission: Commission, sheet: Sheet, entry: Entry) -> list[Item]:
    """Who is invited, and the office or the meeting point."""
    room = sheet.place_room
    assert room is not None
    cap = 0.036 * commission.height
    while cap >= commission.smallest_cap:
        guest = Column(commission.face, room)
        guest.set(Role.PLACE, entry.name, cap, commission.ink("field"), keep=kept(commission, entry.name))
        if entry.detail:
            small = max(commission.smallest_cap, 0.75 * cap)
            guest.set(
                Role.PLACE,
                entry.detail,
                small,
                commission.ink("cobalt"),
                above=cap,
                keep=kept(commission, entry.detail),
            )
        if guest.left_over >= 0:
            return list[Item](guest.moved(0.4 * guest.left_over))
        cap *= 0.96
    raise UnfitError(
        f"order '{commission.order.id}', row {entry.code}: '{entry.title}' does not fit on the invitation at "
        f"the smallest legible size (capitals of {commission.smallest_cap:.1f} mm); shorten it"
    )


def _left(commission: Commission, area: Rect, margin: float) -> tuple[list[Stamp], list[Item]]:
    """The motif; emblem and slogan on the field, the programme at its foot."""
    height = commission.height
    inner = Rect.between(area.x + margin, margin, area.right - margin, height - margin)
    mark = furniture.emblem(commission, Rect(inner.x, inner.y, 0.16 * height, 0.16 * height))
    top = inner.y + (0.21 * height if mark else 0.0)
    programme = _programme(commission, inner)
    begins = inner.bottom - programme.height
    block = tall_block(commission, inner.width, min(0.42 * height, begins - 0.09 * height - top))
    if block.first.size > LARGEST_SLOGAN * height:
        block = block.scaled(LARGEST_SLOGAN * height / block.first.size)
    ends = top + block.over + block.height + block.under
    clear = [Rect.between(area.x, top - 0.03 * height, area.right, ends + 0.03 * height)]
    if programme.items:
        clear.append(Rect.between(area.x, begins - 0.03 * height, area.right, height))
    rise = fade(0.1 * height, height)
    under = Rect.between(area.x, 0, area.right, height)
    pattern = scatter(cloth(commission), under, 0.24 * height, lambda _, y: rise(y), clear)
    words = block.at(inner.x, top + block.over, commission.ink("white"))
    return pattern, [*mark, *words, *programme.moved(inner.bottom - programme.y)]


def _programme(commission: Commission, room: Rect) -> Column:
    """The points of the event, one under the other."""
    column, pale = Column(commission.face, room), commission.ink("pale")
    cap = _small(commission)
    points = commission.event.programme if commission.event else ()
    for number, point in enumerate(points, 1):
        column.set(
            Role.IMPRINT, f"{number}. {point}", cap, pale, above=0.85 * cap, keep=kept(commission, point)
        )
    return column


def _small(commission: Commission) -> float:
    return max(FOOT_SHARE * commission.smallest_cap, SMALL_SHARE * commission.height)


def _head(commission: Commission, room: Rect) -> Column:
    """Who invites, the title, the greeting."""
    ink, small = commission.ink("field"), _small(commission)
    head = Column(commission.face, room)
    head.set(Role.IMPRINT, commission.brief.campaign.owner.name, small, commission.ink("cobalt"))
    head.set(Role.IMPRINT, commission.order.head or TITLE, 0.058 * commission.height, ink, above=2.2 * small)
    head.set(Role.IMPRINT, GREETING, small, ink, above=2.4 * small)
    return head


def _foot(commission: Commission, room: Rect) -> list[Text]:
    """The event, when and where, and the farewell, standing on the lower margin."""
    ink, small = commission.ink("field"), _small(commission)
    foot = Column(commission.face, room)
    event = commission.event
    assert event is not None
    foot.set(Role.IMPRINT, TO, small, ink)
    foot.set(
        Role.IMPRINT, event.name, 1.35 * small, ink, above=1.1 * small, keep=kept(commission, event.name)
    )
    hour = "" if isinstance(event.starts, datetime) else f"{DOTS} giờ {DOTS}, ngày "
    foot.set(Role.IMPRINT, f"Thời gian: {hour}{moment(event.starts)}", small, ink, above=1.7 * small)
    foot.set(Role.IMPRINT, f"Địa điểm: {known(event.where) or 4 * DOTS}", small, ink, above=small)
    foot.set(Role.IMPRINT, FAREWELL, small, commission.ink("cobalt"), above=1.8 * small)
    return foot.moved(foot.left_over)
