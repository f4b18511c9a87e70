"""Book: what stands in a campaign's booklet, and its setting on A5 pages."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape
from pathlib import Path

from markupsafe import Markup

from coban.booklet.chapters import Chapter, address_of, chapters, site_address
from coban.booklet.paper import Paper, typed
from coban.campaign.brief import Brief
from coban.campaign.facts import usable
from coban.campaign.orders import Order
from coban.campaign.site_pages import INSTALL
from coban.layout.phrases import stretches
from coban.pages import dress
from coban.pages.gallery import DOWNLOADS
from coban.pages.markdown import FILTERS
from coban.pages.microsite import Microsite
from coban.pages.square_code import square_code
from coban.pages.words import together
from coban.typeset import as_pdf, templates
from coban.vietnamese import day

TITLE = "Tài liệu hướng dẫn"
"""Of a booklet that no order names."""

SHORT_NAME = 24
"""Letters of a campaign's name that stands on one line of the cover."""

LONGEST_PHRASE = 28
"""Letters that a line beside a code has room for."""

HERE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Part:
    """A chapter as it stands in the book."""

    id: str
    title: str
    heading: Markup
    """The title as its page sets it: with words that must not part."""
    html: Markup
    code: str | None
    """Name of the picture of the code that opens it on a phone; None while the site has no address."""
    shown: str
    """Its address as people type it."""


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that the setting needs: the same book gives the same bytes."""

    brief: Brief
    title: str
    html: str
    css: str
    pictures: Mapping[str, bytes]


def book_of(site: Microsite) -> Book | None:
    """The campaign's guides as a book; None for a campaign without guides. Raises InputError."""
    found = chapters(site)
    if not found:
        return None
    brief = site.brief
    folder = brief.house.folder(brief.campaign.slug)
    paper = Paper(
        within={chapter.address: chapter.id for chapter in found},
        address=lambda path: site_address(site, path),
        picture=lambda page, path: _picture(brief, folder, page, path),
    )
    codes: dict[str, bytes] = {}
    parts = [_part(site, paper, chapter, codes) for chapter in found]
    order = _cover_order(brief)
    title = _title(brief, order)
    pictures = {"motif.svg": dress.pattern(brief).encode(), **_logos(brief), **codes, **paper.pictures}
    env = templates(HERE)
    env.filters.update(FILTERS)
    env.filters["address"] = _broken_at_slashes
    html = env.get_template("booklet.html.j2").render(
        campaign=brief.campaign,
        as_of=day(brief.campaign.as_of) if brief.campaign.as_of else None,
        gaps=len(site.gaps),
        parts=parts,
        title=title,
        heading=_heading(brief, title, order),
        slogan=_slogan(brief, order),
        code=_install(site, codes, pictures),
        pictures=pictures,
    )
    return Book(brief, title, html, (HERE / "booklet.css").read_text("utf-8"), pictures)


def set_book(book: Book) -> bytes:
    """The booklet as PDF/UA: A5, tagged, with bookmarks. Raises UnmadeError where papers cannot be set."""
    return as_pdf(
        book.html, book.brief.house, book.brief.brand, css=book.css, pictures=book.pictures, book=True
    )


def _part(site: Microsite, paper: Paper, chapter: Chapter, codes: dict[str, bytes]) -> Part:
    address = site_address(site, chapter.address)
    name = None
    if address:
        name = f"ma-{chapter.id}.svg"
        codes[name] = _code(address)
    heading, body = _headed(paper.turned(chapter))
    title = heading.striptags()
    keep = [each for each in stretches(site.brief.campaign, title) if len(each) <= LONGEST_PHRASE]
    return Part(chapter.id, title, together(title, keep), Markup(body), name, typed(address or ""))


def _headed(html: str) -> tuple[Markup, str]:
    """What stands in the first heading, and what follows it."""
    found = re.search(r"<h1[^>]*>(.*?)</h1>", html, re.S)
    if not found:
        return Markup(), html
    return Markup(found[1]), html[: found.start()] + html[found.end() :]


def _code(address: str) -> bytes:
    return str(square_code(address, address)).encode()


def _broken_at_slashes(address: str) -> Markup:
    """An address may go on the next line after a slash, and nowhere else."""
    return Markup(escape(address).replace("/", "/<wbr>"))


def _install(site: Microsite, codes: Mapping[str, bytes], pictures: dict[str, bytes]) -> tuple[str, str, str]:
    """The code on the back cover: its picture, its address, what it does; all empty without an address."""
    campaign = site.brief.campaign
    target = address_of(INSTALL) if campaign.app else ""
    address = site_address(site, target)
    if not address:
        return "", "", ""
    pictures["ma-bia.svg"] = _code(address)
    call = "Quét mã để cài đặt ứng dụng" if target else "Quét mã để mở trang chiến dịch"
    return "ma-bia.svg", typed(address or ""), call


def _cover_order(brief: Brief) -> Order | None:
    """The order of the booklet's printed cover, if there is one: it names the book."""
    covers = {row.id for row in brief.formats.values() if row.design == "cover"}
    return next((order for order in brief.campaign.orders if usable(order.format) in covers), None)


def _title(brief: Brief, order: Order | None) -> str:
    return (order.head or order.title) if order else f"{TITLE}: {brief.campaign.name}"


def _slogan(brief: Brief, order: Order | None) -> list[Markup]:
    """Its lines: name and promise where the slogan has two halves."""
    lines: tuple[str, ...] = (brief.campaign.tagline,)
    if order and order.messages:
        message = brief.campaign.message(order.messages[0])
        lines = message.lockup or (message.text,)
    return [together(line, stretches(brief.campaign, line)) for line in lines]


def _heading(brief: Brief, title: str, order: Order | None) -> Markup:
    """The title as HTML; words that the order keeps together, and a short name, do not part."""
    name = brief.campaign.name
    keep = {*(order.keep if order else stretches(brief.campaign, title))}
    return together(title, keep | {name} if len(name) <= SHORT_NAME else keep)


def _logos(brief: Brief) -> dict[str, bytes]:
    campaign = brief.campaign
    named = {f"logo-{sponsor.id}": sponsor.logo for sponsor in campaign.sponsors}
    if campaign.emblem:
        named["bieu-trung"] = campaign.emblem
    return {name: brief.house.artwork(campaign.slug, art.file).read_bytes() for name, art in named.items()}


def _picture(brief: Brief, folder: Path, page: str, path: str) -> Path | None:
    """The file of the campaign's folder or of dist/ that a page shows; never one of anywhere else."""
    dist = brief.house.dist(brief.campaign.slug)
    for file in _meant(folder, dist, page, path):
        inside = any(file.resolve().is_relative_to(base.resolve()) for base in (folder, dist))
        if inside and file.is_file():
            return file
    return None


def _meant(folder: Path, dist: Path, page: str, path: str) -> Iterator[Path]:
    written = posixpath.join(posixpath.dirname(page), path)
    served = posixpath.normpath(posixpath.join(page.removesuffix(".md"), path))
    yield folder / written
    yield folder / served
    if served.startswith(f"{DOWNLOADS}/"):
        yield dist / served.removeprefix(f"{DOWNLOADS}/")
