"""The call of a web banner that is but a strip: the site's short address on a white key at its right end."""

from __future__ import annotations

from dataclasses import dataclass

from coban.geometry import Rect
from coban.layout.commission import Commission
from coban.layout.fit import setting
from coban.scene import Box, Item, Role

STRIP_PX, STRIP_RATIO = 120, 5.0
"""A strip is lower than this and at least so many times as wide."""

KEY_SHARE, CAP_SHARE = 0.42, 0.145
"""Height of the key and of its capitals, to the height of the strip."""

SIDE_CAPS = 1.15
"""Air at both sides of the address, in capitals."""


@dataclass(frozen=True, slots=True)
class Call:
    """The key and what stands on it."""

    rect: Rect
    items: list[Item]


def has_call(commission: Commission) -> bool:
    """Whether it is a strip on a screen that has an address to call to."""
    px = commission.px
    return bool(px and commission.host and px[1] < STRIP_PX and px[0] >= STRIP_RATIO * px[1])


def address_call(commission: Commission, right: float) -> Call | None:
    """The key with its right edge at `right`, in the middle of the height."""
    host, height = commission.host, commission.height
    if not host or not has_call(commission):
        return None
    cap = CAP_SHARE * height
    words = setting(commission.face, [host], cap / commission.face.cap_height)
    width = words.width + 2 * SIDE_CAPS * cap
    key = Rect(right - width, height * (1 - KEY_SHARE) / 2, width, height * KEY_SHARE)
    # Addresses are small letters: their middle lies under that of capitals.
    top = key.cy - 0.56 * cap
    return Call(
        key,
        [
            Box(Role.IMPRINT, key, commission.ink("white"), radius=key.height / 2),
            *words.at(Role.IMPRINT, key.x, top, commission.ink("field"), align=0.5, room=width),
        ],
    )
