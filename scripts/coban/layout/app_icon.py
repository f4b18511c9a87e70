"""The icon of the site as an app: the campaign's emblem, or its motif, in white on the field."""

from __future__ import annotations

from coban.campaign.brief import Brief
from coban.geometry import Rect
from coban.layout.motif import outline
from coban.scene import Box, Item, Picture, Role, Sheet, Stamp

SIDE_MM = 100.0
SIGN_SHARE = 0.68
"""How much of the side the sign takes."""

MASKED_SHARE = 0.5
"""Systems cut a maskable icon down to a circle of 80 % of the side: the sign's corners stay within."""


def app_icon(brief: Brief, *, maskable: bool) -> Sheet:
    """A square without words. Raises InputError when the emblem's file is not there."""
    side = SIDE_MM * (MASKED_SHARE if maskable else SIGN_SHARE)
    room = Rect((SIDE_MM - side) / 2, (SIDE_MM - side) / 2, side, side)
    trim = Rect(0, 0, SIDE_MM, SIDE_MM)
    return Sheet(
        title=brief.campaign.name,
        width=SIDE_MM,
        height=SIDE_MM,
        bleed=0.0,
        safe=room,
        scale=1,
        px=None,
        shared=(Box(Role.FIELD, trim, brief.brand.ink("field")), _sign(brief, room)),
    )


def _sign(brief: Brief, room: Rect) -> Item:
    emblem = brief.campaign.emblem
    if emblem:
        file = brief.house.artwork(brief.campaign.slug, emblem.file)
        return Picture(Role.EMBLEM, file, room, emblem.stand_in)
    spot = (room.cx, room.cy, room.width, 0.0, brief.brand.ink("white"))
    return Stamp(Role.MOTIF, outline(brief.house.asset(f"motifs/{brief.campaign.motif}.svg")), (spot,))
