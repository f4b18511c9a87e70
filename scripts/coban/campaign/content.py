"""What a campaign says and shows: slogans, services, stores, businesses, communes."""

from __future__ import annotations

from pydantic import Field

from coban.campaign.facts import Below, Fact, Inside, Noun, Slug, Web, Words


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
    """Words of the slogan or its sentence that belong together and are never parted at a line's end."""
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


class Portal(Noun):
    """An official site that stays when the campaign is over: the province's portal, the national services."""

    name: Words
    """Its name."""
    link: Fact[Web]
    """Its address."""


class PlaceList(Noun):
    """The communes."""

    file: Inside
    """CSV in UTF-8 with the columns code, name, district, province."""
    count: int = Field(gt=0)
    """How many there must be; a list of another length is a fault."""
    link: Below = "q/{code}/"
    """The short address printed for a place, below the site's own."""
    target: Below = "cai-dat/"
    """The page that the short address forwards to."""
