"""What stands above a press release's text: its front matter, field by field."""

from __future__ import annotations

import datetime as dt

from pydantic import Field

from coban.campaign.facts import Fact, Inside, Moment, Noun, Slug, Words, usable


class FrontPicture(Noun):
    """A picture that goes with a release: a file of `bao-chi/`, or a piece that coban made."""

    file: Inside | None = None
    """A picture in the campaign's `bao-chi/` folder; it is published with the release, never before."""
    order: Slug | None = None
    """A digital piece of this order, in place of `file`."""
    message: Slug | None = None
    """Which of the order's slogans; its first when none is named."""
    title: Words
    """Its title."""
    caption: Words
    """Where, when, what: at most 600 characters."""
    credit: Words | None = None
    """Whose picture it is; the campaign's owner when nothing is said."""
    licence: Fact[Words] | None = None
    """Terms of use."""
    alt: Words
    """What it shows, for people who do not see it."""


class Front(Noun):
    """The front matter of `docs/<slug>/bao-chi/<id>.md`."""

    title: Words
    """The headline."""
    lead: Words
    """Who, what, when, where, in one paragraph."""
    date: Fact[dt.date]
    """The day of the release; without `embargo` it is out from the first minute of this day (+07:00).
    An open one needs a provisional day under `draft`."""
    embargo: Moment | None = None
    """The hour (+07:00) before which nobody may publish it, and before which no public build holds it."""
    place: Words
    """Where it is given out, for the dateline."""
    number: Fact[Words] | None = None
    """The document's number; the provisional value of an open one is what follows the room for it."""
    contact: Words | None = None
    """The office that answers; the campaign's when nothing is said. Never a person."""
    pictures: tuple[FrontPicture, ...] = ()
    """Pictures that go with it."""
    version: int = Field(default=1, ge=1)
    """1, and one more with each correction."""
    corrects: Slug | None = None
    """The release whose text this one takes the place of, by the name of its file."""
    changes: Words | None = None
    """What the correction changed, in one sentence."""

    @property
    def day(self) -> dt.date:
        """The day of the release, or the provisional one."""
        day = usable(self.date)
        assert isinstance(day, dt.date), "the reader lets no release without a day pass"
        return day
