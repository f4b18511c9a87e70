"""Pictures for links to pages, painted like the pieces and kept until something in them changes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from markupsafe import Markup
from mkdocs.structure.pages import Page

from coban.artefact import write_whole
from coban.campaign.brief import Brief
from coban.campaign.house import PACKAGE
from coban.errors import UnfitError
from coban.layout.share import share_sheet
from coban.pages.address import public_address
from coban.pages.microsite import Microsite
from coban.pages.offline import LOST_PAGE
from coban.pages.share import SharePicture, ordered_picture, share_path
from coban.paint.picture import encode_jpeg
from coban.paint.png import PngPainter
from coban.scene import Picture, Sheet

QUALITY = 80
"""Of the JPEG: networks pack it again, and smaller."""


@dataclass(frozen=True, slots=True)
class Shared:
    """A page and its picture."""

    page: str
    """Its path from the campaign's folder."""
    picture: SharePicture
    painted: Path | None
    """The file to publish; None for a piece, which is there already."""


def share_pictures(site: Microsite, pages: Iterable[Page]) -> Iterator[Shared]:
    """A picture for each page that people may pass on.

    Networks want the whole address of a picture, so there are none before the site's is confirmed.
    """
    brief = site.brief
    if not public_address(brief):
        return
    home = ordered_picture(brief.campaign, site.artefacts)
    for page in pages:
        title = Markup(page.meta.get("title") or page.title or "").striptags()
        if page.is_homepage and home:
            yield Shared(page.file.src_uri, home, None)
        elif title and page.file.src_uri != LOST_PAGE and (found := share_picture(brief, title, page.url)):
            yield Shared(page.file.src_uri, *found)


def share_picture(brief: Brief, title: str, address: str) -> tuple[SharePicture, Path] | None:
    """What stands for the page, and its file in the cache; None for a title too long to be read."""
    try:
        sheet = share_sheet(brief, title)
    except UnfitError:
        return None
    px = sheet.px or (0, 0)
    made = brief.house.cache / "share" / f"{_digest(sheet)}.jpg"
    if not made.exists():
        write_whole(made, encode_jpeg(PngPainter(sheet, px[0]).image(sheet), QUALITY))
    return SharePicture(share_path(address), px, f"{title} – {brief.campaign.name}"), made


def _digest(sheet: Sheet) -> str:
    painter = (path.read_bytes() for path in sorted((PACKAGE / "paint").glob("*.py")))
    pictures = (item.file.read_bytes() for item in sheet.items if isinstance(item, Picture))
    return sha256(b"\0".join((str(sheet).encode(), *pictures, *painter))).hexdigest()[:20]
