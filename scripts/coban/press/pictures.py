"""The pictures that go with a release: which files they are, and the copies that newsrooms get."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.campaign.places import ascii_slug
from coban.press.credits import release_rights
from coban.press.front import FrontPicture
from coban.press.release import PressRelease
from coban.press.withheld import piece_of
from coban.rights import PictureRights, inscribed, pixel_size


@dataclass(frozen=True, slots=True)
class ReleasePicture:
    """One picture of a release, as page and kits give it out."""

    front: FrontPicture
    name: str
    """Of the copy: small letters, digits, one suffix; no two of a release have the same."""
    source: Path
    px: tuple[int, int]
    rights: PictureRights
    piece: Artefact | None = None
    """The piece that it is, when coban made it."""
    thumb: Artefact | None = None
    """That piece's small picture."""

    def content(self) -> bytes:
        """The copy, with its rights inside and without what a camera wrote. Raises InputError."""
        return inscribed(self.source.read_bytes(), self.source.name, self.rights)


def release_pictures(
    brief: Brief, release: PressRelease, artefacts: Sequence[Artefact]
) -> tuple[ReleasePicture, ...]:
    """In the release's sequence; a piece that has not been made yet is not there to be shown."""
    taken: set[str] = set()
    return tuple(
        found
        for front in release.front.pictures
        if (found := _file(brief, front, taken) if front.file else _piece(brief, front, artefacts, taken))
    )


def _file(brief: Brief, front: FrontPicture, taken: set[str]) -> ReleasePicture:
    source = brief.house.artwork(brief.campaign.slug, front.file or "")
    return ReleasePicture(
        front, _named(source.name, taken), source, pixel_size(source), release_rights(brief, front)
    )


def _piece(
    brief: Brief, front: FrontPicture, artefacts: Sequence[Artefact], taken: set[str]
) -> ReleasePicture | None:
    wanted = piece_of(brief, front)
    rows = {row.kind: row for row in artefacts if (row.order, row.message) == wanted and row.place is None}
    piece = rows.get("digital")
    source = brief.house.dist(brief.campaign.slug) / piece.path if piece else None
    if piece is None or piece.px is None or source is None or not source.is_file():
        return None
    name = _named(source.name, taken)
    return ReleasePicture(
        front, name, source, piece.px, release_rights(brief, front), piece, rows.get("thumb")
    )


def _named(name: str, taken: set[str]) -> str:
    """'Ảnh 1.JPG' → 'anh-1.jpg'; the second of one name is 'anh-1-2.jpg'. Underscores stay."""
    path = PurePosixPath(name)
    stem = "_".join(filter(None, map(ascii_slug, path.stem.split("_")))) or "anh"
    found = next(one for one in _tries(stem, path.suffix.lower()) if one not in taken)
    taken.add(found)
    return found


def _tries(stem: str, suffix: str) -> Iterator[str]:
    yield f"{stem}{suffix}"
    number = 2
    while True:
        yield f"{stem}-{number}{suffix}"
        number += 1
