"""Feeds: the releases that are out, for feed readers. Both formats are written from the same entries.

A feed names absolute addresses, also in the text of its entries, and readers know an entry by its address.
Until the site's own is confirmed there are none.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from coban.campaign.brief import Brief
from coban.pages.address import Where, absolute, public_address
from coban.pages.feeds_html import correction_notes, release_html
from coban.pages.gallery import Download
from coban.pages.newsroom import Newsroom, ReleasePage
from coban.pages.published import media_type
from coban.press import FOLDER

RSS, JSON = f"{FOLDER}/feed.xml", f"{FOLDER}/feed.json"
"""From the site's root."""

PAPER = "application/pdf"
"""Of a release's files the one that goes with its RSS entry, which has room for one."""


@dataclass(frozen=True, slots=True)
class Enclosure:
    """A file that goes with an entry."""

    address: str
    type: str
    bytes: int
    title: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One release."""

    address: str
    """Also what it is known by: it never changes, through all corrections."""
    title: str
    summary: str
    html: str
    """The whole text, with absolute addresses."""
    author: str
    """The office that answers for it."""
    published: datetime | None
    """When its first version went out; None while the day is not confirmed."""
    modified: datetime | None
    """When the version that is shown went out."""
    picture: str | None
    enclosures: tuple[Enclosure, ...]


@dataclass(frozen=True, slots=True)
class Feed:
    """Every release that is out, newest first."""

    title: str
    about: str
    publisher: str
    root: str
    """The site's address."""
    home: str
    """The newsroom's."""
    entries: tuple[Entry, ...]

    @property
    def changed(self) -> datetime | None:
        """When the newest version of all went out."""
        return max((entry.modified for entry in self.entries if entry.modified), default=None)


def feed_of(brief: Brief, news: Newsroom) -> Feed | None:
    """None while the site has no public address."""
    root = public_address(brief)
    if root is None:
        return None
    where = absolute(root)
    campaign = brief.campaign
    return Feed(
        title=f"Thông cáo báo chí – {campaign.name}",
        about=f"Thông cáo báo chí của {campaign.owner.name} về {campaign.name}.",
        publisher=campaign.owner.name,
        root=root,
        home=where(f"{FOLDER}/"),
        entries=tuple(_entry(brief, page, where) for page in news.pages),
    )


def without_feeds(brief: Brief) -> bool:
    """Whether a public site of the campaign has no feeds and no sitemap: its address is not confirmed."""
    return not brief.invited and public_address(brief) is None


def _entry(brief: Brief, page: ReleasePage, where: Where) -> Entry:
    release = page.release
    pictures = [where(picture.download.href) for picture in page.pictures]
    return Entry(
        address=where(release.address),
        title=page.paper.headline,
        summary=" ".join([*correction_notes(page.paper), page.lead]),
        html=release_html(page, where),
        author=release.front.contact or brief.campaign.owner.name,
        published=release.published,
        modified=release.modified,
        picture=pictures[0] if pictures else None,
        enclosures=tuple(_enclosures(page, where)),
    )


def _enclosures(page: ReleasePage, where: Where) -> Iterator[Enclosure]:
    for file in page.downloads:
        yield _enclosure(file, f"{page.paper.headline} ({file.label})", where)
    for picture in page.pictures:
        yield _enclosure(picture.download, picture.front.title, where)


def _enclosure(file: Download, title: str, where: Where) -> Enclosure:
    return Enclosure(where(file.href), media_type(file.href), file.bytes, title)
