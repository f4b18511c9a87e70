"""The campaign's own pieces in a kit: those of the whole campaign, and a sample of those for communes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.kit.listing import KitFile
from coban.kit.room import Room
from coban.press import PressRelease, piece_rights
from coban.rights import inscribed

FOLDERS = {"print": "in-an", "preview": "anh", "digital": "anh"}
"""By kind of file; the gallery's small pictures are for the site alone."""


def piece_files(
    brief: Brief, artefacts: Sequence[Artefact], releases: Sequence[PressRelease], room: Room
) -> Iterator[KitFile]:
    """Raises InputError for a file that is not what its name says."""
    dist = brief.house.dist(brief.campaign.slug)
    sponsored = {_stem(row) for row in artefacts if row.sponsor_share}
    for row in _key_pieces(brief, artefacts):
        rights = piece_rights(brief, row, sponsored=_stem(row) in sponsored, releases=releases)
        name = "/".join([FOLDERS[row.kind], *PurePosixPath(row.path).parts[1:]]).lower()
        content = room.put(name, inscribed((dist / row.path).read_bytes(), name, rights))
        yield KitFile(name, content, rights.title, rights, row.px, row)


def _key_pieces(brief: Brief, artefacts: Sequence[Artefact]) -> list[Artefact]:
    """Of pieces made for each commune, those of the one with the longest name.

    What is addressed to someone, an invitation or a badge, is not for the press.
    """
    shown = [row for row in artefacts if row.kind in FOLDERS and row.entry is None]
    chosen = [row for row in shown if row.place is None]
    for order in sorted({row.order for row in shown if row.place}):
        rows = [row for row in shown if row.order == order and row.place]
        sample = max((row.place for row in rows if row.place), key=lambda c: (len(brief.place(c).title), c))
        chosen += [row for row in rows if row.place == sample]
    return sorted(chosen, key=lambda row: row.path)


def _stem(row: Artefact) -> str:
    """The same for all files of one piece."""
    return row.path.split("/", 1)[1].rsplit(".", 1)[0]
