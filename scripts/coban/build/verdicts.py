"""Verdicts, kept by the sha256 of what was judged: the same file is not measured twice."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

from coban.artefact import write_whole
from coban.build import digests
from coban.checks import Subject, Verdict, judge


@dataclass(frozen=True, slots=True)
class Ruling:
    """A subject with what the judge said of it."""

    path: str
    verdict: Verdict


def rule(subject: Subject, sha256: str) -> Ruling:
    """Judge the finished file by its brand's profile, or remember how it was judged."""
    ...
