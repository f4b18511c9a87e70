"""The public events of a campaign as schema.org Events."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from coban.campaign.facts import VIET_NAM, Unconfirmed
from coban.campaign.model import Campaign, Event
from coban.pages.address import Where
from coban.pages.words import capital
from coban.vietnamese import OPEN

MODES = {
    "in-person": "https://schema.org/OfflineEventAttendanceMode",
    "online": "https://schema.org/OnlineEventAttendanceMode",
    "mixed": "https://schema.org/MixedEventAttendanceMode",
}


def event_nodes(campaign: Campaign, where: Where, office: dict[str, str]) -> list[dict[str, Any]]:
    """One for each; deadlines of the offices are not among them."""
    return [_event(campaign, event, where, office) for event in campaign.events if event.public]


def _event(campaign: Campaign, event: Event, where: Where, office: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "@type": "Event",
        "@id": where(f"lich/#{event.id}"),
        "name": event.name,
        "startDate": _moment(event.starts),
        "organizer": office,
    }
    if event.ends:
        row["endDate"] = _moment(event.ends)
    if event.attendance:
        row["eventAttendanceMode"] = MODES[event.attendance]
    places = _places(campaign, event)
    if places:
        row["location"] = places[0] if len(places) == 1 else places
    told = _told(event)
    if told:
        row["description"] = told
    return row


def _places(campaign: Campaign, event: Event) -> list[dict[str, Any]]:
    """Where people go, and where they connect to: of a mixed event the words behind the semicolon."""
    if not isinstance(event.where, str):
        return []
    if event.attendance == "online":
        return [_virtual(event.where)]
    mixed = event.attendance == "mixed"
    site, _, connected = event.where.partition("; ") if mixed else (event.where, "", "")
    region = {"@type": "PostalAddress", "addressRegion": campaign.province, "addressCountry": "VN"}
    place = {"@type": "Place", "name": site, "address": region}
    return [place, _virtual(connected or site)] if mixed else [place]


def _virtual(name: str) -> dict[str, Any]:
    """The documents give no address to connect to, so that none is told."""
    return {"@type": "VirtualLocation", "name": capital(name)}


def _told(event: Event) -> str:
    """The programme; and that the place is not confirmed, which the vocabulary has no word for."""
    parts = [f"{'; '.join(event.programme)}."] if event.programme else []
    if isinstance(event.where, Unconfirmed):
        parts.append(f"Địa điểm {OPEN}: {event.where.unconfirmed}.")
    return " ".join(parts)


def _moment(moment: date | datetime) -> str:
    """A day, or a day and hour of Viet Nam."""
    return moment.astimezone(VIET_NAM).isoformat() if isinstance(moment, datetime) else moment.isoformat()
