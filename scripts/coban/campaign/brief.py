"""Brief: everything that was loaded for one campaign, handed on whole."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from datetime import datetime
from functools import lru_cache

from coban.campaign.entries import Copy, Entry
from coban.campaign.facts import present, usable
from coban.campaign.formats import Brand, Format
from coban.campaign.grower import Spot
from coban.campaign.house import House
from coban.campaign.model import Campaign
from coban.campaign.orders import Order
from coban.campaign.places import Place

EACH_ROW = ("invitation", "badge")
"""Designs that make one piece for each row of the order's list; a notice sheet holds many rows."""


@dataclass(frozen=True, slots=True)
class Brief:
    """The campaign with its communes, the formats, the brand, and where the folders are."""

    house: House
    campaign: Campaign
    places: tuple[Place, ...]
    formats: Mapping[str, Format]
    brand: Brand
    lists: Mapping[str, tuple[Entry, ...]] = field(default_factory=dict)
    """The rows of each order's list, by the order's id."""
    lines: Mapping[Spot, int] = field(default_factory=dict)
    """The line of each fact in campaign.yml."""
    at: datetime = field(default_factory=present, compare=False)
    """The moment as of which everything is made: what is under embargo then is not there."""
    invited: bool = False
    """Made for newsrooms that were invited: what is under embargo is there, and says so."""

    @property
    def file(self) -> str:
        """The campaign's file, as the user writes it."""
        return f"docs/{self.campaign.slug}/campaign.yml"

    def place(self, code: str) -> Place:
        return next(place for place in self.places if place.code == code)

    def entries(self, order: Order) -> tuple[Entry, ...]:
        """The rows of the order's list; none when it has no list."""
        return self.lists.get(order.id, ())

    def copies(self, order: Order) -> tuple[Copy | None, ...]:
        """What the order's pieces are made for; one None for a piece that is the same for all."""
        if order.places == "all":
            return self.places
        kind = self.formats.get(usable(order.format) or "")
        each_row = kind is not None and kind.design in EACH_ROW
        return self.entries(order) if order.list and each_row else (None,)

    def copy(self, order: Order, code: str | None) -> Copy | None:
        """The copy with this code. Raises StopIteration where there is none."""
        return next(one for one in self.copies(order) if (one.code if one else None) == code)

    def __reduce__(self) -> tuple[Callable[[bytes], Brief], tuple[bytes]]:
        """Every task of a build takes the brief along: it is packed once here, and unpacked once there."""
        return _received, (_packed(self),)


KEPT = 8
"""Briefs that stay packed, and unpacked, in one process; a build of all campaigns takes several in turn."""

_sent: dict[int, tuple[Brief, bytes]] = {}
"""By identity; the brief is kept with its bytes, so that no other may take its number."""


def _packed(brief: Brief) -> bytes:
    known = _sent.get(id(brief))
    if known:
        return known[1]
    packed = pickle.dumps(tuple(getattr(brief, one.name) for one in fields(brief)), pickle.HIGHEST_PROTOCOL)
    if len(_sent) >= KEPT:
        _sent.pop(next(iter(_sent)))
    _sent[id(brief)] = (brief, packed)
    return packed


@lru_cache(maxsize=KEPT)
def _received(packed: bytes) -> Brief:
    """The same brief each time, so that whoever keeps it need not compare it."""
    return Brief(*pickle.loads(packed))
