"""The kits on offer, read from the ZIPs themselves: what a page lists is what is in them."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coban.artefact import sha256
from coban.campaign.brief import Brief
from coban.pages.gallery import DOWNLOADS
from coban.press import releases
from coban.vietnamese import file_words

FOLDER = "kits"
"""Below dist/<slug>/, and below the site's downloads."""

KINDS = ("media-kit", "web", "logos", "release")
"""In the order in which the press page offers them."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A file inside a kit."""

    name: str
    bytes: int
    words: str
    """'ảnh PNG 1200 × 630 px, 48 kB'."""


@dataclass(frozen=True, slots=True)
class Kit:
    """One ZIP for the press."""

    name: str
    href: str
    """From the site's root."""
    bytes: int
    sha256: str
    kind: str
    """media-kit, web, logos, release."""
    title: str
    about: str
    releases: tuple[str, ...]
    """Ids of the releases that are in it."""
    entries: tuple[Entry, ...]
    """Everything in it but its record and its sums."""


def kits_of(brief: Brief) -> tuple[Kit, ...]:
    """Those in dist/ that hold nothing but what is out; none until they have been packed.

    Kits are the public's. An invited newsroom that sees a release as it will be is not offered the ZIP of how
    it still is.
    """
    folder = brief.house.dist(brief.campaign.slug) / FOLDER
    shown = releases(brief)
    out, held = {row.id for row in shown}, {row.id for row in shown if row.held}
    found = [
        kit
        for path in sorted(folder.glob("*.zip"))
        for kit in _read(path)
        if out.issuperset(kit.releases) and not (kit.kind == "release" and held.intersection(kit.releases))
    ]
    return tuple(sorted(found, key=lambda kit: (KINDS.index(kit.kind), kit.name)))


def kit_of(kits: Iterable[Kit], kind: str, release: str | None = None) -> Kit | None:
    """The kit of this kind, or of this release."""
    return next((kit for kit in kits if kit.kind == kind and release in (None, *kit.releases)), None)


def _read(path: Path) -> Iterator[Kit]:
    """Nothing where it is no kit of ours: `coban build` packs it anew."""
    try:
        with zipfile.ZipFile(path) as archive:
            record = json.loads(archive.read("manifest.json"))
            names = archive.infolist()
        if record["coban"] == 2 and record["kind"] in KINDS:
            yield _kit(path, record, names)
    except (zipfile.BadZipFile, LookupError, ValueError, TypeError):
        return


def _kit(path: Path, record: dict[str, Any], inside: Iterable[zipfile.ZipInfo]) -> Kit:
    px = {row["name"]: tuple(row["px"]) for row in record["files"] if "px" in row}
    listed = {row["name"] for row in record["files"]}
    return Kit(
        name=path.name,
        href=f"{DOWNLOADS}/{FOLDER}/{path.name}",
        bytes=path.stat().st_size,
        sha256=sha256(path),
        kind=record["kind"],
        title=record["title"],
        about=record["about"],
        releases=tuple(record["releases"]),
        entries=tuple(
            Entry(
                file.filename,
                file.file_size,
                file_words(file.filename, file.file_size, px.get(file.filename)),
            )
            for file in inside
            if file.filename in listed
        ),
    )
