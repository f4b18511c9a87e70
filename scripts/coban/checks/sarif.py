"""Findings as SARIF 2.1.0, which code hosts and editors show; pieces are artefacts, checks are rules."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from coban import __version__
from coban.artefact import json_bytes, write_whole
from coban.checks.outcome import Finding, Outcome, Verdict
from coban.checks.registry import Check, registered

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"

LEVELS = {
    Outcome.ERROR: "error",
    Outcome.FAIL: "error",
    Outcome.WARN: "warning",
    Outcome.UNSURE: "warning",
}
"""What is told; passed and skipped checks are no results. UNSURE is of kind `review`."""


def write_sarif(path: Path, verdicts: Mapping[str, Verdict]) -> None:
    """One run with every finding; the keys are the files that the verdicts are about."""
    write_whole(path, json_bytes(as_sarif(verdicts)))


def as_sarif(verdicts: Mapping[str, Verdict]) -> dict[str, Any]:
    rules = list(registered().values())
    index = {check.id: number for number, check in enumerate(rules)}
    results = [
        _result(file, finding, index)
        for file, verdict in verdicts.items()
        for finding in verdict.findings
        if finding.outcome in LEVELS or finding.because
    ]
    notes = [
        _result(file, finding, index) | {"level": "note"}
        for file, verdict in verdicts.items()
        for finding in verdict.advice
        if finding.outcome in LEVELS
    ]
    driver = {"name": "coban", "version": __version__, "rules": [_rule(check) for check in rules]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results + notes}
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def place_of(file: str, finding: Finding) -> tuple[str, int]:
    """The file and line that a finding is about: a fact's own line where it names one."""
    named = re.match(r"(docs/[^:,\s]+\.\w+)(?::(\d+))?", finding.where)
    if named:
        return named[1], int(named[2] or finding.line or 1)
    return file, finding.line or 1


def _result(file: str, finding: Finding, index: Mapping[str, int]) -> dict[str, Any]:
    uri, line = place_of(file, finding)
    result: dict[str, Any] = {
        "ruleId": f"{finding.check}/{finding.code}",
        "level": LEVELS.get(finding.outcome, "none"),
        "kind": "review" if finding.outcome == Outcome.UNSURE else "fail",
        "message": {"text": finding.message + (f" ({finding.where})" if finding.where else "")},
        "locations": [
            {"physicalLocation": {"artifactLocation": {"uri": uri}, "region": {"startLine": line}}}
        ],
    }
    if finding.outcome == Outcome.UNSURE:
        # Only a failure has a level of its own.
        result["level"] = "none"
    if finding.check in index:
        result["rule"] = {"id": f"{finding.check}/{finding.code}", "index": index[finding.check]}
    if finding.because:
        result["suppressions"] = [{"kind": "external", "justification": finding.because}]
    return result


def _rule(check: Check) -> dict[str, Any]:
    return {
        "id": check.id,
        "name": "".join(part.capitalize() for part in check.id.split("-")),
        "shortDescription": {"text": check.title},
        "fullDescription": {"text": check.rationale},
        "help": {"text": f"{check.rationale} Source: {check.source}. `coban explain {check.id}` tells more."},
    }
