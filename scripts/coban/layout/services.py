"""Services: the inside of a leaflet. The slogan, and what citizens can do, on a grid of three panels."""

from __future__ import annotations

from collections.abc import Sequence

from coban.campaign.facts import known
from coban.campaign.model import Event
from coban.geometry import Rect
from coban.layout.commission import Commission
from coban.layout.furniture import card_size, code_card
from coban.layout.lettering import headline, small
from coban.layout.lockup import tall_block
from coban.layout.motif import fade, scatter
from coban.layout.panel import Panel
from coban.layout.parts import cloth
from coban.layout.tiles import Tile, columns, rooms, tiled
from coban.scene import Item, Role, Stamp
from coban.vietnamese import day

GAP_SHARE = 0.02
"""Between tiles, to the height of the sheet."""

CARD_SHARE = 0.50
"""Height of the code card to the width of its panel."""

LARGEST_SHARE = 0.17
"""The largest letters of the slogan (em) to the width of its panel."""

SENTENCE_SHARE = 0.30
"""How high the room under the slogan must be for its sentence, to the width of its panel."""


def inside(commission: Commission, on: Sequence[Panel]) -> list[Item]:
    """The slogan at the head of the first panel, with the code; tiles below it and beside it."""
    shown = what_to_show(commission)
    gap = GAP_SHARE * commission.height
    into = rooms(columns(len(shown)), [each.live for each in on], commission.height, gap)
    left = on[0].live
    below = min((room.y for room in into if room.x < on[0].rect.right), default=left.bottom + 2 * gap)
    lead = Rect.between(left.x, left.y, left.right, below - 2 * gap)
    words, reach = _lead(commission, lead, on[0].width)
    return [*_pattern(commission, on, into, reach, gap), *tiled(commission, shown, into), *words]


def what_to_show(commission: Commission) -> list[Tile]:
    """The campaign's services; without any, its public events; without those, its other slogans."""
    campaign = commission.brief.campaign
    if campaign.services:
        return [Tile(service.name, service.about) for service in campaign.services]
    events = [Tile(event.name, _when(event)) for event in campaign.events if event.public]
    others = [m for m in campaign.messages if m.id != commission.message.id]
    return events or [Tile(m.text, m.sentence or "") for m in others]


def _when(event: Event) -> str:
    """'01/10/2022 – 10/10/2022, Trung tâm Hội nghị': a place that nobody has confirmed is left out."""
    days = dict.fromkeys(day(moment) for moment in (event.starts, event.ends) if moment)
    where = known(event.where)
    return " – ".join(days) + (f", {where}" if where else "")


def _lead(commission: Commission, room: Rect, unit: float) -> tuple[list[Item], float]:
    """The slogan at the top of the room, the code with its call at the foot; and how far down they reach."""
    payload = commission.link(None)
    items: list[Item] = []
    foot = room.bottom
    if payload:
        height = min(CARD_SHARE * unit, 0.45 * room.height)
        width, _ = card_size(payload, height)
        card = Rect(room.x, room.bottom - height, width, height)
        items += code_card(commission, payload, card)
        foot = card.y - 0.09 * unit
        if commission.order.call:
            beside = Rect.between(card.right + 0.06 * unit, card.y, room.right, card.bottom)
            call = headline(commission, commission.order.call, beside.width, beside.height, 0.042 * unit)
            items += call.at(Role.QR, beside.x, card.cy - call.height / 2, commission.ink("white"))
    block = tall_block(commission, room.width, foot - room.y)
    if block.first.size > LARGEST_SHARE * unit:
        block = block.scaled(LARGEST_SHARE * unit / block.first.size)
    top = room.y + block.over
    items += block.at(room.x, top, commission.ink("white"))
    top += block.height + block.under
    sentence = commission.message.sentence
    if sentence and foot - top > SENTENCE_SHARE * unit:
        top += 0.06 * unit
        more = small(commission, sentence, Rect.between(room.x, top, room.right, foot), 0.036 * unit)
        items += more.at(Role.IMPRINT, room.x, top + more.over, commission.ink("pale"))
        top += more.over + more.height + more.under
    return items, room.bottom if payload else top


def _pattern(
    commission: Commission, on: Sequence[Panel], into: Sequence[Rect], reach: float, gap: float
) -> list[Stamp]:
    """The motif over what tiles and slogan leave free, growing to the right."""
    width = commission.width
    lead = Rect.between(0, 0, on[0].rect.right, reach + gap)
    area = Rect(0, 0, width, commission.height)
    grow = fade(0.1 * width, width)
    clear = [lead, *(room.inset(-0.4 * gap) for room in into)]
    return scatter(cloth(commission), area, 0.085 * width, lambda x, _: 0.3 + 0.7 * grow(x), clear)
