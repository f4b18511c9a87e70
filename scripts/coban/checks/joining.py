"""Several verdicts as one, and what only all of them together can tell."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from coban.campaign.brief import Brief
from coban.campaign.judging import Judging
from coban.checks.outcome import Finding, Outcome, Verdict


def joined(name: str, verdicts: Sequence[Verdict]) -> Verdict:
    """Several verdicts on one thing as one: each check counts with its worst outcome."""
    outcomes: dict[str, Outcome] = {}
    for verdict in verdicts:
        for check, outcome in verdict.outcomes.items():
            outcomes[check] = max(outcome, outcomes.get(check, Outcome.PASS))
    findings = (finding for verdict in verdicts for finding in verdict.findings)
    return Verdict(
        name,
        outcomes,
        worst_first(findings),
        tuple(measured for verdict in verdicts for measured in verdict.measured),
        tuple(finding for verdict in verdicts for finding in verdict.advice),
        tuple(marked for verdict in verdicts for marked in verdict.marked),
    )


def stale_overrides(brief: Brief, verdicts: Iterable[Verdict]) -> Verdict | None:
    """A verdict that names every override which no finding met; None when each was met."""
    met = {(f.check, f.code, f.because) for verdict in verdicts for f in verdict.findings if f.because}
    stale = tuple(
        Finding(
            Outcome.WARN,
            "stale-override",
            f"Ngoại lệ cho '{one.check}' ({one.code}) không còn gặp lỗi nào: “{one.because}” Hãy xóa đi.",
            brief.file,
            "override",
            line=brief.lines.get(("checks", "overrides", index), 0),
        )
        for index, one in enumerate((brief.campaign.checks or Judging()).overrides)
        if (one.check, one.code, one.because) not in met
    )
    return Verdict(brief.campaign.slug, {"override": Outcome.WARN}, stale) if stale else None


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Stable: findings of one check stay in the order in which it said them."""
    return tuple(sorted(findings, key=lambda finding: (-finding.outcome, finding.check)))
