"""The report: what the judge said of a campaign, as JSON for programs and one HTML page for the officer."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from typing import Any, Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from coban.artefact import write_whole
from coban.campaign.brief import Brief
from coban.checks.outcome import Finding, Measured, Outcome, Verdict, decimal
from coban.checks.registry import registered

VERSION = 1
PICTURED = 6
"""Pieces shown with their picture under one finding; the rest are named."""

LABELS = {
    Outcome.ERROR: "Công cụ bị lỗi",
    Outcome.FAIL: "Chưa đạt",
    Outcome.WARN: "Cần lưu ý",
    Outcome.UNSURE: "Cần xem bằng mắt",
    Outcome.SKIP: "Không áp dụng",
    Outcome.PASS: "Đạt",
}
PASSED = (Outcome.PASS, Outcome.SKIP)


class Judged(Protocol):
    """A piece's path from dist/<slug>/, with what the judge said of it."""

    @property
    def path(self) -> str: ...
    @property
    def verdict(self) -> Verdict: ...


def write_report(
    json_path: Path, html_path: Path, brief: Brief, campaign: Verdict, pieces: Iterable[Judged]
) -> None:
    """Both files, each whole; the page's pictures are those of `thumb/` beside it."""
    rows = sorted(pieces, key=lambda piece: piece.path)
    record = as_record(brief, campaign, rows)
    write_whole(json_path, (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode())
    write_whole(html_path, as_page(brief, campaign, rows).encode())


def as_record(brief: Brief, campaign: Verdict, pieces: Sequence[Judged]) -> dict[str, Any]:
    """The JSON: counts, the checks' labels, the campaign's verdict, then each piece's."""
    return {
        "coban": VERSION,
        "campaign": brief.campaign.slug,
        "brand": brief.brand.id,
        "counts": _counts(piece.verdict for piece in pieces),
        "labels": {check.id: check.label for check in registered().values()},
        "facts": campaign.as_json(),
        "pieces": [
            {"path": piece.path, "order": _order(piece)} | piece.verdict.as_json() for piece in pieces
        ],
    }


def as_page(brief: Brief, campaign: Verdict, pieces: Sequence[Judged]) -> str:
    """The HTML page; everything from facts and files is escaped by the template's engine."""
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters["number"] = _number
    return environment.get_template("report.html.j2").render(
        campaign=brief.campaign,
        brand=brief.brand,
        total=len(pieces),
        tiles=_tiles(pieces),
        headline=_headline(pieces),
        troubles=_troubles(pieces),
        orders=_orders(brief, pieces),
        extremes=_extremes(pieces),
        open_facts=[f for f in campaign.findings if f.check == "unconfirmed"],
        other_facts=[f for f in campaign.findings if f.check != "unconfirmed"],
        checks=_checks(pieces),
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece as the page names it."""

    path: str
    name: str
    picture: str

    @classmethod
    def of(cls, piece: Judged) -> Shown:
        path = PurePosixPath(piece.path)
        thumb = PurePosixPath("thumb", *path.parts[1:]).with_suffix(".webp")
        return cls(piece.path, path.stem, str(thumb))


@dataclass(frozen=True, slots=True)
class Trouble:
    """Findings of one code on any number of pieces."""

    outcome: str
    label: str
    check: str
    check_label: str
    code: str
    pictured: tuple[tuple[Shown, tuple[Finding, ...]], ...]
    others: tuple[Shown, ...]
    count: int


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
        outcome.name.lower(),
        LABELS[outcome],
        check,
        _label(check),
        code,
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
        return "Chưa có sản phẩm nào để kiểm tra."
    if bad:
        return f"{bad} trong {len(pieces)} sản phẩm chưa đạt. Không in trước khi sửa."
    if doubtful:
        return f"Không sản phẩm nào sai quy định; {doubtful} trong {len(pieces)} còn điều cần lưu ý."
    return f"Cả {len(pieces)} sản phẩm đều đạt."


def _tiles(pieces: Sequence[Judged]) -> list[tuple[str, str, int]]:
    """Class, label and number of pieces; always passed, warned and failed, the rarer ones when they occur."""
    counts = Counter(Outcome.PASS if p.verdict.outcome in PASSED else p.verdict.outcome for p in pieces)
    always = (Outcome.FAIL, Outcome.WARN, Outcome.PASS)
    shown = [o for o in sorted(LABELS, reverse=True) if o in always or counts[o]]
    return [(outcome.name.lower(), LABELS[outcome], counts[outcome]) for outcome in shown]


@dataclass(frozen=True, slots=True)
class OrderRow:
    """An order with how its pieces fared."""

    title: str
    count: int
    sample: Shown
    counts: tuple[tuple[str, str, int], ...]
    extremes: tuple[Extreme, ...]


def _orders(brief: Brief, pieces: Sequence[Judged]) -> list[OrderRow]:
    grouped: dict[str, list[Judged]] = defaultdict(list)
    for piece in pieces:
        grouped[_order(piece)].append(piece)
    titles = {order.id: order.title for order in brief.campaign.orders}
    ordered = sorted(grouped, key=lambda id: list(titles).index(id) if id in titles else len(titles))
    return [
        OrderRow(
            titles.get(id, id),
            len(grouped[id]),
            Shown.of(max(grouped[id], key=lambda p: p.verdict.outcome)),
            tuple(tile for tile in _tiles(grouped[id]) if tile[2]),
            tuple(e for e in _extremes(grouped[id]) if e.limit is not None),
        )
        for id in ordered
    ]


@dataclass(frozen=True, slots=True)
class Extreme:
    """The value nearest to its limit among some pieces."""

    label: str
    value: float
    unit: str
    limit: float | None
    at_most: bool
    beyond: bool
    used: float
    """Of the limit, in percent, at most 100."""
    piece: Shown


def _extremes(pieces: Sequence[Judged]) -> list[Extreme]:
    worst: dict[str, tuple[Measured, Judged]] = {}
    for piece in pieces:
        for measured in piece.verdict.measured:
            held = worst.get(measured.name)
            if held is None or _worse(measured, held[0]):
                worst[measured.name] = (measured, piece)
    return [
        Extreme(
            measured.label,
            measured.value,
            measured.unit,
            measured.limit,
            measured.at_most,
            measured.check in {f.check for f in piece.verdict.findings if f.outcome == Outcome.FAIL},
            min(100.0, 100 * measured.nearness),
            Shown.of(piece),
        )
        for measured, piece in worst.values()
    ]


def _worse(one: Measured, other: Measured) -> bool:
    """Nearer to the limit; without one, the smaller value (room that is left)."""
    return one.nearness > other.nearness if one.limit else one.value < other.value


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check with how many pieces it passed, and why it did not apply to others."""

    id: str
    label: str
    passed: int
    troubled: int
    skipped: int
    reasons: tuple[str, ...]


def _checks(pieces: Sequence[Judged]) -> list[CheckRow]:
    rows = []
    for id in sorted({id for piece in pieces for id in piece.verdict.outcomes}):
        outcomes = Counter(piece.verdict.outcomes[id] for piece in pieces if id in piece.verdict.outcomes)
        reasons = {
            f.message
            for p in pieces
            for f in p.verdict.findings
            if f.check == id and f.outcome == Outcome.SKIP
        }
        troubled = sum(count for outcome, count in outcomes.items() if outcome not in PASSED)
        rows.append(
            CheckRow(
                id,
                _label(id),
                outcomes[Outcome.PASS],
                troubled,
                outcomes[Outcome.SKIP],
                tuple(sorted(reasons)),
            )
        )
    return rows


def _label(check: str) -> str:
    known = registered()
    return known[check].label if check in known else "Mở được tệp"


def _order(piece: Judged) -> str:
    return PurePosixPath(piece.path).parent.name


def _counts(verdicts: Iterable[Verdict]) -> dict[str, int]:
    counts = Counter(verdict.outcome.name for verdict in verdicts)
    return {outcome.name: counts[outcome.name] for outcome in sorted(Outcome, reverse=True)}


def _number(value: float) -> str:
    """As short as it can be told to a tenth: 14,5 and 30."""
    return decimal(value).removesuffix(",0")
