"""Signature: who speaks, at the foot of a piece — emblem, the campaign's name, its address."""

from __future__ import annotations

from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.fit import Setting, setting, ways_to_break
from coban.layout.parts import FOOT_SHARE
from coban.layout.phrases import ways_to_break_name
from coban.scene import Item, Role
from coban.units import px_to_mm

NAME_SHARE, ADDRESS_SHARE, GAP_SHARE = 0.36, 0.27, 0.22
"""Size of the name and of the address, and the air between them, to the signature's height."""

SMALL_PX, SMALL_HEIGHT_PX = 420, 36
"""On pictures whose shorter side is less, the signature keeps this height: smaller letters would blur."""

SMALL_ADDRESS = 0.32
"""Size of the address on these."""

MOST_LINES = 4
"""Of a name in a narrow column; beside an emblem it stands on one."""


def is_small(commission: Commission) -> bool:
    """Whether it is a picture so small that every letter counts: a web banner."""
    return commission.px is not None and min(commission.px) < SMALL_PX


def signature_height(commission: Commission, share: float) -> float:
    """The signature's height in mm: a share of the shorter side, or the least that is legible on a screen."""
    unit = min(commission.width, commission.height)
    return max(share * unit, px_to_mm(SMALL_HEIGHT_PX)) if is_small(commission) else share * unit


def signature(
    commission: Commission, room: Rect, height: float, with_emblem: bool = True
) -> tuple[list[Item], float]:
    """Its items at the foot of the room, flush left; and how wide they are.

    Without its emblem a long name may take several lines and rise above `height`.
    """
    campaign = commission.brief.campaign
    top = room.bottom - height
    mark = furniture.emblem(commission, Rect(room.x, top, height, height)) if with_emblem else []
    left = room.x + (1.30 * height if mark else 0.0)
    address_share = SMALL_ADDRESS if is_small(commission) else ADDRESS_SHARE
    lines = [
        (campaign.name, "white", NAME_SHARE),
        (commission.host or campaign.owner.name, "pale", address_share),
    ]
    if _said(commission, with_emblem=bool(mark)):
        lines = [(lines[1][0], "white", NAME_SHARE)]
    least = FOOT_SHARE * commission.smallest_cap / commission.face.cap_height
    most_lines = 1 if mark else MOST_LINES
    settings = [
        (_fitted(commission, text, max(share * height, least), room.right - left, most_lines), ink)
        for text, ink, share in lines
    ]
    gap = GAP_SHARE * height
    tall = sum(s.height for s, _ in settings) + gap * (len(settings) - 1)
    y = top + (height - tall) / 2 if mark else room.bottom - settings[-1][0].under - tall
    items: list[Item] = list(mark)
    for found, ink in settings:
        items += found.at(Role.IMPRINT, left, y, commission.ink(ink))
        y += found.height + gap
    return items, left - room.x + max(s.width for s, _ in settings)


def _said(commission: Commission, with_emblem: bool) -> bool:
    """Whether the slogan says the campaign's name; beside its emblem the name stays all the same."""
    name, text = commission.brief.campaign.name, commission.message.text
    return name == text or (not with_emblem and name.casefold() in text.casefold())


def _fitted(commission: Commission, text: str, size: float, width: float, most_lines: int) -> Setting:
    """On as few lines as the width allows at this size; smaller where even the most do not do.

    Where the campaign's pairs make stretches too long, only what its editors keep together is kept.
    """
    editors = [words for message in commission.brief.campaign.messages for words in message.keep]
    names = ways_to_break_name(commission, text, most_lines)
    for way in (*names, *ways_to_break(commission.face, text, keep=editors, most_lines=most_lines)):
        found = setting(commission.face, way, size)
        if found.width <= width:
            return found
    return found.sized(size * width / found.width)
