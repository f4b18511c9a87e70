"""Commission: one thing to compose — an order with one of its slogans, in its format and size."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from urllib.parse import urlsplit

from coban.campaign.brief import Brief
from coban.campaign.entries import Copy, Entry
from coban.campaign.facts import Unconfirmed, known, usable
from coban.campaign.formats import Format, trim_of
from coban.campaign.model import Event, Message
from coban.campaign.orders import Order
from coban.campaign.places import Place
from coban.campaign.sizes import wrong_unit
from coban.colour import Ink
from coban.errors import InputError
from coban.layout.fit import LEGIBLE_SHARE
from coban.text import Face
from coban.units import size_name

SIDES = {"mat-ngoai": "Mặt ngoài", "mat-trong": "Mặt trong"}
"""The sides of a leaflet, as files and people call them."""

LEAFLET_SIDES = tuple(SIDES)


def side_title(side: str) -> str:
    """What people call a side: 'Mặt ngoài', 'Tờ 2'; '' for a piece that has but one."""
    return SIDES.get(side) or side.replace("to-", "Tờ ")


@dataclass(frozen=True, slots=True)
class Commission:
    """What a composition needs to know; sizes in mm at final size."""

    brief: Brief
    order: Order
    format: Format
    message: Message
    width: float
    height: float
    px: tuple[int, int] | None
    face: Face
    side: str = ""
    """Which side or sheet of a piece of several, as its file is called: `mat-trong`, `to-2`."""
    size_given: bool = False
    """The size was given when it was made: what the order leaves open is settled for this piece."""

    @property
    def portrait(self) -> bool:
        """Higher than wide, or square: sponsors stand at the top."""
        return self.height >= self.width

    @property
    def smallest_cap(self) -> float:
        """The least capital height that is legible from the format's reading distance, in mm."""
        return self.format.reading_mm * LEGIBLE_SHARE

    def ink(self, name: str) -> Ink:
        return self.brief.brand.ink(name)

    @property
    def provisional(self) -> tuple[str, ...]:
        """Facts on this piece that nobody has confirmed yet."""
        order = self.order
        facts = (order.format, None if self.size_given else order.size, order.list, order.link)
        return tuple(fact.unconfirmed for fact in facts if isinstance(fact, Unconfirmed))

    @property
    def size_name(self) -> str:
        return size_name(self.width, self.height, self.px)

    @property
    def host(self) -> str | None:
        """The site's address as it is printed: without https:// and the last slash."""
        site = known(self.brief.campaign.site)
        return short_address(site) if site else None

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The rows of the order's list."""
        return self.brief.entries(self.order)

    @property
    def event(self) -> Event | None:
        """What a backdrop or an invitation announces."""
        return next((event for event in self.brief.campaign.events if event.id == self.order.event), None)

    def payloads(self, copy: Copy | None) -> tuple[str, ...]:
        """What the codes of this piece say: its own, or one for each row of the list that it shows."""
        if self.format.design == "notice":
            return tuple(dict.fromkeys(entry.link for entry in self.shown if entry.link))
        own = copy.link if isinstance(copy, Entry) and copy.link else self.link(copy)
        return (own,) if own else ()

    def rows(self, copy: Copy | None) -> tuple[Entry, ...]:
        """The rows of the list whose words stand on the piece."""
        if self.format.design == "notice":
            return self.shown
        return (copy,) if isinstance(copy, Entry) else ()

    @property
    def shown(self) -> tuple[Entry, ...]:
        """The rows of the list that stand on this sheet of a notice."""
        start = (int(self.side.removeprefix("to-") or 1) - 1) * self.format.cells
        return self.entries[start : start + self.format.cells]

    def link(self, copy: Copy | None) -> str | None:
        """What the QR of this order says for a place; None when there is no code."""
        campaign = self.brief.campaign
        if self.order.code == "link":
            return usable(self.order.link)
        site = known(campaign.site)
        if self.order.code == "none" or site is None:
            return None
        base = site.rstrip("/") + "/"
        if self.order.code == "site":
            return base
        if self.order.code == "place" and isinstance(copy, Place) and campaign.places:
            return base + campaign.places.link.format(code=copy.code)
        return base + (campaign.places.target if campaign.places else "")


def short_address(link: str) -> str:
    """'https://xulang.vn/q/06001/' → 'xulang.vn/q/06001'."""
    parts = urlsplit(link)
    return (parts.netloc + parts.path).rstrip("/")


def commissions(brief: Brief, order: Order, *, size: str | None = None) -> list[Commission]:
    """One for each slogan and side; none when others design it or its format or size is still open."""
    format_id = usable(order.format)
    if order.made_by or not format_id:
        return []
    kind = brief.formats[format_id]
    wanted = size or usable(order.size) or kind.size
    # A code that leads nowhere yet is worse than no piece: both wait for the address.
    if not wanted or (order.code == "link" and not usable(order.link)):
        return []
    try:
        width, height, px = trim_of(wanted)
    except ValueError as error:
        raise InputError.at(f"order '{order.id}'", str(error)) from error
    fault = wrong_unit(kind, wanted)
    if fault:
        raise InputError.at(f"order '{order.id}'", fault)
    face = brief.house.face(brief.brand.font)
    return [
        Commission(
            brief,
            order,
            kind,
            brief.campaign.message(id),
            width,
            height,
            px,
            face,
            side,
            size_given=bool(size),
        )
        for id in order.messages
        for side in _sides(brief, order, kind)
    ]


def _sides(brief: Brief, order: Order, kind: Format) -> tuple[str, ...]:
    """Sides of a folded sheet, or as many notice sheets as the list's rows need."""
    if kind.design == "leaflet":
        return LEAFLET_SIDES
    if kind.design == "notice":
        sheets = ceil(len(brief.entries(order)) / kind.cells)
        return tuple(f"to-{number}" for number in range(1, sheets + 1)) if sheets > 1 else ("",)
    return ("",)


def piece_name(commission: Commission, copy: Copy | None = None) -> str:
    """The file's stem: ASCII, lower case, unique in its campaign, because shops throw all into one folder."""
    same = [o for o in commission.brief.campaign.orders if usable(o.format) == commission.format.id]
    parts = [commission.order.id if len(same) > 1 else commission.format.id, commission.size_name]
    if copy:
        parts.append(f"{copy.code.lower()}-{copy.slug}")
    if len(commission.order.messages) > 1:
        parts.append(commission.message.id)
    if commission.side:
        parts.append(commission.side)
    return "_".join(parts)
