"""A release as a schema.org NewsArticle, with its pictures and its files."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from coban.campaign.brief import Brief
from coban.campaign.facts import VIET_NAM
from coban.pages.address import Where
from coban.pages.gallery import Download
from coban.pages.newsroom import ReleasePage, ShownPicture
from coban.pages.published import media_type
from coban.pages.structured_data_pictures import picture_node
from coban.press import Correction

Node = dict[str, Any]


def news_nodes(brief: Brief, page: ReleasePage, where: Where, known: Mapping[str, Node]) -> list[Node]:
    """The article and its pictures; `known` are references to the office and to the site."""
    pictures = [_picture(picture, where) for picture in page.pictures]
    return [*pictures, _article(brief, page, where, known, pictures)]


def _article(
    brief: Brief, page: ReleasePage, where: Where, known: Mapping[str, Node], pictures: list[Node]
) -> Node:
    release = page.release
    contact = release.front.contact
    author = {"@type": "GovernmentOrganization", "name": contact} if contact else known["office"]
    facts: Node = {
        "datePublished": _moment(release.published),
        "dateModified": _moment(release.modified),
        "image": [{"@id": picture["@id"]} for picture in pictures],
        "correction": [_correction(row) for row in release.corrections],
    }
    return {
        "@type": "NewsArticle",
        "@id": where(f"{release.address}#thong-cao"),
        "mainEntityOfPage": where(release.address),
        "headline": page.paper.headline,
        "description": page.lead,
        "dateline": "".join(run.text for run in page.paper.dateline),
        "inLanguage": "vi",
        "author": author,
        "publisher": known["office"],
        "isPartOf": known["site"],
        "encoding": [_file(file, where) for file in page.downloads],
        **{name: fact for name, fact in facts.items() if fact},
    }


def _correction(correction: Correction) -> Node:
    return {
        "@type": "CorrectionComment",
        "text": correction.changes,
        "datePublished": _moment(correction.since),
    }


def _file(file: Download, where: Where) -> Node:
    return {
        "@type": "MediaObject",
        "contentUrl": where(file.href),
        "encodingFormat": media_type(file.href),
        "contentSize": str(file.bytes),
    }


def _picture(picture: ShownPicture, where: Where) -> Node:
    file = picture.download
    node = picture_node(picture.rights, file.href, file.bytes, picture.px, where)
    return {**node, "thumbnailUrl": where(picture.shown)}


def _moment(when: datetime | None) -> str | None:
    return when.astimezone(VIET_NAM).isoformat() if when else None
