"""Panel: one face of a folded piece, laid out as a small portrait page of its own.

A face has its emblem, slogan and signature on one left margin; a back has its code and whom to ask. What is
read stays inside the panel's `live` room, clear of folds and edges. Each says which heights it leaves free,
so that one border of the motif can run across all panels.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from coban.campaign.facts import known
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.furniture import card_size, code_card
from coban.layout.lettering import headline, stacked
from coban.layout.lockup import tall_block
from coban.layout.motif import ROW_SHARE, fade, scatter
from coban.layout.parts import cloth
from coban.scene import Item, Role, Stamp

EMBLEM_SHARE = 0.34
"""The emblem's side to the width of the panel: present, but smaller than the message."""

SQUAT_SHARE = 0.60
"""A face that is lower for its width is measured by this share of its height instead."""

MARGIN_SHARE = 0.095
"""From fold and edge to what is read, to the panel's width."""

BORDER_SHARE = 0.25
"""A stamp of the motif to the width of the widest panel."""

LEAST_RISE = 1.9
"""In stamps: a panel that has less free above the others' rows has no row more, for it would look astray."""

CODE_SHARE = 0.60
"""Height of the code card to the width of its panel."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A stretch of the sheet between folds, and the room in it for what is read; mm."""

    rect: Rect
    live: Rect

    @classmethod
    def of(cls, commission: Commission, rect: Rect, unit: float | None = None, hem: float = 0.0) -> Panel:
        """With margins by `unit`, the width of the widest panel: all then stand on one grid.

        `hem` is what the foot leaves to the motif, in mm.
        """
        margin = max(commission.format.safe_mm, MARGIN_SHARE * (unit or rect.width))
        live = rect.inset(margin, 1.15 * margin)
        bottom = min(live.bottom, rect.bottom - hem) if hem else live.bottom
        return cls(rect, Rect.between(live.x, live.y, live.right, bottom))

    def below(self, height: float) -> Filled:
        """The panel filled down to the foot of what is read; the motif has the rest, down to `height`."""
        return Filled(self, [], self.live.bottom, height)

    @property
    def width(self) -> float:
        return self.rect.width


@dataclass(frozen=True, slots=True)
class Filled:
    """What stands on a panel, and from where to where it leaves the height free."""

    on: Panel
    items: list[Item]
    top: float
    bottom: float


def face(commission: Commission, on: Panel, role: Role = Role.MESSAGE) -> Filled:
    """Emblem, slogan and signature; another `role` for a slogan that is set once more."""
    live, unit = on.live, min(on.width, SQUAT_SHARE * on.rect.height)
    side = EMBLEM_SHARE * unit
    top = live.y
    mark = furniture.emblem(commission, Rect(live.x, top, side, side))
    if mark:
        top += side + 0.13 * unit
    signature, foot = signed(commission, live, unit)
    block = tall_block(commission, live.width, foot - 0.14 * unit - top)
    top += block.over
    words = [replace(item, role=role) for item in block.at(live.x, top, commission.ink("white"))]
    return Filled(on, [*mark, *words, *signature], top + block.height + block.under, foot)


def signed(commission: Commission, live: Rect, unit: float) -> tuple[list[Item], float]:
    """Who speaks, at the foot of the room; and where it begins."""
    campaign, order = commission.brief.campaign, commission.order
    lines = [(order.foot or commission.host or campaign.owner.name, 0.028, "pale")]
    if campaign.name not in commission.message.text:
        lines.insert(0, (campaign.name, 0.036, "white"))
    return stacked(commission, lines, live, unit)


def back(commission: Commission, on: Panel) -> Filled:
    """The code with the words that say what it does; at the foot whom to ask."""
    live = on.live
    office, foot = stacked(commission, whom(commission), live, on.width)
    upper, below = _code(commission, Rect.between(live.x, live.y, live.right, foot), on.width)
    return Filled(on, [*upper, *office], below, foot)


def border(
    commission: Commission, panels: Sequence[Filled], area: Rect, share: float = BORDER_SHARE
) -> list[Stamp]:
    """Rows of the motif across all panels on one grid, rising on each as far as it is free.

    `area` is what they fill of the sheet, its foot where the lowest row may end; the higher, the fainter. A
    stamp is as wide as `share` of the widest panel.
    """
    unit = max(each.on.width for each in panels)
    size, air = share * unit, 0.09 * unit
    lowest = min(each.bottom for each in panels)
    foot = lowest - air if lowest < area.bottom else area.bottom
    rows = int((foot - area.y) / (ROW_SHARE * size)) + 1
    first = foot - size / 2 - (rows - 1) * ROW_SHARE * size
    lowest_top = max(each.top for each in panels)
    tops = [each.top if lowest_top - each.top >= LEAST_RISE * size else lowest_top for each in panels]
    taken = [
        Rect.between(each.on.rect.x, -unit, each.on.rect.right, top + air)
        for each, top in zip(panels, tops, strict=True)
    ]
    beyond = 2 * max(commission.width, commission.height)
    around = [Rect.between(-beyond, foot, beyond, beyond)] if foot < commission.height else []
    around += [Rect.between(-beyond, -beyond, area.x, beyond)] if area.x > 0 else []
    rise = fade(min(tops), foot)
    grid = Rect(area.x, first, area.width, (rows - 1) * ROW_SHARE * size)
    return scatter(cloth(commission), grid, size, lambda _, y: 0.12 + 0.88 * rise(y), [*taken, *around])


def whom(commission: Commission) -> list[tuple[str, float, str]]:
    """The office in charge and its known contacts; what nobody has confirmed is left out."""
    owner = commission.brief.campaign.owner
    contacts = [
        ("Điện thoại", known(owner.phone)),
        ("Thư điện tử", known(owner.email)),
        ("Địa chỉ", known(owner.address)),
    ]
    lines = [("Cơ quan chủ trì", 0.025, "pale"), (owner.name, 0.036, "white")]
    return lines + [(f"{label}: {value}", 0.027, "pale") for label, value in contacts if value]


def _code(commission: Commission, room: Rect, unit: float) -> tuple[list[Item], float]:
    """The call over the code card, when there is a code; and where it ends."""
    payload = commission.link(None)
    items: list[Item] = []
    top = room.y
    if not payload:
        return items, top
    if commission.order.call:
        call = headline(commission, commission.order.call, room.width, 0.3 * room.height, 0.055 * unit)
        items += call.at(Role.QR, room.x, top + call.over, commission.ink("white"))
        top += call.over + call.height + call.under + 0.07 * unit
    height = min(CODE_SHARE * unit, room.bottom - top - 0.08 * unit)
    width, _ = card_size(payload, height)
    return [*items, *code_card(commission, payload, Rect(room.x, top, width, height))], top + height
