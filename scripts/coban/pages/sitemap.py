"""Sitemap (sitemaps.org 0.9) with the day on which what a page says last changed, and robots.txt.

The day comes from the facts: a file's date and git's are lost in a copy, and the day of a build is no change.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from coban.artefact import write_whole
from coban.campaign.brief import Brief
from coban.campaign.facts import VIET_NAM
from coban.campaign.site_pages import PRESS
from coban.pages.address import absolute, public_address
from coban.pages.newsroom import Newsroom

SITEMAP = "sitemap.xml"
PACKED = "sitemap.xml.gz"
SPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"
UPDATED = "updated"
"""Key of a page's front matter: the day on which its writer last changed what it says."""


@dataclass(frozen=True, slots=True)
class Listed:
    """A page that engines are told of."""

    path: str
    changed: date | None
    """A day, or a day and hour of Viet Nam; None where no fact says."""


class WrongDay(ValueError):
    """A page's `updated` is no day; the message says what was expected."""


def changed(brief: Brief, news: Newsroom, source: str, front: Mapping[str, object]) -> date | None:
    """When the page of this Markdown file last changed. Raises WrongDay.

    A release's page with the version that it shows, the newsroom with its newest one too; every other page on
    the day that its front matter says, else with the facts, which are of the day of the newest document.
    """
    release = news.page(source)
    if release:
        return release.release.modified or brief.campaign.as_of
    given = front.get(UPDATED)
    if given is not None and (not isinstance(given, date) or isinstance(given, datetime)):
        raise WrongDay(f"{UPDATED}: '{given}' is no day; write it like 2022-06-10, without quotes")
    days = [given or brief.campaign.as_of]
    if source == PRESS:
        days += [page.release.modified for page in news.pages]
    return max(filter(None, days), key=_day, default=None)


def sitemap(root: str, pages: Iterable[Listed]) -> bytes:
    """The list of these pages, in their order; `root` is the site's address."""
    where = absolute(root)
    made = ET.Element("urlset", xmlns=SPACE)
    for page in pages:
        row = ET.SubElement(made, "url")
        ET.SubElement(row, "loc").text = where(page.path)
        if page.changed:
            ET.SubElement(row, "lastmod").text = _written(page.changed)
    ET.indent(made, " ")
    written: bytes = ET.tostring(made, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def robots(brief: Brief) -> bytes:
    """Everything may be read; where the sitemap is, once it has an address."""
    root = public_address(brief)
    told = f"Sitemap: {absolute(root)(SITEMAP)}\n" if root else ""
    return f"User-agent: *\nAllow: /\n{told}".encode()


def write_sitemap(folder: Path, brief: Brief, pages: Iterable[Listed]) -> None:
    """In place of MkDocs' own, which gives each page the day of the build; none without an address."""
    (folder / PACKED).unlink(missing_ok=True)
    root = public_address(brief)
    if root:
        write_whole(folder / SITEMAP, sitemap(root, pages))
    else:
        (folder / SITEMAP).unlink(missing_ok=True)


def _day(moment: date) -> tuple[date, str]:
    """Days and moments in one order: of one day, the one that has an hour is later."""
    if isinstance(moment, datetime):
        here = moment.astimezone(VIET_NAM)
        return here.date(), here.isoformat()
    return moment, ""


def _written(moment: date) -> str:
    return moment.astimezone(VIET_NAM).isoformat() if isinstance(moment, datetime) else moment.isoformat()
