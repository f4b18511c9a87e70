"""Findings as workflow commands, which GitHub turns into annotations beside files and lines."""

from __future__ import annotations

from collections.abc import Mapping

import click

from coban.checks import Outcome, Verdict
from coban.checks.sarif import place_of

COMMANDS = {
    Outcome.ERROR: "error",
    Outcome.FAIL: "error",
    Outcome.WARN: "warning",
    Outcome.UNSURE: "warning",
}


def annotate(verdicts: Mapping[str, Verdict]) -> None:
    """One line for each finding that a person must look at; equal ones on many pieces once."""
    said: set[str] = set()
    for file, verdict in verdicts.items():
        for finding in verdict.findings:
            if finding.outcome not in COMMANDS or finding.because:
                continue
            path, line = place_of(file, finding)
            told = f"{finding.check}/{finding.code}"
            body = _escaped(finding.message)
            if f"{told} {body}" not in said:
                said.add(f"{told} {body}")
                place = f"file={_property(path)},line={line},title={_property(told)}"
                click.echo(f"::{COMMANDS[finding.outcome]} {place}::{body}")


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
