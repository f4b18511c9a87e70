"""Every fact of one campaign, typed. The docstrings here are the manual and the JSON Schema."""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import Field

from coban.campaign.facts import Fact, Inside, Noun, Slug, Web, Words
from coban.campaign.orders import Order

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


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


class Phase(Noun):
    """A stretch of the campaign."""

    id: Slug
    """Its id."""
    name: Words
    """Its name."""
    starts: date
    """First day."""
    ends: date
    """Last day."""
    about: Words | None = None
    """What it is for."""
    source: Words | None = None
    """Document and section."""


class Event(Noun):
    """Something that happens on a day: shown on the home page and in the media kit."""

    id: Slug
    """Its id."""
    name: Words
    """Its name."""
    starts: date | datetime
    """The day, or the day and hour (+07:00)."""
    ends: date | datetime | None = None
    """The last day or hour of what lasts longer."""
    where: Fact[Words] | None = None
    """The place."""
    public: bool = True
    """Whether citizens see it; deadlines of the offices are not public."""
    phase: Slug | None = None
    """The phase it belongs to."""
    source: Words | None = None
    """Document and section."""


class Message(Noun):
    """A slogan, quoted to the letter."""

    id: Slug
    """Its id, by which orders call it."""
    text: Words
    """The words: capitals, dashes and quotation marks are part of them."""
    audience: Words
    """Whom it speaks to."""
    lines: tuple[tuple[Words, ...], ...] = ()
    """Ways it may be broken into lines where a reader breathes; joined by spaces each gives `text`."""
    lockup: tuple[Words, Words] | None = None
    """Name and promise, the two halves around ` - `: set to one width, the dash drawn as a short rule."""
    keep: tuple[Words, ...] = ()
    """Words that belong together and are never parted at a line's end."""
    sentence: Words | None = None
    """One plain sentence that a graphic may set under the slogan."""
    source: Words | None = None
    """Document and section."""


class Service(Noun):
    """Something that citizens can do; each has a guide on the site."""

    id: Slug
    """Its id."""
    name: Words
    """Its name, as the document has it."""
    short: Words
    """The name on the home page's door, short enough for a phone."""
    about: Words
    """One sentence: what it does for the reader."""
    guide: Inside
    """The Markdown page, from the campaign's folder."""
    link: Fact[Web] | None = None
    """Where it is used."""
    sponsor: Slug | None = None
    """The sponsor that runs it."""
    source: Words | None = None
    """Document and section."""


class Artwork(Noun):
    """A picture file: SVG, PNG, JPEG or TIFF."""

    file: Inside
    """Its path, from the campaign's folder or from assets/."""
    stand_in: bool = False
    """A neutral picture in place of the official file; reported until it is replaced."""
    note: Words | None = None
    """Who has the official file."""


class Sponsor(Noun):
    """A business that supports the campaign."""

    id: Slug
    """Its id."""
    name: Words
    """As the document writes it."""
    full: Words | None = None
    """Its branch or full name in the province."""
    logo: Artwork
    """Its logo; printed on one white panel, all optically equal."""


class Store(Noun):
    """Where the app is installed from."""

    name: Words
    """The store's name as the campaign writes it."""
    link: Fact[Web]
    """The app's page in the store."""


class PlaceList(Noun):
    """The communes."""

    file: Inside
    """CSV in UTF-8 with the columns code, name, district, province."""
    count: int = Field(gt=0)
    """How many there must be; a list of another length is a fault."""
    link: Words = "q/{code}/"
    """The short address printed for a place, below the site's own."""
    target: Words = "cai-dat/"
    """The page that the short address forwards to."""


class Schedule(Noun):
    """When a channel speaks."""

    starts: Fact[date]
    """First day."""
    ends: Fact[date] | None = None
    """Last day."""
    weekdays: tuple[Weekday, ...] = ()
    """On which days of the week."""
    times: Words | None = None
    """How often, in words: `3 lần/tuần`."""
    hour: Words | None = None
    """The time of day, in words or as 18:00."""
    due: datetime | date | None = None
    """When the material must be ready."""


class Channel(Noun):
    """A way the campaign reaches people."""

    id: Slug
    """Its id."""
    name: Words
    """Its name."""
    what: Words
    """What it carries."""
    who: Words
    """Who sees to it."""
    where: Words | None = None
    """Stations, pages, groups."""
    phase: Slug | None = None
    """The phase it belongs to."""
    schedule: Schedule | None = None
    """When."""
    text: Fact[Words] | None = None
    """The words it carries, where they are fixed (an SMS)."""
    messages: tuple[Slug, ...] = ()
    """Slogans that it uses."""
    source: Words | None = None
    """Document and section."""


class Release(Noun):
    """A press release that is planned."""

    id: Slug
    """Its id."""
    title: Words
    """Its working title."""
    due: datetime
    """When it must be finished."""
    publish: Fact[date | datetime] | None = None
    """When it goes out; before that nobody outside sees it."""
    who: Words
    """The office that writes it."""
    source: Words | None = None
    """Document and section."""


class Target(Noun):
    """A figure that the campaign wants to reach."""

    what: Words
    """What is counted."""
    figure: float
    """The number."""
    unit: Words
    """Of what."""
    note: Words | None = None
    """How the figure is made up."""
    phase: Slug | None = None
    """The phase it belongs to."""
    source: Words
    """Document and section."""


class Note(Noun):
    """Something the documents say that has no field of its own."""

    text: Words
    """One or two sentences."""
    source: Words
    """Document and section."""


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

    def message(self, id: str) -> Message:
        return next(m for m in self.messages if m.id == id)

    def order(self, id: str) -> Order:
        return next(o for o in self.orders if o.id == id)
