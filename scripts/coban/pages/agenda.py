"""The dates that citizens see: events, and broadcasts that come back each week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coban.campaign.facts import known
from coban.campaign.model import Campaign, Channel, Event, Schedule
from coban.pages.words import capital, day, span, weekday, weekdays


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the calendar."""

    first: date
    last: date
    when: str
    what: tuple[str, ...]
    """The headline, then what belongs to it."""
    where: str | None


def agenda(campaign: Campaign) -> tuple[Entry, ...]:
    """In order of the first day."""
    public = [_event(event) for event in campaign.events if event.public]
    return tuple(sorted([*public, *_broadcasts(campaign)], key=lambda entry: (entry.first, entry.last)))


def _event(event: Event) -> Entry:
    last = event.ends or event.starts
    when = (
        span(event.starts, event.ends)
        if _day(last) != _day(event.starts)
        else f"{weekday(event.starts)}, {day(event.starts)}"
    )
    return Entry(_day(event.starts), _day(last), capital(when), (event.name,), known(event.where))


def _broadcasts(campaign: Campaign) -> Iterator[Entry]:
    """Channels of one name and one timetable are one entry."""
    groups: dict[tuple[str, Schedule], list[Channel]] = {}
    for channel in campaign.channels:
        if channel.schedule and channel.schedule.weekdays and known(channel.schedule.starts):
            groups.setdefault((channel.name, channel.schedule.model_copy(update={"due": None})), []).append(channel)
    for (name, schedule), channels in groups.items():
        first = known(schedule.starts)
        if first is None:
            continue
        last = known(schedule.ends) if schedule.ends else None
        days = f"{schedule.hour or ''} {weekdays(schedule.weekdays)}".strip()
        when = f"{capital(days)}, {span(first, last)}"
        yield Entry(first, last or first, when, (name, *(channel.what for channel in channels)), channels[0].where)


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)
