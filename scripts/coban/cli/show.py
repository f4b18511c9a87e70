"""Tables and lines for the terminal: what a build did, what the judge said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from coban.build import Judgement, Ruling, Summary
from coban.checks import Outcome, Verdict

LISTED = 12
"""Rows of one kind before the rest is only counted; report.html has all of them."""

STYLES = {"ERROR": "bold red", "FAIL": "red", "WARN": "yellow", "UNSURE": "yellow", "SKIP": "dim", "PASS": "green"}


def print_summary(console: Console, summary: Summary) -> None:
    """What was made and left alone, then every fault in full."""
    table = Table(box=None, pad_edge=False)
    for title in ("campaign", "pieces", "files made", "left alone", "removed", "checks", "judged", "open facts", "site"):
        table.add_column(title, justify="left" if title in ("campaign", "judged", "site") else "right")
    for row in summary.campaigns:
        counts = (row.pieces, row.made, row.left_alone, row.removed, row.checks)
        cells = (*map(str, counts), judged(row.outcomes), str(row.open_facts), row.site)
        table.add_row(row.slug, *cells)
    console.print(table)
    for fault in summary.every_fault:
        console.print(f"[red]not made[/] {escape(str(fault))}", soft_wrap=True)
    made = sum(row.made for row in summary.campaigns)
    checks = sum(row.checks for row in summary.campaigns)
    what = f"{made} files made" if made else "Nothing changed, nothing was made again"
    console.print(f"{what}; {checks} checks; {summary.seconds:.1f} s. Reports: dist/SLUG/report.html", soft_wrap=True)


def judged(outcomes: Mapping[str, int]) -> str:
    """'200 pass, 8 warn', worst first, in colour."""
    order = [outcome.name for outcome in sorted(Outcome, reverse=True)]
    told = [f"[{STYLES[name]}]{outcomes[name]} {name.lower()}[/]" for name in order if outcomes.get(name)]
    return ", ".join(told) or "nothing"
