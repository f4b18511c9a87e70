"""Offer: what a campaign has for those who stop at its stand: services, the code, who speaks."""

from __future__ import annotations

from collections.abc import Sequence

from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout.commission import Commission
from coban.layout.fit import Setting, largest, one_line
from coban.layout.furniture import card_size, code_card
from coban.layout.parts import FOOT_SHARE
from coban.layout.phrases import ways_to_break_name
from coban.scene import Box, Item, Role

NAME_CAP = 0.0158
"""Capitals of a service's name, to the height."""

PITCH_SHARE, CARD_SHARE = 0.088, 0.62
"""From name to name, to the height; height of the code card, to its column."""


def offer(
    commission: Commission, columns: Sequence[Rect], highest: float, foot: float
) -> tuple[list[Item], float]:
    """What stands between two heights, at the foot; and where it begins.

    Services in columns, the code in the last one; in a single column the code alone.
    """
    height, campaign = commission.height, commission.brief.campaign
    column, most = columns[-1], foot - highest
    names = [service.name for service in campaign.services]
    if commission.link(None):
        columns = columns[:-1]
    if not columns:
        card = min(most, CARD_SHARE * column.width)
        return _code(commission, column, foot - card, card), foot - card
    rows = -(-len(names) // len(columns))
    pitch = min(most / max(rows, 1), PITCH_SHARE * height)
    card = min(most, CARD_SHARE * column.width) if commission.link(None) else 0.0
    top = foot - max(rows * pitch, card, 0.12 * height)
    items = _code(commission, column, top, card) if card else []
    if names:
        return [*items, *_services(commission, names, columns[: -(-len(names) // rows)], top, pitch)], top
    # Who speaks stands where the services would.
    both = (campaign.name, commission.host or campaign.owner.name)
    said = [text for text in both if text not in commission.message.text]
    return [*items, *_signature(commission, said, columns[0], top)], top


def _services(
    commission: Commission, names: Sequence[str], columns: Sequence[Rect], top: float, pitch: float
) -> list[Item]:
    """Names of one size on one pitch, a hairline over each, as many in each column."""
    rows, hair = -(-len(names) // len(columns)), 0.0011 * commission.height
    width = min(column.width for column in columns)
    settings = [_name(commission, name, width, NAME_CAP * commission.height, 0.8 * pitch) for name in names]
    size = min(found.size for found in settings)
    items: list[Item] = []
    for index, found in enumerate(each.sized(size) for each in settings):
        column, y = columns[index // rows], top + index % rows * pitch
        items.append(Box(Role.IMPRINT, Rect(column.x, y, width, hair), commission.ink("cobalt")))
        start = y + hair + (pitch - found.height - found.under + found.over) / 2
        items += found.at(Role.IMPRINT, column.x, start, commission.ink("white"))
    return items


def _name(commission: Commission, name: str, width: float, cap: float, height: float) -> Setting:
    """On one line, or on two, at the list's size or what the row allows. Raises UnfitError."""
    size = cap / commission.face.cap_height
    ways = ways_to_break_name(commission, name, 2)
    found = largest(commission.face, ways, width, height, size)
    assert found is not None
    if found.cap < FOOT_SHARE * commission.smallest_cap:
        raise UnfitError(
            f"order '{commission.order.id}': '{name}' does not fit on {commission.size_name}: its capitals "
            f"would be {found.cap:.1f} mm high; choose a larger size"
        )
    return found


def _code(commission: Commission, column: Rect, top: float, height: float) -> list[Item]:
    """The code card, and beside it the words that say what it does."""
    payload = commission.link(None)
    assert payload
    width, _ = card_size(payload, height)
    items = code_card(commission, payload, Rect(column.x, top, width, height))
    room = column.width - width - 0.06 * column.width
    if commission.order.call and room > 0.2 * column.width:
        ways = ways_to_break_name(commission, commission.order.call, 5)
        cap = 1.1 * NAME_CAP * commission.height
        call = largest(commission.face, ways, room, height, cap / commission.face.cap_height)
        if call and call.cap >= FOOT_SHARE * commission.smallest_cap:
            y = top + (height - call.height) / 2
            items += call.at(Role.QR, column.right - room, y, commission.ink("white"))
    return items


def _signature(commission: Commission, said: Sequence[str], column: Rect, top: float) -> list[Item]:
    items: list[Item] = []
    cap = 1.3 * NAME_CAP * commission.height
    for text, ink in zip(said, ("white", "pale"), strict=False):
        found = one_line(commission.face, text, column.width, cap / commission.face.cap_height)
        items += found.at(Role.IMPRINT, column.x, top, commission.ink(ink))
        top += found.cap + 1.2 * cap
    return items
