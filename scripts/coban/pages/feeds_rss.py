"""RSS 2.0 of a feed, with the whole text (content:encoded) and the hour of corrections (dcterms:modified)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from email.utils import format_datetime

from coban.campaign.facts import VIET_NAM
from coban.pages.address import absolute
from coban.pages.feeds import PAPER, RSS, Entry, Feed

SPACES = {
    "xmlns:atom": "http://www.w3.org/2005/Atom",
    "xmlns:content": "http://purl.org/rss/1.0/modules/content/",
    "xmlns:dc": "http://purl.org/dc/elements/1.1/",
    "xmlns:dcterms": "http://purl.org/dc/terms/",
}
"""Declared by hand: prefixes that ElementTree is told hold for the whole process, and others tell it too."""

SPECIFICATION = "https://www.rssboard.org/rss-specification"


def rss(feed: Feed) -> bytes:
    """The feed in UTF-8; nothing in it depends on when it is written."""
    root = ET.Element("rss", {"version": "2.0", **SPACES})
    channel = ET.SubElement(root, "channel")
    _text(channel, "title", feed.title)
    _text(channel, "link", feed.home)
    _text(channel, "description", feed.about)
    _text(channel, "language", "vi")
    _text(channel, "docs", SPECIFICATION)
    _text(channel, "generator", "coban")
    if feed.changed:
        _text(channel, "lastBuildDate", format_datetime(feed.changed.astimezone(VIET_NAM)))
    own = {"href": absolute(feed.root)(RSS), "rel": "self", "type": "application/rss+xml"}
    ET.SubElement(channel, "atom:link", own)
    for entry in feed.entries:
        _entry(ET.SubElement(channel, "item"), entry)
    ET.indent(root, " ")
    written: bytes = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return written + b"\n"


def _entry(item: ET.Element, entry: Entry) -> None:
    _text(item, "title", entry.title)
    _text(item, "link", entry.address)
    _text(item, "guid", entry.address).set("isPermaLink", "true")
    if entry.published:
        _text(item, "pubDate", format_datetime(entry.published.astimezone(VIET_NAM)))
    if entry.modified and entry.modified != entry.published:
        _text(item, "dcterms:modified", entry.modified.astimezone(VIET_NAM).isoformat())
    _text(item, "dc:creator", entry.author)
    _text(item, "description", entry.summary)
    _text(item, "content:encoded", entry.html)
    paper = next((one for one in entry.enclosures if one.type == PAPER), None)
    if paper:
        ET.SubElement(item, "enclosure", url=paper.address, length=str(paper.bytes), type=paper.type)


def _text(parent: ET.Element, tag: str, words: str) -> ET.Element:
    made = ET.SubElement(parent, tag)
    made.text = words
    return made
