"""Newsroom: the releases that are out, each with its page, its files to download and its pictures.

Of `bao-chi/` a site publishes what stands here and the index alone: what is laid there early stays in.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from markupsafe import Markup, escape

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.campaign.site_pages import PRESS
from coban.pages.gallery import DOWNLOADS, Download
from coban.press import (
    FOLDER,
    PressRelease,
    ReleasePicture,
    Statement,
    release_files,
    release_pictures,
    releases,
    rights,
    statement,
)
from coban.press.blocks import Run
from coban.press.front import FrontPicture
from coban.press.plain import plain_text
from coban.rights import PictureRights


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
    rights: PictureRights


@dataclass(frozen=True, slots=True)
class ReleasePage:
    """One release as its page shows it."""

    release: PressRelease
    paper: Statement
    text: str
    """All of it, to be copied."""
    downloads: tuple[Download, ...]
    pictures: tuple[ShownPicture, ...]
    files: tuple[tuple[str, bytes], ...]
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
    downloads = tuple(Download(path, len(content), _label(path)) for path, content in files.items())
    found = release_pictures(brief, release, artefacts)
    copies = {f"{release.address}{picture.name}": picture.content() for picture in found}
    pictures = tuple(
        _shown(brief, picture, href, len(copy))
        for picture, (href, copy) in zip(found, copies.items(), strict=True)
    )
    return ReleasePage(
        release, paper, plain_text(paper), downloads, pictures, (*files.items(), *copies.items())
    )


def _shown(brief: Brief, picture: ReleasePicture, href: str, size_bytes: int) -> ShownPicture:
    """A piece is shown by its small picture, and given out as the copy that carries its rights."""
    shown = f"{DOWNLOADS}/{picture.thumb.path}" if picture.thumb else href
    download = Download(href, size_bytes, _label(href))
    return ShownPicture(
        picture.front, download, shown, picture.px, *rights(brief, picture.front), picture.rights
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
