"""Releases and their corrections: which version of each is out at a moment, and which are held back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime

from coban.campaign.spots import unknown
from coban.errors import Fault
from coban.press.release import Correction, Draft, PressRelease


def as_of(drafts: Sequence[Draft], moment: datetime, *, invited: bool) -> tuple[PressRelease, ...]:
    """Each release in its newest version that is out, newest first; for the invited in its newest of all."""
    found = []
    for chain in _chains(drafts):
        shown = [draft for draft in chain if invited or draft.out_from <= moment]
        if shown:
            found.append(_release(shown, moment))
    # The id settles what went out in the same minute, so that no order depends on chance.
    return tuple(sorted(found, key=lambda release: (release.first_out, release.id), reverse=True))


def not_out(drafts: Sequence[Draft], moment: datetime) -> tuple[Draft, ...]:
    """Every version that the public may not see at the moment."""
    return tuple(draft for draft in drafts if draft.out_from > moment)


def chain_faults(drafts: Sequence[Draft]) -> Iterator[Fault]:
    """Corrections of what is not there, twice the same, out of order."""
    by_id = {draft.id: draft for draft in drafts}
    corrected: set[str] = set()
    for draft in drafts:
        before = by_id.get(draft.front.corrects or "")
        if not draft.front.corrects:
            continue
        if before is None:
            others = [other for other in by_id if other != draft.id]
            yield Fault(draft.file, 0, f"corrects: {unknown('release', draft.front.corrects, others)}")
            continue
        if before.id in corrected:
            yield Fault(draft.file, 0, f"corrects: '{before.id}' has a correction; correct that one")
        corrected.add(before.id)
        if draft.front.version != before.front.version + 1:
            expected = f"expected {before.front.version + 1}, one more than in '{before.id}'"
            yield Fault(draft.file, 0, f"version: {expected}, got {draft.front.version}")
        if draft.out_from < before.out_from:
            yield Fault(draft.file, 0, f"embargo: it would be out before '{before.id}', which it corrects")


def _chains(drafts: Sequence[Draft]) -> Iterator[list[Draft]]:
    """A first version with its corrections, oldest first."""
    following = {draft.front.corrects: draft for draft in drafts if draft.front.corrects}
    for draft in drafts:
        if draft.front.corrects:
            continue
        chain = [draft]
        while later := following.get(chain[-1].id):
            chain.append(later)
        yield chain


def _release(shown: Sequence[Draft], moment: datetime) -> PressRelease:
    corrections = (
        Correction(draft.front.version, draft.out_from, draft.front.changes)
        for draft in reversed(shown)
        if draft.front.changes
    )
    newest = shown[-1]
    return PressRelease(
        id=shown[0].id,
        draft=newest,
        corrections=tuple(corrections),
        first_out=shown[0].out_from,
        published=shown[0].dated,
        held=newest.out_from > moment,
    )
