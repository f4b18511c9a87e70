"""The site's menu as MkDocs takes it: sections, and the pages that lie in the campaign's folder."""

from __future__ import annotations

from pathlib import Path

from markupsafe import escape
from mkdocs.utils.meta import get_data

from coban.pages.microsite import Microsite
from coban.pages.navigation import NEWS, PIECES, Nav, navigation
from coban.pages.newsroom import unpublished
from coban.text import nfc


def menu(site: Microsite, folder: Path) -> Nav:
    """The standard sections, with the campaign's own pages where their front matter wants them."""
    campaign = site.brief.campaign
    standard = {*site.standard_pages(), *(service.guide for service in campaign.services)}
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    own = sorted(page for page in found if not unpublished(page))
    sections = {page: _section(folder / page) for page in own if page not in standard}
    sections |= dict.fromkeys(site.handouts.pages(), PIECES)
    sections |= dict.fromkeys((page.source for page in site.newsroom.pages), NEWS)
    return _escaped(navigation(campaign, sections))


def _section(page: Path) -> str:
    """`section: Hỗ trợ` of a page's front matter. What cannot be read MkDocs itself complains of."""
    try:
        _, meta = get_data(page.read_text("utf-8-sig"))
    except UnicodeDecodeError:
        return ""
    return nfc(str(meta.get("section", "")))


def _escaped(nav: Nav) -> Nav:
    """Titles as HTML: Material prints them as they are."""
    return [
        row
        if isinstance(row, str)
        else {str(escape(title)): _escaped(to) if isinstance(to, list) else to for title, to in row.items()}
        for row in nav
    ]
