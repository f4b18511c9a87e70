"""Sticker: a round of paper on its square sheet. Emblem over slogan over address, all within the circle."""

from __future__ import annotations

from coban.geometry import Rect, hull
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.disc import Disc, largest_in
from coban.layout.fit import setting
from coban.layout.parts import FOOT_SHARE, Composition
from coban.layout.round import emblem_on_axis, sponsors_band, too_small, wreath
from coban.scene import Item, Role, item_box

EMBLEM_SHARE = 0.23
"""The emblem's side to the diameter."""

ADDRESS_CAP = 0.030
"""Capitals of the address to the diameter."""

STAMPS = 18
"""Of the wreath around the rim, half of each beyond the knife."""


def compose(commission: Commission) -> Composition:
    diameter = min(commission.width, commission.height)
    disc = Disc(commission.width / 2, commission.height / 2, diameter / 2 - commission.format.safe_mm)
    band, sponsors = sponsors_band(commission, disc)
    air = 0.045 * diameter
    top = band + air if band else disc.cy - disc.radius + 0.4 * air
    mark = emblem_on_axis(commission, disc, top, EMBLEM_SHARE * diameter * (0.8 if band else 1.0))
    if mark:
        top = max(item_box(each).bottom for each in mark) + air
    address, foot = _address(commission, disc, diameter)

    slogan = largest_in(commission, disc, top, foot - air)
    if slogan is None or slogan.least_cap < commission.smallest_cap:
        raise too_small(commission, slogan.least_cap if slogan else 0.0)
    words = slogan.at(commission.ink("white"))
    clear = [Rect.between(0, 0, commission.width, band)] if band else []
    read = hull(item_box(item) for item in address)
    clear += [read.inset(-0.3 * air)] if read else []
    stamps = wreath(commission, disc, diameter / 2, STAMPS, clear)
    return Composition((furniture.field(commission), *stamps, *sponsors, *mark, *words, *address))


def _address(commission: Commission, disc: Disc, diameter: float) -> tuple[list[Item], float]:
    """The order's small line, or the site's address, as low as it fits into the circle; and its top."""
    bottom = disc.cy + disc.radius
    text = commission.order.foot or commission.host
    if not text:
        return [], bottom
    cap = max(ADDRESS_CAP * diameter, FOOT_SHARE * commission.smallest_cap)
    found = setting(commission.face, [text], cap / commission.face.cap_height)
    low = bottom - found.under
    while low > disc.cy:
        box = Rect.between(
            disc.cx - found.width / 2, low - found.cap, disc.cx + found.width / 2, low + found.under
        )
        if disc.holds(box):
            ink = commission.ink("pale")
            return list(found.at(Role.IMPRINT, disc.cx, box.y, ink, align=0.5, room=0.0)), box.y - found.over
        low -= 0.005 * diameter
    raise too_small(commission, found.cap)
