"""Pictures as schema.org ImageObjects, with the rights that stand on pages, in kits and inside the files."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.pages.address import Where
from coban.pages.gallery import DOWNLOADS
from coban.pages.published import media_type
from coban.pages.signed import picture_rights
from coban.rights import PictureRights

Node = dict[str, Any]

PIXELS = "E37"
"""What UN/CEFACT calls them, as schema.org wants units named."""


def gallery_nodes(brief: Brief, artefacts: Sequence[Artefact], where: Where) -> Iterator[Node]:
    """One for each piece of the whole campaign; those of communes differ by their name and code alone."""
    for row, rights in picture_rights(brief, artefacts):
        if row.place is None and row.entry is None:
            yield picture_node(rights, f"{DOWNLOADS}/{row.path}", row.bytes, row.px, where)


def picture_node(
    rights: PictureRights, path: str, size_bytes: int, px: tuple[int, int] | None, where: Where
) -> Node:
    """Terms in words always; a licence only where somebody gave one."""
    href = where(path)
    node = {
        "@type": "ImageObject",
        "@id": f"{href}#anh",
        "contentUrl": href,
        "name": rights.title,
        "caption": rights.caption,
        "description": rights.alt,
        "creditText": rights.credit,
        "copyrightNotice": rights.notice,
        "usageInfo": {"@type": "CreativeWork", "text": rights.terms},
        "encodingFormat": media_type(path),
        "contentSize": str(size_bytes),
    }
    if px:
        node |= {"width": _pixels(px[0]), "height": _pixels(px[1])}
    if rights.licence:
        by_link = rights.licence.startswith(("http://", "https://"))
        node["license"] = rights.licence if by_link else {"@type": "CreativeWork", "name": rights.licence}
    return node


def _pixels(count: int) -> Node:
    return {"@type": "QuantitativeValue", "value": count, "unitCode": PIXELS}
