"""What every composition shares: the field, the sponsors' panel, the code card, the emblem."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import imagesize

from coban import qr
from coban.geometry import Rect
from coban.layout.commission import Commission, short_address
from coban.layout.fit import one_line
from coban.scene import Box, Code, Item, Picture, Role

EQUAL_HEIGHT_SPREAD = 1.8
"""Logos whose widths differ less than this get one height; beyond it, one area, as the eye weighs them."""


def field(commission: Commission) -> Box:
    """The dominant ink over the whole trim and out into the bleed."""
    trim = Rect(0, 0, commission.width, commission.height)
    return Box(Role.FIELD, trim.inset(-commission.format.bleed_mm), commission.ink("field"))


@lru_cache(maxsize=64)
def aspect(file: Path) -> float:
    """Width to height of an artwork file."""
    width, height = imagesize.get(str(file))
    return width / height if width > 0 and height > 0 else 1.0


def logos(commission: Commission) -> list[tuple[Path, float, bool]]:
    """The sponsors' files in order, with aspect and whether each is a stand-in."""
    brief = commission.brief
    if not commission.order.sponsors:
        return []
    files = [
        (brief.house.artwork(brief.campaign.slug, s.logo.file), s.logo.stand_in)
        for s in brief.campaign.sponsors
    ]
    return [(file, aspect(file), stand_in) for file, stand_in in files]


def optical_heights(aspects: list[float]) -> list[float]:
    """Heights, relative to the first unit, at which logos look equally large."""
    if max(aspects) / min(aspects) <= EQUAL_HEIGHT_SPREAD:
        return [1.0 for _ in aspects]
    mean = sum(aspects) / len(aspects)
    return [(mean / a) ** 0.5 for a in aspects]


def sponsors_left(commission: Commission, panel: Rect, inner: Rect) -> list[Item]:
    """The white panel at the left with the logos one above the other, hairlines between."""
    marks = logos(commission)
    heights = optical_heights([a for _, a, _ in marks])
    cell = inner.height / len(marks)
    width = max(h * a for h, (_, a, _) in zip(heights, marks, strict=True))
    unit = min(0.40 * cell / max(heights), inner.width / width)
    items: list[Item] = [Box(Role.SPONSOR, panel, commission.ink("white"))]
    for row, (height, (file, ratio, stand_in)) in enumerate(zip(heights, marks, strict=True)):
        middle = inner.y + (row + 0.5) * cell
        box = Rect(
            inner.cx - height * unit * ratio / 2,
            middle - height * unit / 2,
            height * unit * ratio,
            height * unit,
        )
        items.append(Picture(Role.SPONSOR, file, box, stand_in))
        if row:
            rule = Rect(
                inner.cx - width * unit / 2, inner.y + row * cell, width * unit, max(0.25, cell * 0.008)
            )
            items.append(Box(Role.SPONSOR, rule, commission.ink("line")))
    return items


def sponsors_top(commission: Commission, panel: Rect, inner: Rect) -> list[Item]:
    """The white band at the top, the logos in one row from margin to margin with equal gaps."""
    marks = logos(commission)
    heights = optical_heights([a for _, a, _ in marks])
    widths = [h * a for h, (_, a, _) in zip(heights, marks, strict=True)]
    gap_share = 0.30 if len(marks) > 1 else 0
    unit = min(inner.height / max(heights), inner.width * (1 - gap_share) / sum(widths))
    gap = (inner.width - sum(widths) * unit) / max(1, len(marks) - 1)
    items: list[Item] = [Box(Role.SPONSOR, panel, commission.ink("white"))]
    x = inner.x
    for height, width, (file, _, stand_in) in zip(heights, widths, marks, strict=True):
        box = Rect(x, inner.cy - height * unit / 2, width * unit, height * unit)
        items.append(Picture(Role.SPONSOR, file, box, stand_in))
        x += width * unit + gap
    return items


def emblem(commission: Commission, box: Rect) -> list[Item]:
    """The campaign's emblem in the box, or nothing when it has none."""
    artwork = commission.brief.campaign.emblem
    if artwork is None:
        return []
    file = commission.brief.house.artwork(commission.brief.campaign.slug, artwork.file)
    ratio = aspect(file)
    width = min(box.width, box.height * ratio)
    rect = Rect(box.x, box.cy - width / ratio / 2, width, width / ratio)
    return [Picture(Role.EMBLEM, file, rect, artwork.stand_in)]


CARD_FOOT = 0.235
"""Room under the code's quiet zone for the short address, as a share of the code's side."""

LEAST_ADDRESS = 0.065
"""The smallest that the address may be set, its em to the code's side."""

CARD_MARGIN_MODULES = qr.QUIET_ZONE_MODULES + 0.5
"""The card's round corners would cut into a margin of exactly four modules."""


def card_size(payload: str, height: float) -> tuple[float, float]:
    """Width of a code card of this height, and the side of its code, both in mm."""
    modules = len(qr.matrix(payload))
    quiet = CARD_MARGIN_MODULES / modules
    side = height / (1 + 2 * quiet + CARD_FOOT)
    return side * (1 + 2 * quiet), side


def code_card(commission: Commission, payload: str, card: Rect) -> list[Item]:
    """A white card: the code with its quiet zone of four modules, the short address under it."""
    _, side = card_size(payload, card.height)
    quiet = (card.width - side) / 2
    square = Rect(card.x + quiet, card.y + quiet, side, side)
    address = one_line(commission.face, short_address(payload), card.width - 1.5 * quiet, 0.16 * side)
    if address.size < LEAST_ADDRESS * side:
        # Nobody types so long an address; the site's name says where the code leads.
        site = short_address(payload).split("/")[0]
        address = one_line(commission.face, site, card.width - 1.5 * quiet, 0.16 * side)
    foot_top, foot_bottom = square.bottom + quiet, card.bottom
    top = (foot_top + foot_bottom) / 2 - address.cap / 2 - 0.03 * side
    dark = commission.ink("field")
    return [
        Box(Role.QR, card, commission.ink("white"), radius=0.028 * card.height),
        Code(Role.QR, payload, square, dark),
        *address.at(Role.QR, card.x, top, dark, align=0.5, room=card.width),
    ]
