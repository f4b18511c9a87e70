"""The tables of the report: counts, orders, the values nearest to their limits, the checks that ran."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Protocol

from coban.campaign.brief import Brief
from coban.checks.outcome import Measured, Outcome, Verdict
from coban.checks.registry import registered

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


@dataclass(frozen=True, slots=True)
class Stated:
    """What the manifest says of a piece, and a shop must know before it prints."""

    font: str
    stand_ins: tuple[str, ...]
    unconfirmed: tuple[str, ...]
    smallest_letter_cm: float | None
    """Height of its smallest capitals, at final size."""
    read_from_m: float | None
    """From how far these can be read."""
    smallest_letter_px: float | None
    """The same of a picture, whose size on a screen nobody knows."""
    smallest_letter_in: str = ""
    """Which line has them, in words."""


def order_of(piece: Judged) -> str:
    return PurePosixPath(piece.path).parent.name


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


def whole(piece: Judged) -> Outcome:
    """The piece's outcome; a check that did not apply takes nothing from a pass."""
    return Outcome.PASS if piece.verdict.outcome in PASSED else piece.verdict.outcome


def tiles(pieces: Sequence[Judged]) -> list[tuple[str, str, int]]:
    """Class, label and number of pieces; always passed, warned and failed, the rarer ones when they occur."""
    counts = Counter(map(whole, pieces))
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


def orders(brief: Brief, pieces: Sequence[Judged]) -> list[OrderRow]:
    grouped: dict[str, list[Judged]] = defaultdict(list)
    for piece in pieces:
        grouped[order_of(piece)].append(piece)
    titles = {order.id: order.title for order in brief.campaign.orders}
    ordered = sorted(grouped, key=lambda id: list(titles).index(id) if id in titles else len(titles))
    return [
        OrderRow(
            titles.get(id, id),
            len(grouped[id]),
            Shown.of(max(grouped[id], key=lambda p: p.verdict.outcome)),
            tuple(tile for tile in tiles(grouped[id]) if tile[2]),
            tuple(e for e in extremes(grouped[id]) if e.limit is not None),
        )
        for id in ordered
    ]


@dataclass(frozen=True, slots=True)
class Extreme:
    """The value nearest to its limit among some pieces."""

    check: str
    label: str
    value: float
    unit: str
    limit: float | None
    at_most: bool
    beyond: bool
    used: float
    """Of the limit, in percent, at most 100."""
    piece: Shown


def extremes(pieces: Sequence[Judged]) -> list[Extreme]:
    worst: dict[str, tuple[Measured, Judged]] = {}
    for piece in pieces:
        for measured in piece.verdict.measured:
            held = worst.get(measured.name)
            if held is None or _worse(measured, held[0]):
                worst[measured.name] = (measured, piece)
    return [
        Extreme(
            measured.check,
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
class Album:
    """The pieces of an order, each with its picture, what is outlined on it, and its values."""

    title: str
    pieces: tuple[tuple[Shown, Judged], ...]


def albums(brief: Brief, pieces: Sequence[Judged]) -> list[Album]:
    """In the order of the campaign's file, the worst piece of an order first."""
    titles = {order.id: order.title for order in brief.campaign.orders}
    grouped: dict[str, list[Judged]] = defaultdict(list)
    for piece in pieces:
        grouped[order_of(piece)].append(piece)
    ordered = sorted(grouped, key=lambda id: list(titles).index(id) if id in titles else len(titles))
    return [
        Album(titles.get(id, id), tuple((Shown.of(p), p) for p in sorted(grouped[id], key=_gravity)))
        for id in ordered
    ]


def _gravity(piece: Judged) -> tuple[int, str]:
    return -piece.verdict.outcome, piece.path


@dataclass(frozen=True, slots=True)
class CheckRow:
    """A check with how many pieces it passed, and why it did not apply to others."""

    id: str
    label: str
    passed: int
    troubled: int
    skipped: int
    reasons: tuple[str, ...]


def checks_run(pieces: Sequence[Judged]) -> list[CheckRow]:
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
                label_of(id),
                outcomes[Outcome.PASS],
                troubled,
                outcomes[Outcome.SKIP],
                tuple(sorted(reasons)),
            )
        )
    return rows


def label_of(check: str) -> str:
    known = registered()
    return known[check].label if check in known else "Mở được tệp"
