"""Which composition a format asks for, and what it adds for one row of an order's list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coban.campaign.entries import Entry
from coban.layout import (
    backdrop,
    badge,
    bag,
    banner,
    cover,
    fascia,
    flag,
    frame,
    graphic,
    invitation,
    leaflet,
    led,
    notice,
    sticker,
    wall,
)
from coban.layout.commission import Commission
from coban.layout.parts import Composition
from coban.scene import Item, Sheet

WIDE_FROM = 2.0
"""Width to height from which a piece is laid out as a banner."""

TALL_TO = 0.85
"""Width to height up to which it is laid out as a flag."""

Compose = Callable[[Commission], Composition]
Address = Callable[[Commission, Sheet, Entry], list[Item]]


@dataclass(frozen=True, slots=True)
class Design:
    """How a kind of piece is composed."""

    compose: Compose
    """The part that all copies share."""
    address: Address | None = None
    """What the copy for one row of the list adds."""


DESIGNS: dict[str, Design] = {
    "leaflet": Design(leaflet.compose),
    "cover": Design(cover.compose),
    "bag": Design(bag.compose),
    "sticker": Design(sticker.compose),
    "frame": Design(frame.compose),
    "backdrop": Design(backdrop.compose),
    "fascia": Design(fascia.compose),
    "led": Design(led.compose),
    "badge": Design(badge.compose, badge.address),
    "invitation": Design(invitation.compose, invitation.address),
    "notice": Design(notice.compose),
    "wall": Design(wall.compose),
}
"""By the name that formats use; `auto` is not among them."""


def design_of(commission: Commission) -> Design:
    """The format's design; by shape where it asks for none, because a gate may be of any."""
    named = DESIGNS.get(commission.format.design)
    return named or Design(_by_shape(commission.width / commission.height))


def _by_shape(ratio: float) -> Compose:
    """Wide as a banner, high as a flag, else as a graphic."""
    if ratio >= WIDE_FROM:
        return banner.compose
    return flag.compose if ratio <= TALL_TO else graphic.compose
