"""Rows: lines on a board, in whole dots. In a lockup a rule of whole dots stands for the dash."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from math import ceil

from coban.geometry import Rect
from coban.layout.fit import MARK_GAP, TIGHTEST_LEADING
from coban.layout.lockup import RULE_GAP, RULE_LENGTH, RULE_THICKNESS
from coban.text import Face, Line


@dataclass(frozen=True, slots=True)
class Rows:
    """Lines of one size; everything in dots, from the highest dot of the first line."""

    face: Face
    lines: tuple[Line, ...]
    cap: int
    rule_after: int = 0
    """How many lines stand over the rule; 0 without one."""

    @property
    def em(self) -> float:
        return self.cap / self.face.cap_height

    @property
    def width(self) -> float:
        return max(line.right - line.left for line in self.lines) * self.em

    @property
    def height(self) -> int:
        return self.baselines[-1] + self._under(self.lines[-1])

    @property
    def baselines(self) -> tuple[int, ...]:
        found = [self._over(self.lines[0]) + self.cap]
        for step in self._steps():
            found.append(found[-1] + step)
        return tuple(found)

    @property
    def rule(self) -> Rect | None:
        """The rule, its left end at 0."""
        if not self.rule_after:
            return None
        top = self.baselines[self.rule_after - 1] + self._before_rule
        return Rect(0, top, max(2, round(RULE_LENGTH * self.em)), self._thickness)

    def _steps(self) -> Iterator[int]:
        """From each baseline to the next: the same everywhere but across the rule."""
        over_rule = self.lines[: self.rule_after], self.lines[self.rule_after :]
        meet = [
            after.top - before.bottom + max(MARK_GAP, 1 / self.em)
            for lines in over_rule
            for before, after in pairwise(lines)
        ]
        leading = ceil(max([TIGHTEST_LEADING, *meet]) * self.em - 1e-6)
        for number in range(1, len(self.lines)):
            yield self._across_rule if number == self.rule_after else leading

    @property
    def _across_rule(self) -> int:
        after = max(ceil(RULE_GAP * self.em), self._over(self.lines[self.rule_after]) + 1)
        return self._before_rule + self._thickness + after + self.cap

    @property
    def _before_rule(self) -> int:
        return max(ceil(RULE_GAP * self.em), self._under(self.lines[self.rule_after - 1]) + 1)

    @property
    def _thickness(self) -> int:
        return max(1, round(RULE_THICKNESS * self.em))

    def _over(self, line: Line) -> int:
        """Whole rows that marks take above the capitals."""
        return max(0, ceil(line.top * self.em - 1e-6) - self.cap)

    def _under(self, line: Line) -> int:
        return max(0, ceil(-line.bottom * self.em - 1e-6))
