"""What a returned form says, once it was read and found to be in order."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from coban.forms.remarks import Remark
from coban.forms.report_plan import District

Spot = tuple[str, str, str]
"""Commune's code, figure's id, 'before' or 'after'."""


@dataclass(frozen=True, slots=True)
class Other:
    """A row of what a district adds of its own."""

    where: str
    what: str
    figure: str
    before: int | None
    after: int | None


@dataclass(frozen=True, slots=True)
class Answers:
    """A district's form: only what can be counted; the rest stands in the remarks."""

    district: District
    file: str
    figures: Mapping[Spot, int] = field(default_factory=dict)
    states: Mapping[str, str] = field(default_factory=dict)
    """By commune's code."""
    notes: Mapping[str, str] = field(default_factory=dict)
    """By commune's code."""
    other: tuple[Other, ...] = ()
    launch_form: str = ""
    launch_day: date | None = None
    remarks: tuple[Remark, ...] = ()
