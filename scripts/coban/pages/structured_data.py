"""Linked data of a page (schema.org as JSON-LD), from facts only: what is not confirmed is left out."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.campaign.facts import known
from coban.pages.address import Where, public_address, where_from
from coban.pages.newsroom import ReleasePage
from coban.pages.structured_data_events import event_nodes
from coban.pages.structured_data_news import news_nodes
from coban.pages.structured_data_pictures import gallery_nodes

CALENDAR, NEWSROOM = "lich/", "bao-chi/"
OFFICE, SITE = "#co-quan", "#trang"
"""By which nodes refer to the office in charge and to the site, behind the home page's address."""

Node = dict[str, Any]


@dataclass(frozen=True, slots=True)
class PageFacts:
    """A page, as far as linked data and link previews tell of it."""

    path: str
    """From the site's root, with a slash at its end; '' is the home page."""
    title: str
    description: str
    release: ReleasePage | None = None
    pieces: tuple[Artefact, ...] = ()
    """Finished files of the pieces that it shows."""


def json_ld(brief: Brief, page: PageFacts, titles: Mapping[str, str]) -> str:
    """The content of a script element; `titles` are those of all pages, by their paths.

    Addresses are absolute where the site's is public; else the page's own address completes them.
    """
    where = where_from(public_address(brief), page.path)
    office = {"@id": where(OFFICE)}
    nodes: list[Node] = []
    if page.path in ("", CALENDAR, NEWSROOM) or page.release:
        nodes.append(_office(brief, where))
    if not page.path or page.release:
        nodes.append(_site(brief, where))
    if page.path in ("", CALENDAR):
        nodes += event_nodes(brief.campaign, where, office)
    if page.path:
        nodes.append(_trail(page, titles, where))
    if page.release:
        nodes += news_nodes(brief, page.release, where, {"office": office, "site": {"@id": where(SITE)}})
    nodes += gallery_nodes(brief, page.pieces, where)
    return Markup(_written({"@context": "https://schema.org", "@graph": nodes}))


def _office(brief: Brief, where: Where) -> Node:
    """The campaign's address is not the office's own: it is not given as such."""
    owner = brief.campaign.owner
    facts = {
        "alternateName": owner.short,
        "telephone": known(owner.phone),
        "email": known(owner.email),
        "address": known(owner.address),
    }
    return {
        "@type": "GovernmentOrganization",
        "@id": where(OFFICE),
        "name": owner.name,
        "areaServed": {"@type": "AdministrativeArea", "name": f"Tỉnh {brief.campaign.province}"},
        **{name: fact for name, fact in facts.items() if fact},
    }


def _site(brief: Brief, where: Where) -> Node:
    return {
        "@type": "WebSite",
        "@id": where(SITE),
        "url": where(""),
        "name": brief.campaign.name,
        "description": brief.campaign.about,
        "inLanguage": "vi",
        "publisher": {"@id": where(OFFICE)},
    }


def _trail(page: PageFacts, titles: Mapping[str, str], where: Where) -> Node:
    """The way from the home page to this one, over the pages whose addresses begin its own."""
    steps = [(above, titles[above]) for above in _above(page.path) if above in titles]
    rows = [
        {"@type": "ListItem", "position": position, "name": title, "item": where(path)}
        for position, (path, title) in enumerate([*steps, (page.path, page.title)], 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": rows}


def _written(graph: Node) -> str:
    """On one line, the same each time, and without what could end the script element."""
    text = json.dumps(graph, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def _above(path: str) -> Iterator[str]:
    """'huong-dan/isee/' → '', 'huong-dan/'."""
    parts = path.rstrip("/").split("/")
    yield from ("/".join([*parts[:depth], ""]) for depth in range(len(parts)))
