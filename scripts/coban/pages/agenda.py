"""The dates that citizens see: events, and broadcasts that come back each week."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from coban.campaign.facts import known
from coban.campaign.model import Campaign, Event, Schedule
from coban.pages.happenings import phase_of
from coban.pages.words import capital, span, weekdays, when


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that happens."""

    what: str
    where: str | None


@dataclass(frozen=True, slots=True)
class Entry:
    """A day or a stretch of days, and what happens then."""

    first: date
    last: date
    when: str
    items: tuple[Item, ...]


def agenda(campaign: Campaign, phase: str | None = None) -> tuple[Entry, ...]:
    """Of one phase or of all, in order of the first day; what falls together stands together."""
    events = (_event(event) for event in campaign.events if event.public)
    lines = [
        line
        for line in (*events, *_broadcasts(campaign))
        if phase in (None, phase_of(campaign, line[-1], line[0]))
    ]
    groups: dict[tuple[date, date, str], list[Item]] = {}
    for first, last, text, item, _ in lines:
        groups.setdefault((first, last, text), []).append(item)
    entries = (Entry(*key, items=tuple(dict.fromkeys(items))) for key, items in groups.items())
    return tuple(sorted(entries, key=lambda entry: (entry.first, entry.last)))


Line = tuple[date, date, str, Item, "str | None"]
"""First day, last day, when, what, and the phase that its fact names."""


def _event(event: Event) -> Line:
    first, last = _day(event.starts), _day(event.ends or event.starts)
    text = when(event.starts) if first == last else span(event.starts, event.ends)
    return first, last, capital(text), Item(event.name, known(event.where)), event.phase


def _broadcasts(campaign: Campaign) -> Iterator[Line]:
    """Channels with fixed weekdays: 'Buổi chiều thứ Năm và Chủ nhật, từ 11/5 đến 10/6/2022'."""
    for channel in campaign.channels:
        schedule = channel.schedule
        first = known(schedule.starts) if schedule else None
        if schedule is None or first is None or not schedule.weekdays:
            continue
        last = _last(schedule, first)
        days = f"{schedule.hour or ''} {weekdays(schedule.weekdays)}".strip()
        # The name says which phase after a comma; the dates beside it say so already.
        title = channel.name.split(",")[0]
        item = Item(title, channel.where)
        yield first, last, f"{capital(days)}, {span(first, last)}", item, channel.phase


def _last(schedule: Schedule, first: date) -> date:
    return (known(schedule.ends) if schedule.ends else None) or first


def _day(moment: date) -> date:
    return date(moment.year, moment.month, moment.day)
