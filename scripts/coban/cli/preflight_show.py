"""How findings of a preflight look: a table on a terminal, one line each elsewhere, or JSON."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from coban.measure.preflight import Findings, Grade, Remark, codes

STYLES = {Grade.FAIL: "red", Grade.WARN: "yellow", Grade.UNSURE: "yellow", Grade.INFO: "dim"}
MOST_OF_ONE_CODE = 12
"""Findings alike in one file; the rest are counted."""


def print_findings(console: Console, found: Sequence[Findings], title: str) -> None:
    """Every file with something to say, worst remarks first; then how many are fit."""
    for one in found:
        remarks = _shown(one, alone=len(found) == 1)
        if not remarks:
            continue
        if console.is_terminal:
            _print_table(console, one, remarks)
        else:
            for remark, more in remarks:
                console.print(f"{one.path}: {_line(remark, more)}", soft_wrap=True, markup=False)
    console.print(_summary(found, title), soft_wrap=True)


def as_json(found: Findings) -> dict[str, Any]:
    """Everything, with the words of each code."""
    return {
        "file": str(found.path),
        "profile": found.profile,
        "read": found.read,
        "pages": found.pages,
        "grade": found.grade.name,
        "findings": [_row(remark) for remark in found.remarks],
    }


def _row(remark: Remark) -> dict[str, Any]:
    code = codes()[remark.code]
    words = {"family": code.family, "what": code.what, "cure": code.cure}
    return asdict(remark) | {"grade": remark.grade.name} | words


def _shown(found: Findings, *, alone: bool) -> list[tuple[Remark, int]]:
    """What is worth a line: each with how many more of its code on its page are left out."""
    least = Grade.INFO if alone else Grade.UNSURE
    worth = [remark for remark in found.remarks if remark.grade >= least]
    times = Counter(remark.code for remark in worth)
    shown: list[tuple[Remark, int]] = []
    so_far: Counter[str] = Counter()
    for remark in worth:
        so_far[remark.code] += 1
        if so_far[remark.code] < MOST_OF_ONE_CODE:
            shown.append((remark, 0))
        elif so_far[remark.code] == MOST_OF_ONE_CODE:
            shown.append((remark, times[remark.code] - MOST_OF_ONE_CODE))
    return shown


def _line(remark: Remark, more: int) -> str:
    code = codes()[remark.code]
    page = f" page {remark.page}" if remark.page else ""
    cure = "" if remark.grade == Grade.INFO else f" {code.cure}"
    return f"{remark.grade.name} {remark.code}{page}: {code.what}{_values(remark, more)}{cure}"


def _values(remark: Remark, more: int) -> str:
    parts = []
    if remark.measured:
        parts.append(remark.measured)
    if remark.limit:
        parts.append(f"limit {remark.limit}")
    if remark.where:
        parts.append(f"in {remark.where}")
    if more:
        parts.append(f"and {more} more like it")
    return f" [{'; '.join(parts)}]" if parts else ""


def _print_table(console: Console, found: Findings, remarks: Sequence[tuple[Remark, int]]) -> None:
    table = Table(title=escape(str(found.path)), title_justify="left", title_style="bold", box=None)
    for name in ("", "code", "page", "measured", "limit", "what and cure"):
        table.add_column(name, overflow="fold", justify="right" if name == "page" else "left")
    for remark, more in remarks:
        code = codes()[remark.code]
        where = f" in {remark.where}" if remark.where else ""
        left_out = f" (and {more} more)" if more else ""
        cure = "" if remark.grade == Grade.INFO else f" {code.cure}"
        table.add_row(
            f"[{STYLES[remark.grade]}]{remark.grade.name}[/]",
            remark.code,
            str(remark.page or ""),
            escape(f"{remark.measured}{where}{left_out}"),
            escape(remark.limit),
            escape(f"{code.what}{cure}"),
        )
    console.print(table)


def _summary(found: Sequence[Findings], title: str) -> str:
    unread = sum(not one.read for one in found)
    failed = sum(one.read and one.grade == Grade.FAIL for one in found)
    doubtful = sum(one.grade in (Grade.UNSURE, Grade.WARN) for one in found)
    fit = len(found) - unread - failed - doubtful
    counts = ((fit, "fit for the press"), (doubtful, "to look at"), (failed, "failed"), (unread, "not read"))
    told = ", ".join(f"{count} {word}" for count, word in counts if count)
    return escape(f"{len(found)} {'file' if len(found) == 1 else 'files'}, {title}: {told}")
