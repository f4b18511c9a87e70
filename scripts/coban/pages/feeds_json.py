"""JSON Feed 1.1 of a feed, with every file of a release as an attachment."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from coban.artefact import json_bytes
from coban.campaign.facts import VIET_NAM
from coban.pages.address import absolute
from coban.pages.feeds import JSON, Enclosure, Entry, Feed
from coban.pages.web_app import ICONS

VERSION = "https://jsonfeed.org/version/1.1"


def json_feed(feed: Feed) -> bytes:
    """The feed in UTF-8; nothing in it depends on when it is written."""
    where = absolute(feed.root)
    largest = max(ICONS, key=lambda icon: (icon.px, icon.purpose == "any"))
    record = {
        "version": VERSION,
        "title": feed.title,
        "home_page_url": feed.home,
        "feed_url": where(JSON),
        "description": feed.about,
        "icon": where(largest.path),
        "authors": [{"name": feed.publisher}],
        "language": "vi",
        "items": [_entry(entry) for entry in feed.entries],
    }
    return json_bytes(record)


def _entry(entry: Entry) -> dict[str, Any]:
    row: dict[str, Any] = {
        "id": entry.address,
        "url": entry.address,
        "title": entry.title,
        "summary": entry.summary,
        "content_html": entry.html,
        "image": entry.picture,
        "date_published": _moment(entry.published),
        "date_modified": _moment(entry.modified) if entry.modified != entry.published else None,
        "authors": [{"name": entry.author}],
        "attachments": [_attachment(one) for one in entry.enclosures],
    }
    return {key: value for key, value in row.items() if value is not None}


def _attachment(file: Enclosure) -> dict[str, Any]:
    return {"url": file.address, "mime_type": file.type, "title": file.title, "size_in_bytes": file.bytes}


def _moment(when: datetime | None) -> str | None:
    return when.astimezone(VIET_NAM).isoformat() if when else None
