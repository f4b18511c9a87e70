"""The judge: runs the rules over a finished piece, a campaign or its site, and gathers what they say."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import replace
from typing import Any

from coban.campaign.brief import Brief
from coban.checks.joining import joined, stale_overrides, worst_first
from coban.checks.outcome import Finding, Marked, Measured, Outcome, Verdict
from coban.checks.piece import Piece
from coban.checks.profiles import Rule, overriding, rules_from, rules_of
from coban.checks.registry import LooksAt, Need, Option, Said
from coban.checks.site import Site
from coban.checks.subject import Subject
from coban.measure import Unmeasured, Unreadable

Profile = Mapping[str, Mapping[str, Any]]

NEEDS: Mapping[Need, str] = {
    "campaign": "chiến dịch",
    "order": "đơn đặt làm",
    "slogan": "khẩu hiệu",
    "place": "xã",
    "plan": "bản dàn trang",
}
"""What a check may need to know, as a finding names it."""


def judge(
    subject: Subject,
    profile: Profile | Sequence[Rule] | None = None,
    told: Collection[Need] = NEEDS,
    *,
    thorough: bool = False,
) -> Verdict:
    """The verdict on a finished file, by the campaign's own rules or by the checks named.

    `told` is what is known of a file that was made elsewhere; checks that need more do not apply. Slow
    checks are only asked when `thorough`, or when they are named.
    Raises InputError when the rules name what is unknown.
    """
    rules = _rules(subject.brief, profile)
    asked = [rule for rule in rules if rule.check.looks_at == "artefact" and subject.kind in rule.check.kinds]
    if profile is None and not thorough:
        asked = [rule for rule in asked if not rule.check.slow]
    known = [rule for rule in asked if rule.check.needs <= set(told)]
    try:
        piece = Piece(subject)
    except (Unreadable, OSError) as error:
        unread = Finding(
            Outcome.FAIL, "unreadable", f"Không mở được tệp ({error}). Hãy làm lại tệp này.", check="readable"
        )
        return Verdict(subject.path.name, {"readable": Outcome.FAIL}, (unread,))
    try:
        verdict = _gather(subject.path.name, known, piece, subject.brief, subject.order.id)
        return joined(verdict.subject, [verdict, _untold(subject, asked, set(told))])
    finally:
        piece.file.close()


def judge_campaign(brief: Brief, release: bool = False, profile: Profile | None = None) -> Verdict:
    """The verdict on the campaign's facts, before or beside its pieces."""
    return _judge_whole(brief, brief, "campaign", release, profile)


def judge_site(brief: Brief, profile: Profile | None = None) -> Verdict:
    """The verdict on the built site, as it lies in site/<slug>/ now."""
    site = Site(brief, brief.house.site(brief.campaign.slug))
    return _judge_whole(brief, site, "site", False, profile)


def judge_facts(
    brief: Brief, pieces: Sequence[Verdict], *, release: bool = False, site: bool = False
) -> Verdict:
    """The verdict on the campaign beside those on its pieces: facts, idle overrides, the built site."""
    verdicts = [judge_campaign(brief, release)]
    if site:
        verdicts.append(judge_site(brief))
    stale = stale_overrides(brief, [*verdicts, *pieces])
    return joined(brief.campaign.slug, [*verdicts, stale] if stale else verdicts)


def _rules(brief: Brief, profile: Profile | Sequence[Rule] | None) -> list[Rule]:
    if profile is None:
        return rules_of(brief)
    if isinstance(profile, Mapping):
        return rules_from(profile, f"assets/brand/{brief.brand.id}.yml")
    return list(profile)


def _untold(subject: Subject, rules: Iterable[Rule], told: Set[Need]) -> Verdict:
    """A SKIP for each check that cannot know what would be right."""
    said = []
    for rule in rules:
        untold = [name for need, name in NEEDS.items() if need in rule.check.needs - told]
        if untold and not rule.advice:
            why = f"Chưa biết {', '.join(untold)} của ấn phẩm nên không xét."
            said.append(Finding(Outcome.SKIP, "not-told", why, check=rule.check.id))
    return Verdict(subject.path.name, {finding.check: Outcome.SKIP for finding in said}, tuple(said))


def _judge_whole(
    brief: Brief, subject: Brief | Site, looks_at: LooksAt, release: bool, profile: Profile | None
) -> Verdict:
    asked = [
        replace(rule, options={**rule.options, "release": release})
        if "release" in rule.check.options
        else rule
        for rule in _rules(brief, profile)
        if rule.check.looks_at == looks_at
    ]
    return _gather(brief.campaign.slug, asked, subject, brief, "*")


def _gather(
    name: str, rules: Iterable[Rule], subject: Piece | Brief | Site, brief: Brief, order: str
) -> Verdict:
    outcomes: dict[str, Outcome] = {}
    findings: list[Finding] = []
    advice: list[Finding] = []
    measured: list[Measured] = []
    marked: list[Marked] = []
    for rule in rules:
        id = rule.check.id
        for said in _said(rule, subject):
            if isinstance(said, Measured):
                measured.append(replace(said, check=id))
            elif isinstance(said, Marked):
                marked.append(said)
            elif rule.advice:
                advice.append(replace(said, check=id))
            else:
                findings.append(_overridden(replace(said, check=id), brief, order))
                outcomes[id] = max(outcomes.get(id, Outcome.PASS), findings[-1].outcome)
        if not rule.advice:
            outcomes.setdefault(id, Outcome.PASS)
    return Verdict(name, outcomes, worst_first(findings), tuple(measured), worst_first(advice), tuple(marked))


def _overridden(finding: Finding, brief: Brief, order: str) -> Finding:
    """As the campaign counts it; a check that broke is never excused."""
    one = overriding(brief, finding.check, finding.code, order)
    if one is None or finding.outcome == Outcome.ERROR:
        return finding
    return replace(finding, outcome=Outcome[one.outcome.upper()], because=one.because)


def _said(rule: Rule, subject: Piece | Brief | Site) -> Iterator[Said]:
    """All a check yields; what could not be measured is UNSURE, a check that breaks is ERROR: never PASS."""
    options: Mapping[str, Option] = rule.options
    run: Callable[..., Iterable[Said]] = rule.check.run
    try:
        yield from run(subject, **options)
    except Unmeasured as reason:
        yield Finding(Outcome.UNSURE, "unmeasured", f"Không đo được: {reason}. Hãy xem tệp bằng mắt.")
    except Exception as error:  # noqa: BLE001 -- the other checks still run; this one is an ERROR by name
        last = traceback.extract_tb(error.__traceback__)[-1]
        place = f"{last.filename.rpartition('/')[2]}:{last.lineno}"
        yield Finding(
            Outcome.ERROR,
            "broken",
            f"Phép kiểm tra bị lỗi ({type(error).__name__}: {error}).",
            where=place,
        )
