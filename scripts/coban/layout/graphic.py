"""Graphic: squares and screens. One slogan, one sentence, the signature at the foot."""

from __future__ import annotations

from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.fit import Setting, largest, ways_to_break
from coban.layout.lockup import Block, tall_block
from coban.layout.motif import fade, scatter
from coban.layout.parts import Composition, cloth, panel_width
from coban.layout.signature import is_small, signature, signature_height
from coban.scene import Item, Role, item_box

BAND_SHARE = 0.115
"""The sponsors' band to the height of a square."""

SIGNATURE_SHARE = 0.105
"""Height of the signature to the shorter side."""


def compose(commission: Commission) -> Composition:
    width, height = commission.width, commission.height
    unit = min(width, height)
    margin = max(commission.format.safe_mm, 0.08 * unit)
    panel, sponsors = _sponsors(commission, margin)
    top = max(panel.y + 0.9 * margin, commission.format.safe_mm)
    live = Rect.between(panel.x + margin, top, width - margin, height - margin)

    sign_height = signature_height(commission, SIGNATURE_SHARE)
    signed, sign_width = signature(commission, live, sign_height)
    foot = min(live.bottom - sign_height, *(item_box(item).y for item in signed))
    room = Rect.between(live.x, live.y, live.right, foot - 0.9 * margin)
    block, more, gap = _words(commission, room, unit)
    total = block.over + block.height + (gap + more.height if more else 0.0)
    start = room.y + (room.height - total) * 0.45 + block.over

    clear = [Rect.between(0, foot, live.x + sign_width, height).inset(-0.3 * margin)]
    if more:
        clear.append(Rect(live.x, start + block.height, more.width, gap + more.height).inset(-0.2 * margin))
    clear.append(Rect(live.x, start - block.over, block.width, block.height + block.over + block.under))
    grow, rise = fade(0.30 * width, 1.05 * width), fade(0.1 * height, 1.1 * height)
    pattern = (
        []
        if is_small(commission)
        else scatter(
            cloth(commission),
            Rect.between(panel.x, panel.y, width, height),
            0.20 * unit,
            lambda x, y: 0.5 * grow(x) + 0.5 * rise(y) * grow(x),
            clear,
        )
    )
    white, pale = commission.ink("white"), commission.ink("pale")
    items: list[Item] = [furniture.field(commission), *pattern, *sponsors]
    items += block.at(live.x, start, white)
    if more:
        items += more.at(Role.IMPRINT, live.x, start + block.height + gap, pale)
    return Composition((*items, *signed))


def _sponsors(commission: Commission, margin: float) -> tuple[Rect, list[Item]]:
    """What the sponsors' panel leaves free of the trim, and the panel's items."""
    width, height, edge = commission.width, commission.height, commission.format.bleed_mm
    free = Rect(0, 0, width, height)
    if not furniture.logos(commission):
        return free, []
    safe = commission.format.safe_mm
    if commission.portrait:
        band = BAND_SHARE * height
        tall = 0.30 * band
        middle = max(band / 2, safe + tall / 2)
        inner = Rect(margin, middle - tall / 2, width - 2 * margin, tall)
        white = Rect.between(-edge, -edge, width + edge, band)
        return Rect.between(0, band, width, height), furniture.sponsors_top(commission, white, inner)
    panel = max(panel_width(commission), 0.165 * width if safe > 0.04 * width else 0.0)
    inset = max(safe, 0.12 * panel)
    inner = Rect.between(
        inset, max(safe, 0.1 * height), panel - 0.12 * panel, height - max(safe, 0.1 * height)
    )
    white = Rect.between(-edge, -edge, panel, height + edge)
    return Rect.between(panel, 0, width, height), furniture.sponsors_left(commission, white, inner)


def _words(commission: Commission, room: Rect, unit: float) -> tuple[Block, Setting | None, float]:
    """The slogan, the sentence under it when there is one, and the air between them."""
    sentence = None if is_small(commission) else commission.message.sentence
    share = 0.66 if sentence else 0.90
    block = tall_block(commission, room.width, share * room.height)
    largest_first = 0.17 * unit
    if block.first.size > largest_first:
        block = block.scaled(largest_first / block.first.size)
    if not sentence:
        return block, None, 0.0
    ways = ways_to_break(commission.face, sentence, keep=commission.message.keep, most_lines=3)
    more = largest(commission.face, ways, room.width, 0.26 * room.height, largest_size=0.047 * unit)
    # On screens wider than high the air under the slogan is more of the room than the shares leave for it.
    left = room.height - 0.085 * unit - (more.height + more.under if more else 0.0)
    over = (block.over + block.height + block.under) / left
    block = block.scaled(1 / over) if over > 1 else block
    return block, more, 0.085 * unit + block.under
