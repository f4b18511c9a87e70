"""What can go wrong, worded for the person who must mend it.

Exit codes: 0 done, 1 judged wrong or could not be made, 2 the input is wrong, 3 a fault of ours.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong: where, what, what was expected, what to do.

    `file` is written as the user wrote it; `line` counts from 1, 0 when the fault has no line.
    """

    file: str
    line: int
    message: str

    def __str__(self) -> str:
        where = f"{self.file}:{self.line}" if self.line else self.file
        return f"{where}: {self.message}"


class CobanError(Exception):
    """The root of every error that coban raises on purpose."""

    exit_code = 3


class InputError(CobanError):
    """The input is wrong: every fault of it at once, and nothing was written."""

    exit_code = 2

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(str(fault) for fault in self.faults))

    @classmethod
    def at(cls, file: str, message: str, line: int = 0) -> InputError:
        """The common case of a single fault."""
        return cls([Fault(file, line, message)])


class UnfitError(CobanError):
    """A text cannot be set at a legible size: names the piece, the place and the text."""

    exit_code = 1


class UnmadeError(CobanError):
    """Something could not be made or was judged wrong; the rest was made."""

    exit_code = 1
