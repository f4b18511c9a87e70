"""The files of a microsite that no one writes by hand: colours, font, motif, logos, calendars, robots.txt."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path, PurePosixPath

from coban.campaign.brief import Brief
from coban.pages import dress
from coban.pages.feeds import JSON, RSS, feed_of
from coban.pages.feeds_json import json_feed
from coban.pages.feeds_rss import rss
from coban.pages.microsite import Microsite
from coban.pages.offline import LOST_PAGE
from coban.pages.press_json import PRESS_JSON
from coban.pages.sitemap import robots
from coban.pages.web_app import MANIFEST, web_manifest
from coban.pages.webfont import web_font

Supply = bytes | Path
"""What a file holds, or the file that it is a copy of."""


def supplies(site: Microsite, folders: Sequence[Path]) -> dict[str, Supply]:
    """By path from the site's root; a file of the same path in the campaign's folder wins.

    `folders` are the overrides, the root's own first; they hold the standard pages.
    """
    brief = site.brief
    font = brief.house.asset(brief.brand.font.file)
    made: dict[str, Supply] = {path: _page(path, folders) for path in site.standard_pages()}
    if brief.campaign.offline == "offered":
        made[LOST_PAGE] = _page(LOST_PAGE, folders)
    made |= {
        MANIFEST: web_manifest(brief),
        "robots.txt": robots(brief),
        PRESS_JSON: b"{}\n",  # known to links now, written when what it tells of is there
        "assets/stylesheets/brand.css": dress.colours(brief).encode(),
        "assets/images/favicon.svg": dress.favicon(brief).encode(),
        "assets/images/motif.svg": dress.pattern(brief).encode(),
        "assets/fonts/brand-bold.woff2": web_font(font, brief.house.cache),
    }
    made |= {file.path: file.content for file in site.calendars}
    made |= site.newsroom.supplies()
    return made | _feeds(site) | _pictures(brief)


def _feeds(site: Microsite) -> dict[str, Supply]:
    feed = feed_of(site.brief, site.newsroom)
    return {RSS: rss(feed), JSON: json_feed(feed)} if feed else {}


def _page(path: str, folders: Sequence[Path]) -> Path:
    return next(page for folder in folders if (page := folder / "pages" / path).is_file())


def _pictures(brief: Brief) -> dict[str, Supply]:
    campaign = brief.campaign
    named = {f"assets/sponsors/{sponsor.id}": sponsor.logo for sponsor in campaign.sponsors}
    if campaign.emblem:
        named["assets/images/emblem"] = campaign.emblem
    return {
        stem + PurePosixPath(artwork.file).suffix: brief.house.artwork(campaign.slug, artwork.file)
        for stem, artwork in named.items()
    }
