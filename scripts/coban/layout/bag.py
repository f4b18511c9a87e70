"""Bag: the flat of a paper bag before it is cut, creased and glued.

    [glue flap | side | front | side | back]   across, from the left
    [mouth, turned in | body | bottom]         down, from the top

How wide and high the parts are is the format's. The front has the slogan, the back the code and whom to ask;
without a code the back says the same as the front, and its slogan, a repeat, counts as imprint. The side that
comes first belongs to the sponsors: at the left of the flat, wholly beside the message. No code stands on a
side: they are creased in their middle, and no code reads across a crease. Nothing that is read stands in the
mouth or the bottom. The glue flap stays bare paper but for its edge, because glue does not hold on ink.
"""

from __future__ import annotations

from dataclasses import replace

from coban.campaign.bag import NARROWEST_FRONT_MM, BagFlat
from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.furniture import card_size, code_card
from coban.layout.lettering import headline, stacked
from coban.layout.panel import Panel, border, face, whom
from coban.layout.parts import Composition
from coban.scene import Guide, Item, Role

HEM_SHARE = 0.19
"""What the foot of the body leaves to the motif, to the width of the front."""

STAMP_SHARE = 0.17
"""A stamp of it."""

CODE_SHARE = 0.52
"""Height of the code card to the width of the back."""


def compose(commission: Commission) -> Composition:
    panels = flat(commission)
    sponsors_side, front, _, behind = panels
    sponsors = _sponsors(commission, sponsors_side)
    words = [*face(commission, front).items, *_back(commission, behind)]
    bare = panels[1:] if sponsors else panels
    free = [on.below(commission.height) for on in bare]
    area = Rect.between(bare[0].rect.x, _parts(commission).mouth_mm, commission.width, commission.height)
    stamps = border(commission, free, area, STAMP_SHARE)
    return Composition((*_ground(commission), *stamps, *sponsors, *words), guides=_guides(commission, panels))


def flat(commission: Commission) -> tuple[Panel, Panel, Panel, Panel]:
    """Sponsors' side, front, the other side, back. Raises UnfitError where the size leaves no front."""
    bag = _parts(commission)
    wide, high = bag.front_mm(commission.width, commission.height)
    if min(wide, high) < NARROWEST_FRONT_MM:
        raise UnfitError(
            f"order '{commission.order.id}': a flat of {commission.size_name} leaves a front of {wide:.0f} × "
            f"{high:.0f} mm beside a glue flap of {bag.flap}, two sides of {bag.depth}, a mouth of "
            f"{bag.mouth} and a bottom of {bag.bottom}; choose a larger size"
        )
    top, foot, side = bag.mouth_mm, commission.height - bag.bottom_mm, bag.depth_mm
    found, x = [], bag.flap_mm
    head = top + Panel.of(commission, Rect(0, 0, wide, wide)).live.y
    for width in (side, wide, side, wide):
        rect = Rect.between(x, top, x + width, foot)
        live = Panel.of(commission, rect).live
        found.append(Panel(rect, Rect.between(live.x, head, live.right, foot - HEM_SHARE * wide)))
        x += width
    return found[0], found[1], found[2], found[3]


def _ground(commission: Commission) -> list[Item]:
    """The field, but for the glue flap."""
    field = furniture.field(commission)
    left = _ink_from(commission)
    return [replace(field, rect=Rect.between(left, field.rect.y, field.rect.right, field.rect.bottom))]


def _sponsors(commission: Commission, on: Panel) -> list[Item]:
    """The white side with the logos one above the other; the panel runs from mouth to bottom."""
    if not furniture.logos(commission):
        return []
    edge = commission.format.bleed_mm
    panel = Rect.between(_ink_from(commission), -edge, on.rect.right, commission.height + edge)
    inner = Rect.between(on.live.x, on.rect.y, on.live.right, on.rect.bottom)
    return furniture.sponsors_left(commission, panel, inner)


def _back(commission: Commission, on: Panel) -> list[Item]:
    """The code with the words beside it that say what it does; below them whom to ask."""
    payload = commission.link(None)
    if not payload:
        return face(commission, on, role=Role.IMPRINT).items
    live, unit = on.live, on.width
    office, foot = stacked(commission, whom(commission), live, unit)
    height = min(CODE_SHARE * unit, foot - live.y - 0.08 * unit)
    card = Rect(live.x, live.y, card_size(payload, height)[0], height)
    items = [*code_card(commission, payload, card), *office]
    if commission.order.call:
        beside = Rect.between(card.right + 0.06 * unit, card.y, live.right, card.bottom)
        call = headline(commission, commission.order.call, beside.width, beside.height, 0.048 * unit)
        items += call.at(Role.QR, beside.x, card.cy - call.height / 2, commission.ink("white"))
    return items


def _guides(commission: Commission, panels: tuple[Panel, ...]) -> tuple[Guide, ...]:
    upright = [Guide("fold", x=panel.rect.right) for panel in panels[:-1]]
    creases = [Guide("fold", x=panel.rect.cx) for panel in panels[::2]]
    bag = _parts(commission)
    level = [Guide("fold", y=bag.mouth_mm), Guide("fold", y=commission.height - bag.bottom_mm)]
    return (Guide("glue", x=bag.flap_mm), *upright, *creases, *level)


def _parts(commission: Commission) -> BagFlat:
    """The format's; no bag is loaded without them."""
    parts = commission.format.bag
    assert parts
    return parts


def _ink_from(commission: Commission) -> float:
    """Where the glue flap's bare paper ends, from the left."""
    bag = _parts(commission)
    return bag.flap_mm - bag.inked_flap_mm
