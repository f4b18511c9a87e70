"""Write letters of invitation: one file for each kind, for each district, for each receiver; DOCX and PDF."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import groupby
from pathlib import Path

from coban.artefact import write_whole
from coban.campaign.brief import Brief
from coban.campaign.places import ascii_slug
from coban.forms.letter_docx import letters_docx
from coban.forms.letter_pdf import chosen, letters_pdf
from coban.forms.letters import TITLE, Letter, letters

FOLDER, ALONE, BY_DISTRICT = "thu-moi", "tung-noi-nhan", "theo-huyen"

Say = Callable[[str, int, int], None]
"""A step, how many are done, of how many."""


def write_letters(brief: Brief, *, alone: bool = True, say: Say | None = None) -> list[Path]:
    """Everything in dist/<slug>/thu-moi/. Raises InputError, UnmadeError; then nothing was half-written.

    `alone` makes a file for each receiver besides the merged ones.
    """
    found = letters(brief)
    folder = brief.house.dist(brief.campaign.slug) / FOLDER
    written: list[Path] = []
    for name, content in _files(brief, found, alone=alone):
        write_whole(folder / name, content)
        written.append(folder / name)
        if say:
            say("Letters", len(written), _count(found, alone=alone))
    _remove_others(folder, written, alone=alone)
    return written


def _files(brief: Brief, found: Sequence[Letter], *, alone: bool) -> Iterator[tuple[str, bytes]]:
    merged: dict[str, bytes] = {}
    for kind, group in _kinds(found):
        title = f"{TITLE} – {group[0].kind.title}"
        merged[kind] = letters_pdf(brief, title, group)
        yield f"{kind}.pdf", merged[kind]
        yield f"{kind}.docx", _docx(brief, title, group)
    for district, group in _districts(found):
        yield from _district(brief, district, group, merged, found)
    for letter in found if alone else ():
        title = f"{TITLE} – {letter.receiver}"
        yield f"{ALONE}/{letter.kind.id}/{letter.stem}.pdf", letters_pdf(brief, title, [letter])
        yield f"{ALONE}/{letter.kind.id}/{letter.stem}.docx", _docx(brief, title, [letter])


def _district(
    brief: Brief, name: str, group: Sequence[Letter], merged: dict[str, bytes], found: Sequence[Letter]
) -> Iterator[tuple[str, bytes]]:
    """A district's own letters, then its communes'."""
    title = f"{TITLE} – {name}"
    sources = []
    for kind in dict.fromkeys(letter.kind.id for letter in group):
        all_of_it = [letter for letter in found if letter.kind.id == kind]
        wanted = [letter.code for letter in group if letter.kind.id == kind]
        sources.append((merged[kind], all_of_it, wanted))
    stem = f"{BY_DISTRICT}/{ascii_slug(name)}"
    yield f"{stem}.pdf", chosen(sources, title)
    yield f"{stem}.docx", _docx(brief, title, group)


def _docx(brief: Brief, title: str, group: Sequence[Letter]) -> bytes:
    campaign = brief.campaign
    day = campaign.as_of or campaign.phases[0].starts
    return letters_docx(title, campaign.owner.name, group, day)


def _kinds(found: Sequence[Letter]) -> Iterator[tuple[str, list[Letter]]]:
    for kind, group in groupby(found, key=lambda letter: letter.kind.id):
        yield kind, list(group)


def _districts(found: Sequence[Letter]) -> Iterator[tuple[str, list[Letter]]]:
    """Only where there is something to merge."""
    for name in dict.fromkeys(letter.district for letter in found if letter.district):
        group = [letter for letter in found if letter.district == name]
        if len(group) > 1:
            yield name, group


def _count(found: Sequence[Letter], *, alone: bool) -> int:
    merged = len(list(_kinds(found))) + len(list(_districts(found)))
    return 2 * (merged + (len(found) if alone else 0))


def _remove_others(folder: Path, written: Sequence[Path], *, alone: bool) -> None:
    """Letters to those who stand on no list any more."""
    kept = set(written)
    for pattern in ("*", f"{BY_DISTRICT}/*", *((f"{ALONE}/*/*",) if alone else ())):
        for path in folder.glob(pattern):
            if path.suffix in (".pdf", ".docx") and path not in kept:
                path.unlink()
