"""Everything that can stop a build before anything is written: facts, pictures, open facts of a release."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime

from coban import press
from coban.campaign import (
    NamedPicture,
    load,
    open_facts,
    pictures,
    pictures_of_faulty,
    printed_stand_ins,
)
from coban.campaign.brief import Brief
from coban.campaign.house import House
from coban.checks import rules_of
from coban.errors import Fault, InputError, UnmadeError
from coban.measure.artwork import faults as picture_faults


def load_all(house: House, slugs: Sequence[str] = (), at: datetime | None = None) -> list[Brief]:
    """These campaigns, or all of docs/, with their releases; the faults of every one of them at once.

    `at` is the moment as of which everything is made, by default the present one.
    """
    wanted = list(dict.fromkeys(slugs)) or house.campaigns()
    if not wanted:
        raise InputError.at("docs/", "holds no campaign; make one with `coban new SLUG`")
    briefs: list[Brief] = []
    faults: list[Fault] = []
    for slug in wanted:
        try:
            brief = load(house, slug)
            briefs.append(replace(brief, at=at) if at else brief)
            faults += press.faults(brief)
        except InputError as error:
            faults += [*error.faults, *_picture_faults(house, slug, pictures_of_faulty(house, slug))]
    if faults:
        raise InputError(faults)
    return briefs


def load_for(house: House, slug: str) -> Brief:
    """The campaign's facts; InputError also says which folder holds no campaign at all."""
    if not house.campaigns():
        cure = "go to the folder that does, or below it, or name it with --root"
        raise InputError.at(f"{house.root}/", f"holds no campaign (docs/SLUG/campaign.yml); {cure}")
    return load(house, slug)


def others(house: House, briefs: Sequence[Brief]) -> Iterator[Brief]:
    """The other campaigns of docs/, for the list of all sites; one with faults is not this build's matter."""
    here = {brief.campaign.slug for brief in briefs}
    for slug in house.campaigns():
        if slug not in here:
            try:
                yield load(house, slug)
            except InputError:
                continue


def check_artwork(briefs: Sequence[Brief]) -> None:
    """Every picture is a picture, and does nothing but be one. Raises InputError with all that is wrong."""
    faults = [
        fault
        for brief in briefs
        for fault in _picture_faults(brief.house, brief.campaign.slug, pictures(brief))
    ]
    if faults:
        raise InputError(faults)


def check_profiles(briefs: Sequence[Brief]) -> None:
    """Every campaign is judged by checks and options that exist. Raises InputError with all that do not."""
    faults: list[Fault] = []
    for brief in briefs:
        try:
            rules_of(brief)
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)


def stop_release(briefs: Sequence[Brief]) -> None:
    """A release shows nothing provisional: UnmadeError lists facts still open, and stand-ins on pieces."""
    facts = [
        f"{fact.at}: {fact.where}: not confirmed: {fact.why}"
        for brief in briefs
        for fact in open_facts(brief)
    ]
    facts += [
        f"{release.draft.file}: not confirmed: {why}"
        for brief in briefs
        for release in press.releases(brief)
        for why in release.open_facts
    ]
    stand_ins = [
        f"{picture.at}:{picture.line}: {picture.name} is a stand-in; put the official file in and remove "
        "stand_in"
        for brief in briefs
        for picture in printed_stand_ins(brief)
    ]
    if facts or stand_ins:
        told = [
            *_listed(f"{len(facts)} facts are not confirmed; a release needs every one of them.", facts),
            *_listed(f"Stand-ins on the pieces: {len(stand_ins)}; a release shows none.", stand_ins),
        ]
        raise UnmadeError("\n".join(told))


def _listed(head: str, lines: Sequence[str]) -> list[str]:
    return [f"{head} Nothing was made.", *lines] if lines else []


def _picture_faults(house: House, slug: str, named: Iterable[NamedPicture]) -> Iterator[Fault]:
    """What is wrong with the files; one that is not there was the loader's matter."""
    for picture in named:
        try:
            path = house.artwork(slug, picture.file)
        except InputError:
            continue
        for words in picture_faults(path, white_ground=picture.on == "panel"):
            yield Fault(picture.at, picture.line, f"{picture.where}: '{picture.file}' {words}")
