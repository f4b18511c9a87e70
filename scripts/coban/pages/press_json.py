"""press.json: what a newsroom's script wants of a campaign in one file, with the digest of each file named.

Written last, from the finished site: sizes and digests are those of the files that lie there. Its form is
`docs/manual/press.schema.json`; a change that breaks a reader gets a new number.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from coban.artefact import json_bytes, write_whole
from coban.campaign.brief import Brief
from coban.campaign.facts import VIET_NAM, Unconfirmed
from coban.pages.address import public_address, where_from
from coban.pages.feeds import JSON, RSS
from coban.pages.happenings import Happening, event_id, happenings
from coban.pages.kits import Kit
from coban.pages.microsite import Microsite
from coban.pages.newsroom import ReleasePage, ShownPicture
from coban.pages.published import published

PRESS_JSON = "press.json"
VERSION = 1
CITIZENS = "calendar"
"""The calendar that is public; those of the offices hold their deadlines."""

Told = Callable[[str], dict[str, Any]]
"""A file of the site, by its path: address, type, bytes, digest."""


def write_press_json(site: Microsite, folder: Path) -> list[str]:
    """Write it into the finished site; returns the paths of files that should be there and are not."""
    missing: list[str] = []
    where = where_from(public_address(site.brief), "")

    def told(path: str) -> dict[str, Any]:
        file = published(folder, path)
        if file is None:
            missing.append(path)
            return {"url": where(path), "path": path}
        return {
            "url": where(path),
            "path": path,
            "type": file.type,
            "bytes": file.bytes,
            "sha256": file.sha256,
        }

    write_whole(folder / PRESS_JSON, json_bytes(press_record(site, told)))
    return missing


def press_record(site: Microsite, told: Told) -> dict[str, Any]:
    """All in it is public to the brief's readers; what is not confirmed is `{"unconfirmed": "why"}`."""
    brief = site.brief
    root = public_address(brief)
    where = where_from(root, "")
    return {
        "version": VERSION,
        "language": "vi",
        "site": root,
        "preview": brief.invited,
        "newsroom": where("bao-chi/"),
        "feeds": {"rss": where(RSS), "json": where(JSON)} if root else None,
        "campaign": _campaign(brief),
        "contacts": list(_contacts(brief)),
        "releases": [_release(page, told, where(page.release.address)) for page in site.newsroom.pages],
        "pictures": [
            _picture(page, picture, told) for page in site.newsroom.pages for picture in page.pictures
        ],
        "kits": [_kit(kit, told) for kit in site.kits],
        "calendar": {
            "entries": list(_entries(brief)),
            "files": [told(file.path) for file in site.calendars if file.id == CITIZENS],
        },
    }


def _campaign(brief: Brief) -> dict[str, Any]:
    campaign = brief.campaign
    return {
        "slug": campaign.slug,
        "name": campaign.name,
        "tagline": campaign.tagline,
        "about": campaign.about,
        "province": campaign.province,
        "app": campaign.app,
        "site": _plain(campaign.site),
        "facts_as_of": _plain(campaign.as_of),
        "phases": [
            {"id": p.id, "name": p.name, "starts": _plain(p.starts), "ends": _plain(p.ends), "about": p.about}
            for p in campaign.phases
        ],
        "slogans": [{"id": m.id, "text": m.text, "audience": m.audience} for m in campaign.messages],
        "targets": [
            {"what": t.what, "figure": t.figure, "unit": t.unit, "note": t.note, "source": t.source}
            for t in campaign.targets
        ],
        "sponsors": [{"name": s.name, "full": s.full} for s in campaign.sponsors],
    }


def _contacts(brief: Brief) -> Iterator[dict[str, Any]]:
    """Offices, never persons."""
    owner = brief.campaign.owner
    facts = {"phone": owner.phone, "email": owner.email, "address": owner.address}
    yield {"office": owner.name, "lead": owner.lead, **{key: _plain(fact) for key, fact in facts.items()}}


def _release(page: ReleasePage, told: Told, address: str) -> dict[str, Any]:
    release = page.release
    return {
        "id": release.id,
        "url": address,
        "headline": page.paper.headline,
        "lead": page.lead,
        "text": page.text,
        "place": release.front.place,
        "contact": release.front.contact,
        "status": page.paper.status,
        "published": _plain(release.published) or _open(release.front.date),
        "modified": _plain(release.modified),
        "embargoed": release.held,
        "version": release.front.version,
        "corrections": [
            {"version": row.version, "since": _plain(row.since), "changes": row.changes}
            for row in release.corrections
        ],
        "files": [told(file.href) for file in page.downloads],
    }


def _picture(page: ReleasePage, picture: ShownPicture, told: Told) -> dict[str, Any]:
    rights = picture.rights
    return {
        "release": page.release.id,
        "title": rights.title,
        "caption": rights.caption,
        "credit": rights.credit,
        "licence": rights.licence or {"unconfirmed": rights.why_open},
        "terms": rights.terms,
        "alt": rights.alt,
        "width": picture.px[0],
        "height": picture.px[1],
        "file": told(picture.download.href),
    }


def _kit(kit: Kit, told: Told) -> dict[str, Any]:
    return {
        "kind": kit.kind,
        "title": kit.title,
        "about": kit.about,
        "releases": list(kit.releases),
        "file": told(kit.href),
    }


def _entries(brief: Brief) -> Iterator[dict[str, Any]]:
    campaign = brief.campaign
    where = {event_id(event): _plain(event.where) for event in campaign.events}
    for row in happenings(campaign):
        if row.public:
            yield _entry(row, row.where or where.get(row.id))


def _entry(row: Happening, where: Any) -> dict[str, Any]:
    return {
        "id": row.id,
        "what": row.what,
        "starts": _plain(row.starts),
        "ends": _plain(row.ends),
        "weekdays": list(row.weekdays),
        "where": where,
        "notes": list(row.told),
    }


def _open(fact: object) -> Any:
    """Only why it is open: the day of a correction is not the day of the release."""
    return _plain(fact) if isinstance(fact, Unconfirmed) else None


def _plain(fact: object) -> Any:
    """A value as JSON has it; hours in Viet Nam's time; provisional values are left out."""
    if isinstance(fact, Unconfirmed):
        return {"unconfirmed": fact.unconfirmed}
    if isinstance(fact, datetime):
        return fact.astimezone(VIET_NAM).isoformat()
    return fact.isoformat() if isinstance(fact, date) else fact
