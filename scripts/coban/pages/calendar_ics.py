"""Calendars as iCalendar files (RFC 5545), for Google Calendar, Outlook and telephones.

An entry keeps its UID from build to build, so that importing a newer file renews it instead of doubling it.
Nothing in the files depends on the clock.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import icalendar

from coban.campaign.model import Campaign
from coban.pages.happenings import Happening, day_of, happenings, phase_of

ZONE = ZoneInfo("Asia/Ho_Chi_Minh")
SINCE = datetime(1975, 6, 13)
"""Since when all of Viet Nam is seven hours ahead of UTC, without summer time (tz database)."""

FOLDER = "lich"


@dataclass(frozen=True, slots=True)
class CalendarFile:
    """One calendar on offer."""

    id: str
    """How pages call it: `calendar` is the citizens', `calendar:<phase>` the offices' of one phase."""
    title: str
    path: str
    """From the site's root."""
    content: bytes


def calendar_files(campaign: Campaign) -> tuple[CalendarFile, ...]:
    """The citizens' calendar and one for each phase; none for what has no dated entry."""
    rows = happenings(campaign)
    public = [row for row in rows if row.public]
    made = [_file(campaign, "calendar", f"Lịch {campaign.name}", campaign.slug, public)]
    for phase in campaign.phases:
        title = f"Lịch công việc: {phase.name}"
        mine = [row for row in rows if phase_of(campaign, row.phase, day_of(row.starts)) == phase.id]
        made.append(_file(campaign, f"calendar:{phase.id}", title, f"cong-viec-{phase.id}", mine))
    return tuple(file for file in made if file.content)


def _file(campaign: Campaign, id: str, title: str, name: str, rows: Iterable[Happening]) -> CalendarFile:
    rows = list(rows)
    content = _calendar(campaign, title, rows) if rows else b""
    return CalendarFile(id, title, f"{FOLDER}/{name}.ics", content)


def _calendar(campaign: Campaign, title: str, rows: Iterable[Happening]) -> bytes:
    calendar = icalendar.Calendar()
    calendar.add("prodid", "-//coban//campaign calendar//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", title)
    calendar.add("x-wr-timezone", ZONE.key)
    calendar.add_component(_zone())
    for row in rows:
        calendar.add_component(_entry(campaign, row))
    return bytes(calendar.to_ical())


def _zone() -> icalendar.Timezone:
    """Viet Nam's zone, written out: Outlook reads no names of zones."""
    always = icalendar.TimezoneStandard()
    always.add("dtstart", SINCE)
    always.add("tzname", "+07")
    always.add("tzoffsetfrom", timedelta(hours=7))
    always.add("tzoffsetto", timedelta(hours=7))
    zone = icalendar.Timezone()
    zone.add("tzid", ZONE.key)
    zone.add_component(always)
    return zone


def _entry(campaign: Campaign, row: Happening) -> icalendar.Event:
    entry = icalendar.Event()
    entry.add("uid", f"{row.id}.{campaign.slug}@coban")
    entry.add("dtstamp", _stamp(campaign))
    entry.add("summary", row.what)
    entry.add("dtstart", _moment(row.starts))
    if row.weekdays:
        entry.add("rrule", _weekly(row))
    ends = _end(row)
    if ends is not None:
        entry.add("dtend", ends)
    if row.where:
        entry.add("location", row.where)
    if row.told:
        entry.add("description", "\n".join(row.told))
    if not isinstance(row.starts, datetime):
        # A day's mark is no appointment: it must not show its reader as busy.
        entry.add("transp", "TRANSPARENT")
    return entry


def _end(row: Happening) -> date | datetime | None:
    """The end that the format wants: of days, the day after; a deadline has none."""
    if isinstance(row.starts, datetime):
        return _moment(row.ends) if row.ends and not row.weekdays else None
    last = row.starts if row.weekdays or row.ends is None else day_of(row.ends)
    return last + timedelta(days=1)


def _weekly(row: Happening) -> dict[str, object]:
    """UNTIL is of the same kind as DTSTART: a day, or the last second of that day in UTC."""
    until: date | datetime = day_of(row.ends or row.starts)
    if isinstance(row.starts, datetime):
        until = datetime.combine(until, time(23, 59, 59), ZONE).astimezone(UTC)
    return {"freq": "weekly", "byday": [key[:2].upper() for key in row.weekdays], "until": until}


def _moment(moment: date | datetime) -> date | datetime:
    return moment.astimezone(ZONE) if isinstance(moment, datetime) else moment


def _stamp(campaign: Campaign) -> datetime:
    """The date of the facts stands for the moment of writing."""
    day = campaign.as_of or min(phase.starts for phase in campaign.phases)
    return datetime.combine(day, time(), UTC)
