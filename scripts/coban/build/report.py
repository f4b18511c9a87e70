"""What the judge said of a campaign and its pieces, counted and written beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coban.build.verdicts import Ruling, tally
from coban.campaign.brief import Brief
from coban.checks import judge_facts
from coban.checks.report import write_report


def report(brief: Brief, rulings: Sequence[Ruling], *, release: bool) -> tuple[Mapping[str, int], int]:
    """Write report.json and report.html; says how many pieces had which outcome, and how many checks ran."""
    verdicts = [ruling.verdict for ruling in rulings]
    campaign = judge_facts(brief, verdicts, release=release)
    dist = brief.house.dist(brief.campaign.slug)
    write_report(dist / "report.json", dist / "report.html", brief, campaign, rulings)
    return tally(verdicts), sum(len(verdict.outcomes) for verdict in [campaign, *verdicts])
