"""The text of a release: paragraphs, subheads, items and quotations, from the little Markdown they need.

A page, an office document and plain text must say the same, so that only what all three can show is allowed.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from coban.campaign.places import ascii_slug
from coban.text import nfc

NOTES = "Ghi chú cho ban biên tập"
"""The subhead below which everything is for editors, not for print."""

_INLINE = re.compile(
    r"\\(?P<plain>[\\*\[\]{}>#-])"
    r"|\*\*(?P<bold>(?:\\.|[^*])+)\*\*"
    r"|\*(?P<italic>(?:\\.|[^*])+)\*"
    r"|\[(?P<words>(?:\\.|[^\]])+)\]\((?P<link>https?://[^\s)]+)\)"
    r'|\{unconfirmed:\s*"?(?P<why>(?:\\.|[^}"])+)"?\}'
)
_STRANGE = re.compile(r"(!\[|<[a-z/!]|^\||^```|^#(?!# )|^\d+[.)] |\]\()", re.I)
_ALLOWED = (
    "a release holds paragraphs, '## ' subheads, '- ' items, '> ' quotations, **bold**, *italic*, "
    '[links](https://…) and {unconfirmed: "why"}'
)


class Kind(StrEnum):
    """What a block is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    ITEM = "item"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of words of one kind."""

    text: str
    bold: bool = False
    italic: bool = False
    link: str | None = None
    why: str | None = None
    """Why this is not confirmed; `text` then says that it is not."""


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph of any kind."""

    kind: Kind
    runs: tuple[Run, ...]
    speaker: str | None = None
    """The office that a quotation is of."""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)

    @property
    def anchor(self) -> str:
        """By which links find it on a page."""
        return ascii_slug(self.text)


@dataclass(frozen=True, slots=True)
class Parsed:
    """The blocks, and what is wrong: line of the text, counted from 1, and message."""

    body: tuple[Block, ...]
    notes: tuple[Block, ...]
    problems: tuple[tuple[int, str], ...]


def parse(text: str, open_words: str) -> Parsed:
    """The blocks of a release's text; `open_words` stand for what is not confirmed."""
    body: list[Block] = []
    notes: list[Block] = []
    problems: list[tuple[int, str]] = []
    into = body
    for line, chunk in _chunks(nfc(text)):
        problems += _problems(line, chunk)
        block = _block(chunk, open_words)
        if block.kind == Kind.HEADING and block.text == NOTES:
            into = notes
            continue
        if block.kind == Kind.QUOTE and not block.speaker:
            problems.append(
                (line, "whose words are these? end the quotation with a line '> — ' and the office")
            )
        into.append(block)
    if not body:
        problems.append((1, "the release has no text; write it below the front matter"))
    return Parsed(tuple(body), tuple(notes), tuple(problems))


def runs(text: str, open_words: str) -> tuple[Run, ...]:
    """The stretches of one line."""
    found: list[Run] = []
    end = 0
    for match in _INLINE.finditer(text):
        found += _plain(text[end : match.start()])
        found += _run(match, open_words)
        end = match.end()
    return _joined([*found, *_plain(text[end:])])


def _run(match: re.Match[str], open_words: str) -> tuple[Run, ...]:
    if match["plain"]:
        return (Run(match["plain"]),)
    if match["why"]:
        return (Run(open_words, why=_unescaped(match["why"]).strip()),)
    if match["link"]:
        return (Run(_unescaped(match["words"]), link=match["link"]),)
    inner = match["bold"] or match["italic"]
    bold, italic = bool(match["bold"]), bool(match["italic"])
    return tuple(replace(run, bold=bold, italic=italic) for run in runs(inner, open_words))


def _plain(text: str) -> list[Run]:
    return [Run(text)] if text else []


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _joined(found: list[Run]) -> tuple[Run, ...]:
    """Neighbours of one kind as one."""
    joined: list[Run] = []
    for run in found:
        last = joined[-1] if joined else None
        if last and replace(last, text="") == replace(run, text=""):
            joined[-1] = replace(last, text=last.text + run.text)
        else:
            joined.append(run)
    return tuple(joined)


def _chunks(text: str) -> Iterator[tuple[int, list[str]]]:
    """Lines that belong together, with the number of the first: an item or subhead needs no empty line."""
    start, chunk = 1, list[str]()
    for number, line in enumerate(text.splitlines(), 1):
        begins = line.startswith(("- ", "## ")) or (line.startswith(">") and chunk and chunk[0][0] != ">")
        if chunk and (not line.strip() or begins or chunk[0].startswith("## ")):
            yield start, chunk
            chunk = []
        if line.strip():
            start = start if chunk else number
            chunk.append(line.strip())
    if chunk:
        yield start, chunk


def _block(chunk: list[str], open_words: str) -> Block:
    first = chunk[0]
    if first.startswith("## "):
        return Block(Kind.HEADING, runs(first[3:].strip(), open_words))
    if first.startswith("- "):
        return Block(Kind.ITEM, runs(" ".join([first[2:].strip(), *chunk[1:]]), open_words))
    if first.startswith(">"):
        lines = [line.removeprefix(">").strip() for line in chunk]
        speaker = lines.pop()[1:].strip() if lines[-1].startswith("—") else None
        return Block(Kind.QUOTE, runs(" ".join(line for line in lines if line), open_words), speaker)
    return Block(Kind.PARAGRAPH, runs(" ".join(chunk), open_words))


def _problems(line: int, chunk: list[str]) -> Iterator[tuple[int, str]]:
    for offset, text in enumerate(chunk):
        for letter in text:
            if unicodedata.category(letter) in ("Cc", "Cf"):
                yield line + offset, f"the text holds the invisible character U+{ord(letter):04X}; delete it"
        left = _INLINE.sub("", text)
        strange = _STRANGE.search(left)
        if strange:
            yield line + offset, f"'{strange[0].strip()}' is not understood; {_ALLOWED}"
