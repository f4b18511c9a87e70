"""What is to be made: an order names a format, its slogans, how many, where, by whom, until when."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from coban.campaign.facts import Fact, Inside, Moment, Noun, Slug, Web, Words
from coban.campaign.measures import Height, Size


class Order(Noun):
    """One thing to be made."""

    id: Slug
    """Its id; the folder of its files."""
    title: Words
    """What the print shop calls it."""
    format: Fact[Slug] | None = None
    """A row of assets/formats.yml; none when others design it."""
    size: Fact[Size] | None = None
    """A size other than the format's, such as `850x120cm`."""
    messages: tuple[Slug, ...] = ()
    """The slogans; one piece for each."""
    quantity: Fact[Annotated[int, Field(gt=0)]] | None = None
    """How many copies of each piece."""
    places: Literal["all", "none"] = "none"
    """`all` makes one piece for each commune, with its name, its district and its own code."""
    list: Fact[Inside] | None = None
    """CSV with the columns code, name, detail, link: a piece for each row, or the cells of a notice sheet."""
    code: Literal["place", "install", "site", "link", "none"] = "none"
    """Where the QR leads: the commune's short address, the install guide, the home page, `link`; or no QR."""
    link: Fact[Web] | None = None
    """The address that the QR opens with `code: link`."""
    event: Slug | None = None
    """The event that a backdrop or an invitation announces."""
    head: Words | None = None
    """A line above the slogan: what the piece is about, such as the title of a notice sheet."""
    call: Words | None = None
    """The words beside the code that say what it does."""
    sponsors: bool = True
    """Whether the sponsors' panel stands on it."""
    foot: Words | None = None
    """A small line at the foot: date, office."""
    keep: tuple[Words, ...] = ()
    """Words of the lines above that stay on one line."""
    made_by: Words | None = None
    """Who designs it, when it is not coban."""
    material: Fact[Words] | None = None
    """What it is made of, where it differs from the format's."""
    finishing: Fact[Words] | None = None
    """What the shop does after printing, where it differs from the format's."""
    where: Fact[Words] | None = None
    """Where it hangs or is shown."""
    hangs_at: Fact[Height] | None = None
    """How high its lower edge hangs over the ground."""
    hangs_from: Fact[date] | None = None
    """The first day that it is up."""
    hangs_to: Fact[date] | None = None
    """The last day that it is up."""
    who: Words | None = None
    """Who has it made."""
    deadline: Fact[Moment] | None = None
    """When it must be ready."""
    phase: Slug | None = None
    """The phase it belongs to."""
    note: Words | None = None
    """Anything the shop must know."""
    source: Words | None = None
    """Document and section."""
