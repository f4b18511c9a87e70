"""Every fact of one campaign, typed. The docstrings here are the manual and the JSON Schema."""

from __future__ import annotations

from datetime import date
from typing import Literal

from coban.campaign.boilerplate import Boilerplate
from coban.campaign.content import Artwork, Message, PlaceList, Portal, Service, Sponsor, Store
from coban.campaign.facts import Fact, Noun, Slug, Web, Words, known
from coban.campaign.judging import Judging
from coban.campaign.orders import Order
from coban.campaign.plan import Channel, Event, Note, Phase, Release, Schedule, Target

__all__ = [
    "Artwork",
    "Boilerplate",
    "Campaign",
    "Channel",
    "Event",
    "Message",
    "Note",
    "Order",
    "Owner",
    "Phase",
    "PlaceList",
    "Portal",
    "Quotation",
    "Release",
    "Schedule",
    "Service",
    "Source",
    "Sponsor",
    "Store",
    "Target",
]


class Source(Noun):
    """A document that facts are taken from."""

    id: Slug
    """How facts refer to it."""
    title: Words
    """The document's title, to the letter."""
    number: Fact[Words] | None = None
    """Its official number."""
    dated: Fact[date] | None = None
    """The day it was signed."""


class Quotation(Noun):
    """A passage of the mandate, to the letter."""

    text: Words
    """The words as they stand in the document."""
    means: Words | None = None
    """What coban makes of it, in one sentence."""
    source: Words
    """Document and section, such as `000 III.3`."""


class Owner(Noun):
    """The office in charge."""

    name: Words
    """Its full name."""
    short: Words | None = None
    """The name by which documents call it."""
    lead: Words | None = None
    """The office that leads the work, when it is another one."""
    phone: Fact[Words] | None = None
    """The office's number; never a person's."""
    email: Fact[Words] | None = None
    """The office's address for the press."""
    address: Fact[Words] | None = None
    """Where the office is."""


class Campaign(Noun):
    """All facts of one campaign, from `docs/<slug>/campaign.yml`."""

    coban: Literal[1]
    """The version of this format."""
    slug: Slug
    """The folder's name, and the site's."""
    name: Words
    """The campaign's name."""
    tagline: Words
    """The promise under the name on the home page."""
    about: Words
    """What the campaign is, in two or three sentences: for the home page and the press."""
    boilerplate: Boilerplate | None = None
    """The same in 25, 50 and 100 words, for editors; without it the media kit has no such file."""
    province: Words
    """The province."""
    owner: Owner
    """The office in charge."""
    site: Fact[Web]
    """The microsite's address."""
    app: Words | None = None
    """The name of the app that people install, if there is one."""
    brand: Slug = "xanh-coban"
    """A row of assets/brand/."""
    motif: Slug = "det-cham"
    """A quiet pattern of assets/motifs/."""
    emblem: Artwork | None = None
    """The campaign's emblem, in white on transparent."""
    sources: tuple[Source, ...]
    """The documents."""
    mandate: tuple[Quotation, ...] = ()
    """What the documents demand of the look, to the letter."""
    phases: tuple[Phase, ...]
    """The stretches of the campaign."""
    events: tuple[Event, ...] = ()
    """What happens when."""
    messages: tuple[Message, ...]
    """The slogans."""
    services: tuple[Service, ...] = ()
    """What citizens can do."""
    stores: tuple[Store, ...] = ()
    """Where the app is installed from."""
    portals: tuple[Portal, ...] = ()
    """The official sites that the microsite points back to."""
    offline: Literal["offered", "ended"] = "offered"
    """Whether readers may keep the pages for reading without a network; `ended` deletes what devices kept."""
    sponsors: tuple[Sponsor, ...] = ()
    """The businesses, in the order of the document."""
    places: PlaceList | None = None
    """The communes."""
    orders: tuple[Order, ...]
    """What is to be made."""
    channels: tuple[Channel, ...] = ()
    """The ways to reach people."""
    releases: tuple[Release, ...] = ()
    """Press releases planned."""
    targets: tuple[Target, ...] = ()
    """Figures to reach."""
    notes: tuple[Note, ...] = ()
    """What else the documents say: for the press page and the kit."""
    open: tuple[Fact[Words], ...] = ()
    """Facts that the documents leave open and that belong nowhere else."""
    checks: Judging | None = None
    """How the campaign is judged, where it departs from the shipped profiles."""

    @property
    def as_of(self) -> date | None:
        """The date of the facts: the day of the newest document whose day is known."""
        days = (known(source.dated) for source in self.sources if source.dated)
        return max((day for day in days if day), default=None)

    def message(self, id: str) -> Message:
        return next(m for m in self.messages if m.id == id)

    def order(self, id: str) -> Order:
        return next(o for o in self.orders if o.id == id)
