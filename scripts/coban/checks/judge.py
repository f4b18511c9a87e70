"""The judge: runs the profile's checks over a finished piece or a campaign and gathers what they say."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import Any

from coban.campaign.brief import Brief
from coban.checks.outcome import Finding, Measured, Outcome, Verdict
from coban.checks.registry import Check, Option, chosen
from coban.checks.subject import Piece, Subject
from coban.measure import Unmeasured, Unreadable

Profile = Mapping[str, Mapping[str, Any]]


def judge(subject: Subject, profile: Profile) -> Verdict:
    """The verdict on a finished file. Raises InputError when the profile names what is unknown."""
    checks = [
        (check, options)
        for check, options in chosen(profile, profile_file(subject.brief))
        if check.looks_at == "artefact" and subject.kind in check.kinds
    ]
    try:
        piece = Piece(subject)
    except (Unreadable, OSError) as error:
        unread = Finding(
            Outcome.FAIL, "unreadable", f"Không mở được tệp ({error}). Hãy làm lại tệp này.", check="readable"
        )
        return Verdict(subject.path.name, {"readable": Outcome.FAIL}, (unread,))
    try:
        return _gather(subject.path.name, checks, piece)
    finally:
        piece.file.close()


def judge_campaign(brief: Brief, release: bool = False) -> Verdict:
    """The verdict on the campaign's facts, before or beside its pieces."""
    checks = [
        (check, options | ({"release": release} if "release" in check.options else {}))
        for check, options in chosen(brief.brand.checks, profile_file(brief))
        if check.looks_at == "campaign"
    ]
    return _gather(brief.campaign.slug, checks, brief)


def profile_file(brief: Brief) -> str:
    """The file in which the profile stands, as an error names it."""
    return f"assets/brand/{brief.brand.id}.yml"


def _gather(name: str, checks: Iterable[tuple[Check, dict[str, Option]]], subject: Piece | Brief) -> Verdict:
    outcomes: dict[str, Outcome] = {}
    findings: list[Finding] = []
    measured: list[Measured] = []
    for check, options in checks:
        worst = Outcome.PASS
        for said in _said(check, subject, options):
            if isinstance(said, Measured):
                measured.append(replace(said, check=check.id))
            else:
                findings.append(replace(said, check=check.id))
                worst = max(worst, said.outcome)
        outcomes[check.id] = worst
    # Stable: findings of one check stay in the order in which it said them.
    findings.sort(key=lambda f: (-f.outcome, f.check))
    return Verdict(name, outcomes, tuple(findings), tuple(measured))


def _said(check: Check, subject: Piece | Brief, options: Mapping[str, Option]) -> list[Finding | Measured]:
    """All a check yields; what could not be measured is UNSURE, a check that breaks is ERROR: never PASS."""
    said: list[Finding | Measured] = []
    run: Callable[..., Iterable[Finding | Measured]] = check.run
    try:
        # One by one, so that what was said before it broke is kept.
        for one in run(subject, **options):
            said.append(one)  # noqa: PERF402
    except Unmeasured as reason:
        said.append(Finding(Outcome.UNSURE, "unmeasured", f"Không đo được: {reason}. Hãy xem tệp bằng mắt."))
    except Exception as error:  # noqa: BLE001 -- the other checks still run; this one is an ERROR by name
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{last.filename.rpartition('/')[2]}:{last.lineno}"
        said.append(
            Finding(
                Outcome.ERROR,
                "broken",
                f"Phép kiểm tra bị lỗi ({type(error).__name__}: {error}).",
                where=place,
            )
        )
    return said
