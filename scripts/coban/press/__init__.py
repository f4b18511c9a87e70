"""The press office's side: releases, what is out at a moment, each as page, PDF, DOCX and text."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Protocol, TypeVar

from coban.campaign.brief import Brief
from coban.errors import Fault, InputError
from coban.press.chains import as_of, chain_faults, not_out
from coban.press.credits import artwork_rights, piece_rights, release_rights
from coban.press.files import release_files
from coban.press.pictures import ReleasePicture, release_pictures
from coban.press.private import private_name
from coban.press.reading import read
from coban.press.release import FOLDER, Correction, Draft, PressRelease
from coban.press.statement import Statement, rights, statement
from coban.press.withheld import Piece, held_pieces, piece_of

__all__ = [
    "FOLDER",
    "Correction",
    "Draft",
    "PressRelease",
    "ReleasePicture",
    "Statement",
    "artwork_rights",
    "faults",
    "held",
    "piece_of",
    "piece_rights",
    "private_name",
    "public",
    "release_files",
    "release_pictures",
    "release_rights",
    "releases",
    "rights",
    "statement",
]


def releases(brief: Brief) -> tuple[PressRelease, ...]:
    """What the brief's readers may see at the brief's moment, newest first: nothing else exists for them.

    Raises InputError with every fault of the folder.
    """
    return as_of(_drafts(brief), brief.at, invited=brief.invited)


def held(brief: Brief) -> tuple[Draft, ...]:
    """Every version that the public may not see at the brief's moment, whoever the brief is made for.

    Raises InputError.
    """
    return not_out(_drafts(brief), brief.at)


class OfPiece(Protocol):
    """What is known by the order and the slogan of its piece: a finished file, or a drawing of the piece."""

    @property
    def order(self) -> str: ...

    @property
    def message(self) -> str | None: ...


Shown = TypeVar("Shown", bound=OfPiece)


def public(brief: Brief, artefacts: Iterable[Shown]) -> tuple[Shown, ...]:
    """The finished files that the brief's readers may see: none that only held releases show.

    Raises InputError.
    """
    kept = _withheld(brief)
    return tuple(row for row in artefacts if (row.order, row.message) not in kept)


def _withheld(brief: Brief) -> frozenset[Piece]:
    if brief.invited:
        return frozenset()
    shown = [picture for release in releases(brief) for picture in release.front.pictures]
    return held_pieces(brief, shown, [picture for draft in held(brief) for picture in draft.front.pictures])


def faults(brief: Brief) -> tuple[Fault, ...]:
    """All that is wrong in `docs/<slug>/bao-chi/`."""
    found = read(brief)
    return (*found.faults, *chain_faults(found.drafts))


def _drafts(brief: Brief) -> tuple[Draft, ...]:
    found = read(brief)
    wrong = (*found.faults, *chain_faults(found.drafts))
    if wrong:
        raise InputError(wrong)
    return found.drafts
