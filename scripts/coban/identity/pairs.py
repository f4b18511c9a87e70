"""Right beside wrong: a piece of the campaign, and the same with one rule bent, each with its measures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from coban.checks import Measured, Outcome, Verdict
from coban.errors import CobanError
from coban.identity.bends import BENDS, Bend
from coban.identity.examples import Example, Shape
from coban.identity.judging import judged
from coban.scene import Sheet
from coban.vietnamese import decimal

TOLD = ("sponsor-share", "field", "typeface", "qr-quiet-zone")
"""Measured values that say how far a piece is from the limit."""

PASSED = "Kiểm tra trên tệp hoàn chỉnh: đạt."

QUOTED = ("sponsor-zone", "slogan-verbatim")
"""Checks whose findings a designer understands as they are."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two drawings with their captions."""

    bend: Bend
    example: Example
    wrong: Sheet
    right_words: str
    """What was measured on the right one."""
    wrong_words: str
    """Why the other is wrong, and what was measured on it."""


def pairs(examples: Mapping[Shape, Example]) -> tuple[Pair, ...]:
    """A pair for each rule that the campaign's pieces can break.

    Raises CobanError where the judge lets a wrong piece pass or refuses a right one: then the guide lies.
    """
    return tuple(pair for bend in BENDS for pair in _first(bend, examples))


def _first(bend: Bend, examples: Mapping[Shape, Example]) -> Iterator[Pair]:
    """Of the first example that has what the rule is about."""
    for example in examples.values():
        sheet = bend.bent(example)
        if sheet is not None:
            yield _pair(bend, example, sheet)
            return


def _pair(bend: Bend, example: Example, sheet: Sheet) -> Pair:
    right, wrong = judged(example, bend.checks), judged(example, bend.checks, sheet)
    if right.outcome > Outcome.SKIP or wrong.outcome != Outcome.FAIL:
        raise CobanError(
            f"brand guide, '{bend.wrong}' on order '{example.order}': the judge says {right.outcome.name} of "
            f"the right piece and {wrong.outcome.name} of the wrong one"
        )
    return Pair(bend, example, sheet, _measured(right) or PASSED, _refused(bend, wrong))


def _refused(bend: Bend, verdict: Verdict) -> str:
    found = [f.message for f in verdict.of(Outcome.FAIL) if f.check in QUOTED][:1]
    # What it must be stands beside it.
    quoted = [f"{message.split(';')[0]}." for message in found]
    return " ".join([bend.why, *(quoted or [_measured(verdict)])]).strip()


def _measured(verdict: Verdict) -> str:
    return " ".join(_words(one) for one in verdict.measured if one.name in TOLD)


def _words(one: Measured) -> str:
    """'Phần của doanh nghiệp: 14,0% (giới hạn 30%).'"""
    unit = one.unit if one.unit == "%" else f" {one.unit}"
    bound = "nhiều nhất" if one.at_most else "ít nhất"
    limit = f" ({bound} {one.limit:g}{unit})" if one.limit else ""
    return f"{one.label}: {decimal(one.value)}{unit}{limit}."
