"""Bag: the flat of a paper bag before it is cut, creased and glued.

    [glue flap | side | front | side | back]   across, from the left
    [mouth, turned in | body | bottom]         down, from the top

The front has the slogan, the back the code and whom to ask; without a code the back says the same as the
front, and its slogan, a repeat, counts as imprint. The side that comes first belongs to the sponsors: at the
left of the flat, wholly beside the message. No code stands on a side: they are creased in their middle, and
no code reads across a crease. Nothing that is read stands in the mouth or the bottom. The glue flap stays
bare paper but for 3 mm, because glue does not hold on ink.
"""

from __future__ import annotations

from dataclasses import replace

from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.furniture import card_size, code_card
from coban.layout.lettering import headline, stacked
from coban.layout.panel import Panel, border, face, whom
from coban.layout.parts import Composition
from coban.scene import Guide, Item, Role

FLAP_MM, INKED_FLAP_MM = 20.0, 3.0
"""The glue flap, and how far the ink runs onto it."""

SIDE_MM, MOUTH_MM, BOTTOM_MM = 90.0, 30.0, 60.0
"""Depth of the bag; what is turned in at the mouth; what is folded under."""

HEM_SHARE = 0.19
"""What the foot of the body leaves to the motif, to the width of the front."""

STAMP_SHARE = 0.17
"""A stamp of it."""

CODE_SHARE = 0.52
"""Height of the code card to the width of the back."""

NARROWEST_MM = 100.0
"""A front that is narrower is no bag's."""


def compose(commission: Commission) -> Composition:
    panels = flat(commission)
    sponsors_side, front, _, behind = panels
    sponsors = _sponsors(commission, sponsors_side)
    words = [*face(commission, front).items, *_back(commission, behind)]
    bare = panels[1:] if sponsors else panels
    free = [on.below(commission.height) for on in bare]
    area = Rect.between(bare[0].rect.x, MOUTH_MM, commission.width, commission.height)
    stamps = border(commission, free, area, STAMP_SHARE)
    return Composition((*_ground(commission), *stamps, *sponsors, *words), guides=_guides(commission, panels))


def flat(commission: Commission) -> tuple[Panel, Panel, Panel, Panel]:
    """Sponsors' side, front, the other side, back. Raises UnfitError where the size leaves no front."""
    wide = (commission.width - FLAP_MM - 2 * SIDE_MM) / 2
    top, foot = MOUTH_MM, commission.height - BOTTOM_MM
    if wide < NARROWEST_MM or foot - top < NARROWEST_MM:
        raise UnfitError(
            f"order '{commission.order.id}': a flat of {commission.size_name} leaves a front of {wide:.0f} × "
            f"{foot - top:.0f} mm beside a glue flap of {FLAP_MM:.0f} mm, two sides of {SIDE_MM:.0f} mm, a "
            f"mouth of {MOUTH_MM:.0f} mm and a bottom of {BOTTOM_MM:.0f} mm; choose a larger size"
        )
    found, x = [], FLAP_MM
    head = top + Panel.of(commission, Rect(0, 0, wide, wide)).live.y
    for width in (SIDE_MM, wide, SIDE_MM, wide):
        rect = Rect.between(x, top, x + width, foot)
        live = Panel.of(commission, rect).live
        found.append(Panel(rect, Rect.between(live.x, head, live.right, foot - HEM_SHARE * wide)))
        x += width
    return found[0], found[1], found[2], found[3]


def _ground(commission: Commission) -> list[Item]:
    """The field, but for the glue flap."""
    field = furniture.field(commission)
    left = FLAP_MM - INKED_FLAP_MM
    return [replace(field, rect=Rect.between(left, field.rect.y, field.rect.right, field.rect.bottom))]


def _sponsors(commission: Commission, on: Panel) -> list[Item]:
    """The white side with the logos one above the other; the panel runs from mouth to bottom."""
    if not furniture.logos(commission):
        return []
    edge = commission.format.bleed_mm
    panel = Rect.between(FLAP_MM - INKED_FLAP_MM, -edge, on.rect.right, commission.height + edge)
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
    level = [Guide("fold", y=MOUTH_MM), Guide("fold", y=commission.height - BOTTOM_MM)]
    return (Guide("glue", x=FLAP_MM), *upright, *creases, *level)
