"""A release as plain text, to be pasted into a newsroom's editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from coban.press.blocks import NOTES, Block, Kind, Run
from coban.press.statement import END, KIND, Statement


def plain_text(paper: Statement) -> str:
    """One paragraph on one line, an empty line between them."""
    parts = [
        f"{KIND.upper()}\n{paper.status}",
        *paper.corrected,
        paper.headline,
        f"({words(paper.dateline)}) – {words(paper.lead)}",
        *_blocks(paper.body),
        f"{paper.about_title}\n{paper.about}",
        *_titled(NOTES, _blocks(paper.for_editors)),
        "\n".join(["Liên hệ", *(f"{label}: {words([run])}" for label, run in paper.contact)]),
        f"– {END} –",
    ]
    return "\n\n".join(parts) + "\n"


def words(runs: Sequence[Run]) -> str:
    """The words alone, with a link's address in brackets behind them."""
    return "".join(run.text + _behind(run) for run in runs)


def _behind(run: Run) -> str:
    return f" ({run.link})" if run.link and run.link != run.text else ""


def _blocks(blocks: Iterable[Block]) -> Iterator[str]:
    """Items that follow one another stay together."""
    for is_item, group in groupby(blocks, key=lambda block: block.kind == Kind.ITEM):
        lines = [_block(block) for block in group]
        yield from ["\n".join(lines)] if is_item else lines


def _block(block: Block) -> str:
    text = words(block.runs)
    if block.kind == Kind.ITEM:
        return f"- {text}"
    return f"“{text}”\n{block.speaker}" if block.kind == Kind.QUOTE else text


def _titled(title: str, parts: Iterable[str]) -> list[str]:
    found = list(parts)
    return [f"{title}\n{found[0]}", *found[1:]] if found else []
