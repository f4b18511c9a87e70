"""What happens when: phases, events, channels, press releases, targets."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from coban.campaign.facts import Fact, Moment, Noun, Slug, Words

Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]


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
    starts: date | Moment
    """The day, or the day and hour (+07:00)."""
    ends: date | Moment | None = None
    """The last day or hour of what lasts longer."""
    where: Fact[Words] | None = None
    """The place."""
    attendance: Literal["in-person", "online", "mixed"] | None = None
    """How people take part, where the documents say so; of a mixed event `where` names the place first, then
    behind a semicolon what is connected."""
    programme: tuple[Words, ...] = ()
    """What happens in it, point by point."""
    public: bool = True
    """Whether citizens see it; deadlines of the offices are not public."""
    phase: Slug | None = None
    """The phase it belongs to."""
    source: Words | None = None
    """Document and section."""


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
    due: Moment | date | None = None
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
    seconds: Annotated[int, Field(gt=0)] | None = None
    """The most that it may last when its text is read aloud."""
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
    due: Moment
    """When it must be finished."""
    publish: Fact[date | Moment] | None = None
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
