"""Leaflet: a letter fold of three panels, two sides.

    outside, as printed         inside, the sheet turned over its short edge
    [folded in | back | front]  [behind the front | behind the back | behind the folded-in]
       narrow    wide   wide       wide                wide               narrow

Turned over its short edge, the front's inside is at the left. The right panel of the inside is folded in
first and is 3 mm narrower, else it would buckle in the fold; the left one closes over it with the front on
its outside. Sponsors stand at the head of the folded-in panel: at the left of the sheet, at the top of its
page.
"""

from __future__ import annotations

from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.lettering import headline, small
from coban.layout.panel import Filled, Panel, back, border, face
from coban.layout.parts import Composition
from coban.layout.services import inside
from coban.scene import Guide, Item, Role

INSIDE = "mat-trong"

FOLDED_IN_LESS_MM = 3.0
"""How much narrower the panel is that is folded in."""

BAND_SHARE = 0.29
"""The sponsors' band to the width of its panel."""


def compose(commission: Commission) -> Composition:
    """The side that the commission asks for; `mat-ngoai` or `mat-trong`."""
    on = panels(commission)
    items = inside(commission, on) if commission.side == INSIDE else _outside(commission, *on)
    guides = tuple(Guide("fold", x=each.rect.right) for each in on[:2])
    return Composition((furniture.field(commission), *items), guides=guides)


def panels(commission: Commission) -> tuple[Panel, Panel, Panel]:
    """From left to right on this side."""
    wide = (commission.width + FOLDED_IN_LESS_MM) / 3
    narrow = wide - FOLDED_IN_LESS_MM
    first, second = (wide, 2 * wide) if commission.side == INSIDE else (narrow, narrow + wide)

    def between(left: float, right: float) -> Panel:
        return Panel.of(commission, Rect.between(left, 0, right, commission.height), unit=wide)

    return between(0, first), between(first, second), between(second, commission.width)


def _outside(commission: Commission, folded_in: Panel, behind: Panel, front: Panel) -> list[Item]:
    filled = [_folded_in(commission, folded_in), back(commission, behind), face(commission, front)]
    stamps = border(commission, filled, Rect(0, 0, commission.width, commission.height))
    return [*stamps, *(item for each in filled for item in each.items)]


def _folded_in(commission: Commission, on: Panel) -> Filled:
    """Sponsors, what the campaign is, and where its app is found."""
    live, unit = on.live, on.width
    band, items = _band(commission, on)
    top = band + (live.x - on.rect.x) if band else live.y
    white, pale = commission.ink("white"), commission.ink("pale")
    campaign, least = commission.brief.campaign, commission.smallest_cap
    name = headline(commission, campaign.name, live.width, 0.2 * live.height, 0.046 * unit)
    items += name.at(Role.IMPRINT, live.x, top + name.over, white)
    top += name.over + name.height + name.under + 0.055 * unit

    where = _where(commission)
    room = Rect.between(live.x, top, live.right, live.bottom - (0.22 * unit if where else 0.0))
    about = small(commission, campaign.about, room, 0.028 * unit, least)
    items += about.at(Role.IMPRINT, live.x, top + about.over, pale)
    top += about.over + about.height + about.under
    if where:
        top += 0.065 * unit
        found = headline(commission, where, live.width, live.bottom - top, 0.031 * unit)
        items += found.at(Role.IMPRINT, live.x, top + found.over, white)
        top += found.over + found.height + found.under
    return Filled(on, items, top, commission.height)


def _where(commission: Commission) -> str:
    """Where the app is installed from, when the campaign has one."""
    campaign = commission.brief.campaign
    if not campaign.app or not campaign.stores:
        return ""
    return f"Tải ứng dụng “{campaign.app}” trên {' hoặc '.join(store.name for store in campaign.stores)}."


def _band(commission: Commission, on: Panel) -> tuple[float, list[Item]]:
    """Where the sponsors' band ends, and what stands in it."""
    if not furniture.logos(commission):
        return 0.0, []
    band, edge = max(BAND_SHARE * on.width, 2.6 * commission.format.safe_mm), commission.format.bleed_mm
    white = Rect.between(-edge, -edge, on.rect.right, band)
    tall = 0.30 * band
    inner = Rect(on.live.x, band / 2 - tall / 2, on.live.width, tall)
    return band, furniture.sponsors_top(commission, white, inner)
