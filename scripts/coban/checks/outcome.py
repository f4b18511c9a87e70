"""What a check says: outcomes from mild to grave, findings, measured values, and the verdict on a piece."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from enum import IntEnum
from typing import Any


class Outcome(IntEnum):
    """How a check ended, mildest first; the worst finding names the whole check."""

    PASS = 0
    SKIP = 1
    """It did not apply, and says why."""
    UNSURE = 2
    """It could not be measured: a person must look."""
    WARN = 3
    FAIL = 4
    ERROR = 5
    """The check itself broke: a fault of ours."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a check found; the message is Vietnamese and holds value, limit and cure."""

    outcome: Outcome
    code: str
    """Stable; each code stands at one place of the source."""
    message: str
    where: str = ""
    """The layer, the line, the fact; empty when the piece as a whole is meant."""
    check: str = ""
    """Filled in by the judge."""
    because: str = ""
    """Why the campaign counts it as something else than the check does; empty when it does not."""
    line: int = 0
    """Of the file that `where` names, when it has one."""


@dataclass(frozen=True, slots=True)
class Measured:
    """A value that was read from the finished file, beside its limit; kept for manifest and report."""

    name: str
    label: str
    """Vietnamese, for the report."""
    value: float
    unit: str
    limit: float | None = None
    at_most: bool = True
    """Whether the limit is the most or the least that is allowed."""
    check: str = ""

    @property
    def nearness(self) -> float:
        """How much of the limit is used up: 1 at the limit, over 1 beyond it."""
        if not self.limit:
            return 0.0
        return self.value / self.limit if self.at_most else self.limit / max(self.value, 1e-9)


@dataclass(frozen=True, slots=True)
class Marked:
    """An area of the piece that a check found, to be outlined on its picture: shares of the trim, 0–1."""

    name: str
    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything the checks said about one piece, or about a campaign."""

    subject: str
    """File name of the piece, or slug of the campaign."""
    outcomes: Mapping[str, Outcome]
    """Each check that ran, with its worst outcome."""
    findings: tuple[Finding, ...]
    measured: tuple[Measured, ...] = ()
    advice: tuple[Finding, ...] = ()
    """What profiles of advice found: it changes no outcome."""
    marked: tuple[Marked, ...] = ()
    """Areas to outline on the piece's picture."""

    @property
    def outcome(self) -> Outcome:
        """The worst of all; a verdict of no checks at all is ERROR, never PASS."""
        return max(self.outcomes.values(), default=Outcome.ERROR)

    def value(self, name: str) -> float | None:
        """A measured value by its name, such as `sponsor-share`."""
        return next((m.value for m in self.measured if m.name == name), None)

    def of(self, outcome: Outcome) -> tuple[Finding, ...]:
        return tuple(f for f in self.findings if f.outcome == outcome)

    def as_json(self) -> dict[str, Any]:
        """Plain values; `from_json` takes them back."""
        return {
            "subject": self.subject,
            "outcome": self.outcome.name,
            "checks": {check: outcome.name for check, outcome in sorted(self.outcomes.items())},
            "findings": [_row(f) for f in self.findings],
            "measured": [asdict(m) for m in self.measured],
            "advice": [_row(f) for f in self.advice],
            "marked": [asdict(m) for m in self.marked],
        }

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Verdict:
        return cls(
            record["subject"],
            {check: Outcome[name] for check, name in record["checks"].items()},
            tuple(map(_finding, record["findings"])),
            tuple(Measured(**row) for row in record["measured"]),
            tuple(map(_finding, record["advice"])),
            tuple(Marked(**row) for row in record["marked"]),
        )

    def renamed(self, subject: str) -> Verdict:
        return replace(self, subject=subject)


def _row(finding: Finding) -> dict[str, Any]:
    return asdict(finding) | {"outcome": finding.outcome.name}


def _finding(row: Mapping[str, Any]) -> Finding:
    return Finding(**{**row, "outcome": Outcome[row["outcome"]]})
