"""The judge of finished pieces: a registry of checks, a profile that chooses them, verdicts, the report."""

from __future__ import annotations

from coban.checks.judge import judge, judge_campaign
from coban.checks.manual import explain
from coban.checks.outcome import Finding, Measured, Outcome, Verdict
from coban.checks.registry import registered
from coban.checks.subject import Subject

__all__ = [
    "Finding",
    "Measured",
    "Outcome",
    "Subject",
    "Verdict",
    "explain",
    "judge",
    "judge_campaign",
    "registered",
]
