"""The report's HTML page: the headline, what needs doing with pictures, and the tables below it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from coban.campaign.brief import Brief
from coban.checks.outcome import Finding, Outcome, Verdict
from coban.checks.tables import (
    LABELS,
    PASSED,
    Judged,
    Shown,
    Stated,
    albums,
    checks_run,
    extremes,
    label_of,
    orders,
    tiles,
    whole,
)
from coban.vietnamese import decimal, number

PICTURED = 6
"""Pieces shown with their picture under one finding; the rest are named."""


def as_page(brief: Brief, campaign: Verdict, pieces: Sequence[Judged], stated: Mapping[str, Stated]) -> str:
    """The HTML page; everything from facts and files is escaped by the template's engine."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = _number
    environment.filters["letter"] = lambda cm: decimal(cm, 1 if cm >= 1 else 2)
    return environment.get_template("report.html.j2").render(
        campaign=brief.campaign,
        brand=brief.brand,
        total=len(pieces),
        tiles=tiles(pieces),
        headline=_headline(pieces),
        troubles=_worst_first([*_of_campaign(campaign), *_troubles(pieces)]),
        orders=orders(brief, pieces),
        extremes=extremes(pieces),
        open_facts=[f for f in campaign.findings if f.check == "unconfirmed"],
        unasked=[f for f in campaign.findings if f.outcome == Outcome.SKIP],
        label_of=label_of,
        checks=checks_run(pieces),
        albums=albums(brief, pieces),
        stated=stated,
        labels=LABELS,
        whole=whole,
        overridden=_overridden(campaign, pieces),
        advice=_advice(campaign, pieces),
    )


@dataclass(frozen=True, slots=True)
class Told:
    """The same finding on any number of pieces."""

    finding: Finding
    label: str
    count: int


def _overridden(campaign: Verdict, pieces: Sequence[Judged]) -> list[Told]:
    """What the campaign lives with, and why."""
    verdicts = [campaign, *(piece.verdict for piece in pieces)]
    return _counted(f for verdict in verdicts for f in verdict.findings if f.because)


def _advice(campaign: Verdict, pieces: Sequence[Judged]) -> list[Told]:
    verdicts = [campaign, *(piece.verdict for piece in pieces)]
    return _counted(f for verdict in verdicts for f in verdict.advice if f.outcome not in PASSED)


def _counted(findings: Iterable[Finding]) -> list[Told]:
    """Equal codes once, with the first message."""
    alike: dict[tuple[str, str, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[finding.check, finding.code, finding.because].append(finding)
    return [Told(found[0], label_of(key[0]), len(found)) for key, found in sorted(alike.items())]


@dataclass(frozen=True, slots=True)
class Trouble:
    """Findings of one code on any number of pieces, or on the campaign as a whole."""

    outcome: Outcome
    check: str
    code: str
    of_campaign: tuple[Finding, ...]
    pictured: tuple[tuple[Shown, tuple[Finding, ...]], ...]
    others: tuple[Shown, ...]
    count: int
    """Of pieces; 0 of what the campaign as a whole is told."""


def _worst_first(troubles: Sequence[Trouble]) -> list[Trouble]:
    return sorted(troubles, key=lambda trouble: -trouble.outcome)


def _of_campaign(campaign: Verdict) -> list[Trouble]:
    """But for what nobody has confirmed, which the page lists by itself."""
    found: dict[tuple[int, str, str], list[Finding]] = defaultdict(list)
    for finding in campaign.findings:
        if finding.outcome not in PASSED and finding.check != "unconfirmed":
            found[-finding.outcome, finding.check, finding.code].append(finding)
    return [Trouble(Outcome(-key[0]), key[1], key[2], tuple(found[key]), (), (), 0) for key in sorted(found)]


def _troubles(pieces: Sequence[Judged]) -> list[Trouble]:
    found: dict[tuple[int, str, str], dict[str, list[Finding]]] = defaultdict(lambda: defaultdict(list))
    by_path = {piece.path: piece for piece in pieces}
    for piece in pieces:
        for finding in piece.verdict.findings:
            if finding.outcome not in PASSED:
                found[-finding.outcome, finding.check, finding.code][piece.path].append(finding)
    return [_trouble(key, found[key], by_path) for key in sorted(found)]


def _trouble(
    key: tuple[int, str, str], found: Mapping[str, list[Finding]], pieces: Mapping[str, Judged]
) -> Trouble:
    outcome, check, code = Outcome(-key[0]), key[1], key[2]
    # A file of each order first: 200 banners with one fault should not hide the flag that has it too.
    paths = _one_of_each_order(found)
    said: dict[tuple[str, ...], None] = {}
    pictured: list[tuple[Shown, tuple[Finding, ...]]] = []
    for path in paths:
        words = tuple(f.message for f in found[path])
        if len(pictured) < PICTURED and (outcome >= Outcome.FAIL or words not in said):
            pictured.append((Shown.of(pieces[path]), tuple(found[path])))
        said[words] = None
    shown = {piece.path for piece, _ in pictured}
    return Trouble(
        outcome,
        check,
        code,
        (),
        tuple(pictured),
        tuple(Shown.of(pieces[path]) for path in sorted(found) if path not in shown),
        len(found),
    )


def _one_of_each_order(paths: Iterable[str]) -> list[str]:
    seen: Counter[str] = Counter()
    ranked = []
    for path in sorted(paths):
        folder = path.rpartition("/")[0]
        ranked.append((seen[folder], path))
        seen[folder] += 1
    return [path for _, path in sorted(ranked)]


def _headline(pieces: Sequence[Judged]) -> str:
    worst = Counter(piece.verdict.outcome for piece in pieces)
    bad, doubtful = worst[Outcome.FAIL] + worst[Outcome.ERROR], worst[Outcome.WARN] + worst[Outcome.UNSURE]
    if not pieces:
        return "Chưa có ấn phẩm nào để kiểm tra."
    if bad:
        return f"{bad} trong {len(pieces)} ấn phẩm chưa đạt. Không in trước khi sửa."
    if doubtful:
        return f"Không ấn phẩm nào sai quy định; {doubtful} trong {len(pieces)} còn điều cần lưu ý."
    return f"Cả {len(pieces)} ấn phẩm đều đạt."


def _number(value: float) -> str:
    """As short as it can be told to a tenth: 14,5 and 30."""
    return number(round(value, 1))
