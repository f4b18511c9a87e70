"""Newsroom: the releases that are out, each with its page, its files to download and its pictures.

Of `bao-chi/` a site publishes what stands here and the index alone: what is laid there early stays in.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import imagesize
from markupsafe import Markup, escape

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.campaign.site_pages import PRESS
from coban.pages.gallery import DOWNLOADS, Download
from coban.press import FOLDER, PressRelease, Statement, piece_of, release_files, releases, rights, statement
from coban.press.blocks import Run
from coban.press.front import FrontPicture
from coban.press.plain import plain_text


@dataclass(frozen=True, slots=True)
class ShownPicture:
    """A picture of a release with all that a picture desk asks for."""

    front: FrontPicture
    download: Download
    shown: str
    """Address of what the page itself loads."""
    px: tuple[int, int]
    credit: str
    terms: Run


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """One release as its page shows it."""

    release: PressRelease
    paper: Statement
    text: str
    """All of it, to be copied."""
    downloads: tuple[Download, ...]
    pictures: tuple[ShownPicture, ...]
    files: tuple[tuple[str, bytes | Path], ...]
    """What the site holds besides the page, by path from its root."""

    @property
    def source(self) -> str:
        """The page's Markdown file."""
        return f"{FOLDER}/{self.release.id}.md"

    @property
    def copied(self) -> Markup:
        """The text as an attribute's value, line by line."""
        return Markup(str(escape(self.text)).replace("\n", "&#10;"))

    @property
    def lead(self) -> str:
        """The lead in plain words."""
        return "".join(run.text for run in self.paper.lead)


@dataclass(frozen=True, slots=True)
class Newsroom:
    """Every release that is out, newest first."""

    pages: tuple[ReleasePage, ...]

    def page(self, source: str) -> ReleasePage | None:
        """The release of this Markdown file."""
        return next((page for page in self.pages if page.source == source), None)

    def supplies(self) -> dict[str, bytes | Path]:
        """Pages and files by path from the site's root."""
        made: dict[str, bytes | Path] = {page.source: _markdown() for page in self.pages}
        return made | {path: content for page in self.pages for path, content in page.files}


def newsroom(brief: Brief, artefacts: Sequence[Artefact]) -> Newsroom:
    """Raises InputError with the faults of the releases, UnmadeError where papers cannot be set."""
    return Newsroom(tuple(_page(brief, release, artefacts) for release in releases(brief)))


def unpublished(path: str) -> bool:
    """Whether a file of the campaign's folder stays out of the site unless a release brings it in."""
    return path.startswith(f"{FOLDER}/") and path != PRESS


def _page(brief: Brief, release: PressRelease, artefacts: Sequence[Artefact]) -> ReleasePage:
    paper = statement(brief, release)
    files = {f"{release.address}{name}": content for name, content in release_files(brief, release).items()}
    pictures = tuple(_pictures(brief, release, artefacts))
    own = {
        picture.download.href: brief.house.artwork(brief.campaign.slug, picture.front.file)
        for picture in pictures
        if picture.front.file
    }
    downloads = tuple(Download(path, len(content), _label(path)) for path, content in files.items())
    return ReleasePage(release, paper, plain_text(paper), downloads, pictures, (*files.items(), *own.items()))


def _pictures(brief: Brief, release: PressRelease, artefacts: Sequence[Artefact]) -> Iterator[ShownPicture]:
    """A piece that has not been made yet is not there to be shown."""
    for front in release.front.pictures:
        found = _file(brief, release, front) if front.file else _piece(brief, front, artefacts)
        if found:
            yield ShownPicture(front, *found, *rights(brief, front))


_Found = tuple[Download, str, tuple[int, int]]
"""The file to download, what the page loads of it, its size."""


def _file(brief: Brief, release: PressRelease, front: FrontPicture) -> _Found:
    path = brief.house.artwork(brief.campaign.slug, front.file or "")
    href = f"{release.address}{path.name}"
    return Download(href, path.stat().st_size, _label(path.name)), href, imagesize.get(path)


def _piece(brief: Brief, front: FrontPicture, artefacts: Sequence[Artefact]) -> _Found | None:
    wanted = piece_of(brief, front)
    rows = {row.kind: row for row in artefacts if (row.order, row.message) == wanted and row.place is None}
    piece = rows.get("digital")
    if piece is None or piece.px is None:
        return None
    shown = rows.get("thumb", piece).path
    return (
        Download(f"{DOWNLOADS}/{piece.path}", piece.bytes, _label(piece.path)),
        f"{DOWNLOADS}/{shown}",
        piece.px,
    )


def _label(path: str) -> str:
    return Path(path).suffix.lstrip(".").upper()


def _markdown() -> bytes:
    """The same for every release: what it shows comes from its facts."""
    front = {
        "title": "{{ release.paper.headline }}",
        "description": "{{ release.lead }}",
        "offline": False,
        "hide": ["toc"],
    }
    body = '# {{ release.paper.headline }}\n\n{% include "parts/release.html" %}\n'
    return f"---\n{json.dumps(front)}\n---\n\n{body}".encode()
