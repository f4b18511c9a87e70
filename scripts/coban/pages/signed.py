"""The gallery's pictures as the site gives them out: the same pixels, with caption, credit and terms inside.

Whoever sends a picture on sends them along. What lies in dist/ stays as it was judged.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.press import piece_rights, releases
from coban.rights import PictureRights, inscribed

PICTURES = ("digital", "preview")
"""Kinds of files that are pictures to be published; print files are for shops, small ones for the gallery."""


@dataclass(frozen=True, slots=True)
class Signed:
    """The rows of a site, and what is written into which of their files."""

    artefacts: tuple[Artefact, ...]
    """With the bytes that the site's own copies have."""
    rights: Mapping[str, PictureRights]
    """By path from dist/<slug>/."""


def signed(brief: Brief, artefacts: Sequence[Artefact]) -> Signed:
    """Raises InputError for a file that is damaged.

    A picture that would become heavier than its format allows is given out as it is.
    """
    dist = brief.house.dist(brief.campaign.slug)
    rights: dict[str, PictureRights] = {}
    rows = {row.path: row for row in artefacts}
    for row, own in picture_rights(brief, artefacts):
        source = dist / row.path
        if not source.is_file():
            continue
        weight, form = len(inscribed(source.read_bytes(), row.path, own)), brief.formats.get(row.format)
        if form and form.max_bytes and weight > form.max_bytes:
            continue
        rights[row.path], rows[row.path] = own, replace(row, bytes=weight)
    return Signed(tuple(rows.values()), rights)


def picture_rights(brief: Brief, artefacts: Sequence[Artefact]) -> Iterator[tuple[Artefact, PictureRights]]:
    """Each picture with its rights, as the releases that are out word them."""
    out = releases(brief)
    sponsored = {_stem(row) for row in artefacts if row.sponsor_share}
    for row in artefacts:
        if row.kind in PICTURES:
            yield row, piece_rights(brief, row, sponsored=_stem(row) in sponsored, releases=out)


def _stem(row: Artefact) -> str:
    """The same for all files of one piece."""
    return str(PurePosixPath(row.path.partition("/")[2]).with_suffix(""))
