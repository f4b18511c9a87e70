"""Bag: the flat of a paper bag before it is cut, creased and glued.

    [glue flap | side | front | side | back]   across, from the left
    [mouth, turned in | body | bottom]         down, from the top

Front and back say the same; the slogan of the back is a repeat and counts as imprint. The side that comes
first belongs to the sponsors: at the left of the flat, wholly beside the message. The other side carries the
code. Nothing that is read stands in the mouth or the bottom. The glue flap stays bare paper but for 3 mm,
because glue does not hold on ink.
"""

from __future__ import annotations

from dataclasses import replace

from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.furniture import card_size, code_card
from coban.layout.lettering import headline
from coban.layout.panel import Filled, Panel, border, face
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

NARROWEST_MM = 100.0
"""A front that is narrower is no bag's."""


def compose(commission: Commission) -> Composition:
    panels = flat(commission)
    sponsors_side, front, code_side, behind = panels
    height = commission.height
    faces = [face(commission, front), face(commission, behind, role=Role.IMPRINT)]
    code, sponsors = _code_side(commission, code_side), _sponsors(commission, sponsors_side)
    free = [front.below(height), behind.below(height)]
    free += [code] if sponsors else [code, Filled(sponsors_side, [], sponsors_side.live.y, height)]
    left = front.rect.x if sponsors else sponsors_side.rect.x
    area = Rect.between(left, MOUTH_MM, commission.width, height)
    stamps = border(commission, free, area, STAMP_SHARE)
    words = [item for each in (faces[0], code, faces[1]) for item in each.items]
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
    for width in (SIDE_MM, wide, SIDE_MM, wide):
        rect = Rect.between(x, top, x + width, foot)
        found.append(Panel.of(commission, rect, hem=HEM_SHARE * wide))
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
    return furniture.sponsors_left(commission, panel, on.live)


def _code_side(commission: Commission, on: Panel) -> Filled:
    """The code with the words that say what it does, at the head of the side."""
    live, items, top = on.live, list[Item](), on.live.y
    payload = commission.link(None)
    if not payload:
        return Filled(on, items, top, commission.height)
    card = Rect(live.x, top, live.width, live.width / card_size(payload, 1.0)[0])
    items += code_card(commission, payload, card)
    top = card.bottom
    if commission.order.call:
        top += 0.1 * on.width
        room = live.bottom - top
        call = headline(commission, commission.order.call, live.width, room, 0.072 * on.width)
        items += call.at(Role.QR, live.x, top + call.over, commission.ink("white"))
    return replace(on.below(commission.height), items=items)


def _guides(commission: Commission, panels: tuple[Panel, ...]) -> tuple[Guide, ...]:
    upright = [Guide("fold", x=panel.rect.right) for panel in panels[:-1]]
    creases = [Guide("fold", x=panel.rect.cx) for panel in panels[::2]]
    level = [Guide("fold", y=MOUTH_MM), Guide("fold", y=commission.height - BOTTOM_MM)]
    return (Guide("glue", x=FLAP_MM), *upright, *creases, *level)
