"""The judge of finished pieces: a registry of checks, a profile that chooses them, verdicts, the report."""

from __future__ import annotations

from coban.checks.commissioned import subject_for
from coban.checks.joining import stale_overrides
from coban.checks.judge import judge, judge_campaign, judge_facts, judge_site
from coban.checks.manual import explain
from coban.checks.outcome import Finding, Measured, Outcome, Verdict
from coban.checks.profiles import Rule, rules_of
from coban.checks.registry import Need, registered
from coban.checks.subject import Subject

__all__ = [
    "Finding",
    "Measured",
    "Need",
    "Outcome",
    "Rule",
    "Subject",
    "Verdict",
    "explain",
    "judge",
    "judge_campaign",
    "judge_facts",
    "judge_site",
    "registered",
    "rules_of",
    "stale_overrides",
    "subject_for",
]
