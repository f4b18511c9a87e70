"""Cells of a returned workbook, as office suites leave them: what is a whole number, a day, a text."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from coban.forms import report_grid as grid
from coban.text import nfc

DIGITS = re.compile(r"0|[1-9][0-9]{0,6}")
LONGEST_QUOTE = 60


class NotWhole(Exception):
    """What stands in the cell instead: the kind of remark, and how it looks."""

    def __init__(self, kind: str, got: str) -> None:
        super().__init__(kind, got)
        self.kind, self.got = kind, got


def whole(value: object, formula: str = "") -> int | None:
    """The number in the cell, None when it is empty; `formula` is what it holds, if any. Raises NotWhole."""
    match value:
        case None if formula:
            raise NotWhole("formula", text(formula))
        case None:
            return None
        case bool():
            raise NotWhole("truth", str(value).upper())
        case int() | float():
            return _counted(value)
        case date() | time():
            raise NotWhole("day-there", shown(value))
    words = text(value)
    if not words or DIGITS.fullmatch(words):
        return int(words) if words else None
    raise NotWhole("broken" if words.startswith("#") else "text", words)


def _counted(value: float) -> int:
    if value % 1 != 0:  # also what is no number at all
        raise NotWhole("fraction", f"{value:.10g}")
    if value < 0:
        raise NotWhole("negative", f"{value:.0f}")
    if value > grid.MOST:
        raise NotWhole("too-large", f"{value:.0f}")
    return int(value)


def day_of(value: object) -> date | None:
    """The day in the cell, None when it is empty. Raises ValueError when it is none."""
    match value:
        case None:
            return None
        case datetime():
            return value.date()
        case date():
            return value
    words = text(value)
    return datetime.strptime(words, "%d/%m/%Y").date() if words else None


def text(value: object) -> str:
    """What the cell says, in NFC on one line; '' when it is empty."""
    return " ".join(nfc(shown(value)).split())


def quoted(words: str) -> str:
    """Cut where it is long."""
    return words if len(words) <= LONGEST_QUOTE else words[: LONGEST_QUOTE - 1] + "…"


def shown(value: object) -> str:
    match value:
        case None:
            return ""
        case datetime():
            return f"{value:%d/%m/%Y}"
        case date():
            return f"{value:%d/%m/%Y}"
        case float() if value % 1 == 0:
            return f"{value:.0f}"
    return str(value)
