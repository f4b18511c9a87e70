"""What MkDocs knows of a page, as linked data, link previews and the sitemap tell of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from markupsafe import Markup
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from coban.campaign.site_pages import GALLERY
from coban.errors import Fault
from coban.pages.microsite import Microsite
from coban.pages.offline import LOST_PAGE
from coban.pages.sitemap import Listed, WrongDay, changed
from coban.pages.structured_data import PageFacts


def page_facts(site: Microsite, page: Page) -> PageFacts:
    """The page in words alone: what its front matter says is HTML by now."""
    description = Markup(page.meta.get("description") or site.brief.campaign.about).striptags()
    source = page.file.src_uri
    pieces = site.artefacts if source == GALLERY else ()
    return PageFacts(_path(page), _title(page), description, site.newsroom.page(source), pieces)


def titles(files: Files) -> dict[str, str]:
    """Of all pages, by their paths from the site's root."""
    pages = (file.page for file in files.documentation_pages())
    return {_path(page): _title(page) for page in pages if page}


def listed(site: Microsite, page: Page, complain: Callable[[Fault], None]) -> Iterator[Listed]:
    """The page's row of the sitemap; none for the one that only readers without a network see."""
    source = page.file.src_uri
    if source == LOST_PAGE:
        return
    day = None
    try:
        day = changed(site.brief, site.newsroom, source, page.meta)
    except WrongDay as error:
        complain(Fault(f"docs/{site.brief.campaign.slug}/{source}", 0, str(error)))
    yield Listed(_path(page), day)


def _path(page: Page) -> str:
    """MkDocs calls the home page './'."""
    return page.url.removeprefix("./")


def _title(page: Page) -> str:
    return Markup(page.meta.get("title") or page.title or "").striptags()
