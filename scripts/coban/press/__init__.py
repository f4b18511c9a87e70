"""The press office's side: releases, what is out at a moment, each as page, PDF, DOCX and text."""

from __future__ import annotations

from coban.campaign.brief import Brief
from coban.errors import Fault, InputError
from coban.press.chains import as_of, chain_faults, not_out
from coban.press.files import release_files
from coban.press.reading import read
from coban.press.release import FOLDER, Correction, Draft, PressRelease
from coban.press.statement import Statement, statement

__all__ = [
    "FOLDER",
    "Correction",
    "Draft",
    "PressRelease",
    "Statement",
    "faults",
    "held",
    "release_files",
    "releases",
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
