"""Handouts: what the site offers beside its gallery, and the pages on which it does so."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.pages.avatar import Frame, frames
from coban.pages.embed import Banner, banners
from coban.pages.gallery import DOWNLOADS, Download

AVATAR_PAGE = "khung-anh.md"
EMBED_PAGE = "nhung-banner.md"


@dataclass(frozen=True, slots=True)
class Handouts:
    """Booklet, frames and banners, as far as they were made."""

    booklet: tuple[Download, ...]
    """To read; to staple. Empty until it has been set."""
    frames: tuple[Frame, ...]
    banners: tuple[Banner, ...]
    paths: tuple[str, ...]
    """Their files, from dist/<slug>/, but those that the manifest lists."""

    def pages(self) -> tuple[str, ...]:
        """The pages that a site with these has."""
        return (*((AVATAR_PAGE,) if self.frames else ()), *((EMBED_PAGE,) if self.banners else ()))


def booklet_files(slug: str) -> tuple[str, str]:
    """From dist/<slug>/: the booklet to read, and the one to be printed on A4 and stapled."""
    return f"booklet/{slug}-so-tay.pdf", f"booklet/{slug}-so-tay-dong-ghim-a4.pdf"


def handouts(brief: Brief, artefacts: Sequence[Artefact]) -> Handouts:
    """What of them lies in dist/<slug>/."""
    found = banners(brief, artefacts)
    booklet = tuple(_booklet(brief))
    beside = (banner.file for banner in found)
    dist = brief.house.dist(brief.campaign.slug)
    paths = [path.href.removeprefix(f"{DOWNLOADS}/") for path in booklet]
    paths += [path for path in beside if (dist / path).is_file()]
    return Handouts(booklet, frames(brief, artefacts), found, tuple(paths))


def _booklet(brief: Brief) -> Iterator[Download]:
    dist = brief.house.dist(brief.campaign.slug)
    labels = ("Tải sổ tay để đọc", "Tải bản in, đóng ghim")
    for path, label in zip(booklet_files(brief.campaign.slug), labels, strict=True):
        file = dist / PurePosixPath(path)
        if file.is_file():
            yield Download(f"{DOWNLOADS}/{path}", file.stat().st_size, label)
