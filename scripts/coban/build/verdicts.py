"""Verdicts, kept by the digest of everything they rest on: the same file is not measured twice."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from coban.artefact import json_bytes, write_whole
from coban.build import digests
from coban.campaign.brief import Brief
from coban.checks import Outcome, Rule, Subject, Verdict, judge, rules_of


@dataclass(frozen=True, slots=True)
class Ruling:
    """A piece's path from dist/<slug>/, with what the judge said of it."""

    path: str
    verdict: Verdict


def rule(subject: Subject, path: str, sha256: str, facts: str, *, thorough: bool = False) -> Ruling:
    """Judge the finished file by its campaign's rules, or remember how it was judged.

    `facts` is `facts_digest(brief)`; with the subject's own it covers all that a check may look at.
    """
    kept = subject.brief.house.cache / "verdicts" / f"{_key(subject, sha256, facts, thorough)}.json"
    remembered = _remembered(kept)
    if remembered:
        return Ruling(path, remembered.renamed(subject.path.name))
    verdict = judge(subject, thorough=thorough)
    write_whole(kept, json_bytes(verdict.as_json()))
    return Ruling(path, verdict)


def tally(verdicts: Iterable[Verdict]) -> Mapping[str, int]:
    """How many pieces ended with each outcome; a check that did not apply takes nothing from a pass."""
    worst = (verdict.outcome for verdict in verdicts)
    return Counter((Outcome.PASS if outcome == Outcome.SKIP else outcome).name for outcome in worst)


def facts_digest(brief: Brief) -> str:
    """Of what the checks of every piece may look at; a test holds them to it.

    Order, slogan, format and place come in with each piece: what changes in one is no other's matter.
    """
    campaign = brief.campaign
    seen = (brief.brand, campaign.owner, campaign.emblem, *campaign.sponsors, campaign.checks)
    return digests.digest(campaign.slug, *map(digests.jsonable, seen), *map(_as_asked, rules_of(brief)))


def _as_asked(rule: Rule) -> str:
    return digests.jsonable((rule.check.id, rule.options, rule.advice))


def _key(subject: Subject, sha256: str, facts: str, thorough: bool) -> str:
    own = (subject.order, subject.message, subject.format)
    parts = (*map(digests.jsonable, own), subject.copy, subject.entries, subject.trim_mm)
    expected = (subject.kind, subject.payloads, subject.px, subject.face.name, subject.face.version)
    die = digests.path_digest(subject.die) if subject.die else ""
    return digests.digest(sha256, die, facts, *parts, *expected, thorough, digests.judging_digest())


def _remembered(path: Path) -> Verdict | None:
    try:
        return Verdict.from_json(json.loads(path.read_text("utf-8")))
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
