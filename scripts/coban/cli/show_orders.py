"""A campaign's orders for the terminal: what `coban render` can be asked for."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape
from rich.table import Table

from coban.build.offers import offers
from coban.campaign import Brief


def print_orders(console: Console, brief: Brief) -> None:
    """Each order with its size and how many pieces it has; then those of which there is none, and why."""
    every = offers(brief)
    table = Table(box=None, pad_edge=False)
    for heading in ("ORDER", "size", "pieces", "one for each of", "title"):
        table.add_column(heading, justify="right" if heading == "pieces" else "left", overflow="fold")
    for one in every:
        if not one.unmade:
            table.add_row(one.order, one.size, str(one.pieces), one.each, escape(one.title))
    console.print(table)
    for one in every:
        if one.unmade:
            console.print(f"[yellow]no piece[/] {one.order}: {escape(one.unmade)}", soft_wrap=True)
