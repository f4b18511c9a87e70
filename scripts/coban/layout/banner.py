"""Banner: wide pieces. Sponsors at the left, emblem, message over place, code at the right."""

from __future__ import annotations

from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.address import address_call, has_call
from coban.layout.commission import Commission
from coban.layout.furniture import card_size, code_card
from coban.layout.lockup import Block, wide_block
from coban.layout.motif import fade, scatter
from coban.layout.parts import FOOT_SHARE, Composition, cloth, panel_width, small_line
from coban.scene import Item, Role, Stamp
from coban.units import px_to_mm

EMBLEM_SHARE = 0.50
"""The emblem's side to the height of the piece."""

CENTRED_BELOW = 0.60
"""What takes less of the room stands in its middle: at the left it would leave the rest bare."""

PLACE_CAP_SHARE = 0.074
"""Capital height of the place's line to the height of the piece."""

PLAIN_PX = 120
"""Pictures lower than this have no motif: it would blur into dirt."""

LEAST_LINE_PX = 8
"""Capital height of the small line on a screen, at least."""

SHORT = 2.6
"""Width to height of a room up to which the message may have more lines."""

PLACE_GAP_SHARE = 0.115
"""Air between the message and the line under it, to the height of the piece."""


def compose(commission: Commission) -> Composition:
    width, height = commission.width, commission.height
    margin = max(commission.format.safe_mm, 0.11 * height)
    free, sponsors = _sponsors(commission, margin)
    side = min(EMBLEM_SHARE * height, 0.12 * width)
    beside = side + min(0.15 * height, 0.4 * side) if commission.brief.campaign.emblem else 0.0

    payload, card = _card(commission, margin)
    call = address_call(commission, width - margin) if not card else None
    ends = card or (call.rect if call else None)
    right = ends.x - 0.17 * height if ends else width - max(margin, 0.2 * height)
    block, top, below = _column(commission, free + beside, right, margin)
    left = free + _indent(right - free, beside + block.width)
    text_left = left + beside
    mark = furniture.emblem(commission, Rect(left, (height - side) / 2, side, side))
    words = block.at(text_left, top, commission.ink("white"))
    if commission.px and min(commission.px) < PLAIN_PX:
        pattern = []
    elif left > free:
        below = below and _under(below, text_left, block, right)
        pattern = _pattern_around(commission, free, Rect(left, 0, beside + block.width, height))
    else:
        pattern = _pattern(commission, text_left, right, top, block, below)
    items: list[Item] = [furniture.field(commission), *pattern, *sponsors, *mark, *words]
    items += call.items if call else []

    each_place, own_code = commission.order.places == "all", commission.order.code == "place"
    if below and not each_place:
        smallest = FOOT_SHARE * commission.smallest_cap
        items += small_line(commission, _line(commission), below, Role.IMPRINT, smallest)
    if card and payload and not own_code:
        items += code_card(commission, payload, card)
    return Composition(tuple(items), below if each_place else None, card if own_code else None)


def _line(commission: Commission) -> str:
    """What stands under the message: the order's own line; on a screen the address that it calls to."""
    if commission.order.foot or not commission.px or has_call(commission):
        return commission.order.foot or ""
    return commission.host or ""


def _indent(room: float, width: float) -> float:
    """What fills the room begins at its left; what is lost in it stands in its middle."""
    return (room - width) / 2 if width < CENTRED_BELOW * room else 0.0


def _sponsors(commission: Commission, margin: float) -> tuple[float, list[Item]]:
    """Where the composition beside the sponsors' panel begins, and the panel's items."""
    height, panel = commission.height, panel_width(commission)
    if not panel:
        return max(margin, 0.22 * height), []
    inset, edge = max(commission.format.safe_mm, 0.15 * panel), commission.format.bleed_mm
    inner = Rect.between(inset, 0.07 * height, panel - 0.15 * panel, 0.93 * height)
    white = Rect.between(-edge, -edge, panel, height + edge)
    return panel + 0.16 * height, furniture.sponsors_left(commission, white, inner)


def _pattern(
    commission: Commission, left: float, right: float, top: float, block: Block, below: Rect | None
) -> list[Stamp]:
    """The motif, growing to the right: behind a message that fills the room, never behind the line."""
    width, height = commission.width, commission.height
    clear = [below.inset(-0.06 * height)] if below else []
    if block.width <= 0.8 * (right - left):
        clear.append(_text_rect(left, top, block, commission))
    grow = fade(left + 0.55 * block.width, min(width, left + 1.15 * block.width))
    return scatter(
        cloth(commission),
        Rect(left, 0, width - left, height),
        0.27 * height,
        lambda x, _: grow(x),
        clear,
    )


def _pattern_around(commission: Commission, free: float, middle: Rect) -> list[Stamp]:
    """The motif on both sides of what stands in the middle, growing away from it."""
    height = commission.height
    clear = middle.inset(-0.1 * height, 0)
    before, after = (
        fade(clear.x, max(free, clear.x - 3 * height)),
        fade(clear.right, clear.right + 3 * height),
    )
    area = Rect.between(free - 0.16 * height, 0, commission.width, height)
    return scatter(cloth(commission), area, 0.27 * height, lambda x, _: max(before(x), after(x)), [clear])


def _under(line: Rect, left: float, block: Block, right: float) -> Rect:
    """The room of the line under a message in the middle: as wide as the message, or as most names need."""
    return Rect(
        left, line.y, min(right - left, max(block.width, 4 * line.height / PLACE_CAP_SHARE)), line.height
    )


def _card(commission: Commission, margin: float) -> tuple[str | None, Rect | None]:
    """The code card at the right edge; every place's card has the size of the longest payload's."""
    places = commission.brief.places if commission.order.code == "place" else ()
    payloads = [link for link in (commission.link(p) for p in places or (None,)) if link]
    if not payloads:
        return None, None
    longest = max(payloads, key=len)
    height = commission.height - 2 * max(commission.format.safe_mm, 0.085 * commission.height)
    card_width, _ = card_size(longest, height)
    top = (commission.height - height) / 2
    return longest, Rect(commission.width - margin - card_width, top, card_width, height)


def _column(
    commission: Commission, left: float, right: float, margin: float
) -> tuple[Block, float, Rect | None]:
    """Message and the line under it, centred as one column; returns block, its top, room of the line."""
    height = commission.height
    has_line = commission.order.places == "all" or bool(_line(commission))
    cap, gap = (PLACE_CAP_SHARE * height, PLACE_GAP_SHARE * height) if has_line else (0.0, 0.0)
    if has_line and commission.px:
        cap = max(cap, px_to_mm(LEAST_LINE_PX))
    room = height - 2 * margin - cap - gap
    block = wide_block(commission, right - left, room, most_lines=3 if right - left > SHORT * room else 5)
    if has_line:
        gap = max(gap, block.under + 0.085 * height)
    total = block.height + gap + cap
    top = (height - total) / 2 + 0.25 * block.over
    if not has_line:
        safe = commission.format.safe_mm
        top = max(safe + block.over, min(top, height - safe - block.height - block.under))
    line = Rect(left, top + block.height + gap, right - left, cap) if has_line else None
    return block, top, line


def _text_rect(left: float, top: float, block: Block, commission: Commission) -> Rect:
    return Rect(left, top - block.over, block.width, block.height + block.over + block.under).inset(
        -0.05 * commission.height
    )
