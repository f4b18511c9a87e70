"""What a calendar program is told: events, broadcasts on their weekdays, press, deadlines."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from coban.campaign.facts import VIET_NAM, known
from coban.campaign.model import Campaign, Channel, Event

SHORT = timedelta(days=14)
"""What lasts longer and has no weekdays is told on its first day; it would cover months of a calendar."""

_CLOCK = re.compile(r"\d{1,2}:\d{2}")


@dataclass(frozen=True, slots=True)
class Happening:
    """One entry of a calendar."""

    id: str
    """Stays the same for as long as the fact it comes from has its id: programs know the entry by it."""
    what: str
    starts: date | datetime
    """A day, or a day and hour with its zone."""
    ends: date | datetime | None = None
    """The last day of what lasts several days, or the hour at which it ends."""
    weekdays: tuple[str, ...] = ()
    """`mon` … `sun`: comes back on these until `ends`."""
    where: str | None = None
    told: tuple[str, ...] = ()
    """Further lines: who, how often, source."""
    phase: str | None = None
    public: bool = False
    """Whether citizens' calendar has it."""


def happenings(campaign: Campaign) -> tuple[Happening, ...]:
    """All that has a known day, in the order of its first one."""
    found = [
        *_events(campaign),
        *(row for channel in campaign.channels for row in _channel(channel)),
        *_deadlines(campaign),
        *_releases(campaign),
    ]
    return tuple(sorted(found, key=lambda row: (day_of(row.starts), row.id)))


def event_id(event: Event) -> str:
    """The entry's id of an event."""
    return f"su-kien-{event.id}"


def phase_of(campaign: Campaign, named: str | None, first: date) -> str:
    """The phase that a fact names; else the first that holds its day, or the last that began before it."""
    if named:
        return named
    begun = [phase for phase in campaign.phases if phase.starts <= first]
    holding = [phase for phase in begun if first <= phase.ends]
    return (holding[:1] or begun[-1:] or list(campaign.phases[:1]))[0].id


def day_of(moment: date | datetime) -> date:
    return moment.date() if isinstance(moment, datetime) else moment


def _events(campaign: Campaign) -> Iterator[Happening]:
    for event in campaign.events:
        yield Happening(
            event_id(event),
            event.name,
            event.starts,
            event.ends,
            where=known(event.where),
            told=(*event.programme, *_source(event.source)),
            phase=event.phase,
            public=event.public,
        )


def _channel(channel: Channel) -> Iterator[Happening]:
    schedule = channel.schedule
    if schedule is None:
        return
    title = channel.name.split(",")[0]
    told = (channel.what, f"Thực hiện: {channel.who}", *_source(channel.source))
    if schedule.due:
        named = f"Hạn: {channel.name}"
        yield Happening(f"han-kenh-{channel.id}", named, schedule.due, told=told, phase=channel.phase)
    first = known(schedule.starts)
    if first is None:
        return
    last = (known(schedule.ends) if schedule.ends else None) or first
    often = (f"Lịch: {schedule.times}",) if schedule.times else ()
    what, id = f"{title}: {channel.what}", f"kenh-{channel.id}"
    if schedule.weekdays:
        starts, hour = _first_time(first, schedule.weekdays, schedule.hour)
        what = f"{title}, {hour}: {channel.what}" if hour else what
        yield Happening(
            id,
            what,
            starts,
            last,
            schedule.weekdays,
            channel.where,
            (*told, *often),
            channel.phase,
            public=True,
        )
    elif last - first <= SHORT:
        yield Happening(id, what, first, last, where=channel.where, told=(*told, *often), phase=channel.phase)
    else:
        what = f"Bắt đầu: {what}" + (f" ({schedule.times})" if schedule.times else "")
        yield Happening(id, what, first, where=channel.where, told=(*told, *often), phase=channel.phase)


def _first_time(first: date, weekdays: tuple[str, ...], hour: str | None) -> tuple[date | datetime, str]:
    """The first of the weekdays from a day on, at its hour where that is a clock's; else the hour's words."""
    keys = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
    days = (first + timedelta(days=ahead) for ahead in range(7))
    day = next(day for day in days if keys[day.weekday()] in weekdays)
    if hour and _CLOCK.fullmatch(hour):
        return datetime.combine(day, time.fromisoformat(hour.zfill(5)), VIET_NAM), ""
    return day, hour or ""


def _deadlines(campaign: Campaign) -> Iterator[Happening]:
    for order in campaign.orders:
        deadline = known(order.deadline)
        if deadline is not None:
            told = [f"Thực hiện: {order.who}"] if order.who else []
            yield Happening(
                f"han-an-pham-{order.id}",
                f"Hạn: {order.title}",
                deadline,
                where=known(order.where),
                told=(*told, *_source(order.source)),
                phase=order.phase,
            )


def _releases(campaign: Campaign) -> Iterator[Happening]:
    for release in campaign.releases:
        told = (f"Thực hiện: {release.who}", *_source(release.source))
        yield Happening(f"han-{release.id}", f"Hạn: {release.title}", release.due, told=told)
        publish = known(release.publish)
        if publish is not None:
            yield Happening(f"phat-hanh-{release.id}", f"Phát hành: {release.title}", publish, told=told)


def _source(source: str | None) -> tuple[str, ...]:
    return (f"Nguồn: {source}",) if source else ()
