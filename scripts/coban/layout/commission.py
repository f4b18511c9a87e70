"""Commission: one thing to compose — an order with one of its slogans, in its format and size."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlsplit

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed, known, usable
from coban.campaign.formats import Format, trim_of
from coban.campaign.model import Message
from coban.campaign.orders import Order
from coban.campaign.places import Place
from coban.campaign.sizes import wrong_unit
from coban.colour import Ink
from coban.errors import InputError
from coban.layout.fit import LEGIBLE_SHARE
from coban.text import Face
from coban.units import size_name


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
        facts = (self.order.format, None if self.size_given else self.order.size)
        return tuple(fact.unconfirmed for fact in facts if isinstance(fact, Unconfirmed))

    @property
    def size_name(self) -> str:
        return size_name(self.width, self.height, self.px)

    @property
    def host(self) -> str | None:
        """The site's address as it is printed: without https:// and the last slash."""
        site = known(self.brief.campaign.site)
        return short_address(site) if site else None

    def link(self, place: Place | None) -> str | None:
        """What the QR of this order says for a place; None when there is no code."""
        campaign = self.brief.campaign
        site = known(campaign.site)
        if self.order.code == "none" or site is None:
            return None
        base = site.rstrip("/") + "/"
        if self.order.code == "site":
            return base
        if self.order.code == "place" and place and campaign.places:
            return base + campaign.places.link.format(code=place.code)
        return base + (campaign.places.target if campaign.places else "")


def short_address(link: str) -> str:
    """'https://xulang.vn/q/06001/' → 'xulang.vn/q/06001'."""
    parts = urlsplit(link)
    return (parts.netloc + parts.path).rstrip("/")


def commissions(brief: Brief, order: Order, *, size: str | None = None) -> list[Commission]:
    """One for each slogan of the order; none when others design it or its format or size is still open."""
    format_id = usable(order.format)
    if order.made_by or not format_id:
        return []
    kind = brief.formats[format_id]
    wanted = size or usable(order.size) or kind.size
    if not wanted:
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
        Commission(brief, order, kind, brief.campaign.message(id), width, height, px, face, bool(size))
        for id in order.messages
    ]


def piece_name(commission: Commission, place: Place | None = None) -> str:
    """The file's stem: ASCII, lower case, unique by the place's code."""
    parts = [commission.format.id, commission.size_name]
    if place:
        parts.append(f"{place.code}-{place.slug}")
    if len(commission.order.messages) > 1:
        parts.append(commission.message.id)
    return "_".join(parts)
