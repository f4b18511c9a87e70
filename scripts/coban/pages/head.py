"""What search engines and social networks read: JSON-LD from facts only, and the card of a link."""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

from markupsafe import Markup

from coban.campaign.brief import Brief
from coban.campaign.facts import known
from coban.campaign.model import Event
from coban.pages.share import SharePicture


def json_ld(brief: Brief) -> str:
    """The home page's linked data, as the content of a script element."""
    campaign = brief.campaign
    site = known(campaign.site)
    owner = {"@type": "GovernmentOrganization", "name": campaign.owner.name}
    website: dict[str, Any] = {
        "@type": "WebSite",
        "name": campaign.name,
        "description": campaign.about,
        "inLanguage": "vi",
        "publisher": owner,
    }
    if site:
        website["url"] = site
    events = [_event(event, owner) for event in campaign.events if event.public]
    graph = {"@context": "https://schema.org", "@graph": [owner, website, *events]}
    text = json.dumps(graph, ensure_ascii=False, indent=1, sort_keys=True)
    return Markup(text.replace("<", "\\u003c"))


def card(brief: Brief, picture: SharePicture | None, address: str | None) -> tuple[tuple[str, str], ...]:
    """Open Graph properties of one page; the picture needs an absolute address and so a confirmed site."""
    campaign = brief.campaign
    rows = [("og:type", "website"), ("og:locale", "vi_VN"), ("og:site_name", campaign.name)]
    if address:
        rows.append(("og:url", address))
    site = known(campaign.site)
    if picture and site:
        image = urljoin(site.rstrip("/") + "/", picture.href)
        width, height = map(str, picture.px)
        rows += [("og:image", image), ("og:image:width", width), ("og:image:height", height)]
        rows.append(("og:image:alt", picture.alt))
    return tuple(rows)


def _event(event: Event, owner: dict[str, str]) -> dict[str, Any]:
    row: dict[str, Any] = {
        "@type": "Event",
        "name": event.name,
        "startDate": event.starts.isoformat(),
        "organizer": owner,
    }
    if event.ends:
        row["endDate"] = event.ends.isoformat()
    where = known(event.where)
    if where:
        row["location"] = {"@type": "Place", "name": where}
    return row
