"""Everything that can stop a build before anything is written: facts, pictures, open facts of a release."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from coban.campaign import load, open_facts
from coban.campaign.brief import Brief
from coban.campaign.house import House
from coban.checks.judge import profile_file
from coban.checks.registry import chosen
from coban.errors import Fault, InputError, UnmadeError
from coban.measure.artwork import faults as picture_faults


def load_all(house: House, slugs: Sequence[str] = ()) -> list[Brief]:
    """These campaigns, or all of docs/; the faults of every one of them at once."""
    wanted = list(dict.fromkeys(slugs)) or house.campaigns()
    if not wanted:
        raise InputError.at("docs/", "holds no campaign; make one with `coban new SLUG`")
    briefs: list[Brief] = []
    faults: list[Fault] = []
    for slug in wanted:
        try:
            briefs.append(load(house, slug))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)
    return briefs


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
    faults = [fault for brief in briefs for fault in _artwork_faults(brief)]
    if faults:
        raise InputError(faults)


def check_profiles(briefs: Sequence[Brief]) -> None:
    """Every brand names checks and options that exist. Raises InputError with all that do not."""
    faults: list[Fault] = []
    for brief in briefs:
        try:
            chosen(brief.brand.checks, profile_file(brief))
        except InputError as error:
            faults += error.faults
    if faults:
        raise InputError(faults)


def stop_at_open_facts(briefs: Sequence[Brief]) -> None:
    """A release shows nothing provisional: UnmadeError lists every fact that is still open."""
    lines = [
        f"{fact.at}: {fact.where}: not confirmed: {fact.why}"
        for brief in briefs
        for fact in open_facts(brief)
    ]
    if lines:
        head = f"{len(lines)} facts are not confirmed; a release needs every one of them. Nothing was made."
        raise UnmadeError("\n".join([head, *lines]))


def _artwork_faults(brief: Brief) -> Iterator[Fault]:
    campaign = brief.campaign
    artworks = ([campaign.emblem] if campaign.emblem else []) + [s.logo for s in campaign.sponsors]
    for artwork in artworks:
        try:
            path = brief.house.artwork(campaign.slug, artwork.file)
        except InputError as error:
            yield from error.faults
            continue
        for words in picture_faults(path):
            yield Fault(artwork.file, 0, words)
