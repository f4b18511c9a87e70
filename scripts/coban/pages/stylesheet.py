"""One style sheet for a site, without the rules that none of its pages can use.

Material's sheet serves every site there could be, and on a slow network the first letter waits for all of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from html import unescape
from typing import Any, TypeAlias

import tinycss2

Node: TypeAlias = Any
"""tinycss2 has no types."""

WORD = re.compile(r"-{0,2}[A-Za-z_][\w-]*")
_ATTRIBUTE = re.compile(r"""\s(class|id|dir|data-md-[\w-]+)=(?:"([^"]*)"|'([^']*)'|([^\s>]+))""")
_TAG = re.compile(r"<([a-z][a-z0-9-]*)")
_NESTED = frozenset({"media", "supports", "layer", "container"})
_HELD = frozenset({"class", "id", "dir"})
"""Attributes, beside Material's data-md-…, whose every value is known from the pages and the scripts."""


@dataclass(frozen=True, slots=True)
class Block:
    """A rule: what stands before the brace, and its declarations or further rules."""

    head: str
    body: tuple[str | Block, ...]

    def __str__(self) -> str:
        return f"{self.head}{{{';'.join(self._declarations())}{''.join(self._rules())}}}"

    def _declarations(self) -> Iterator[str]:
        return (part for part in self.body if isinstance(part, str))

    def _rules(self) -> Iterator[str]:
        return (str(part) for part in self.body if isinstance(part, Block))


def lean(css: str, pages: Sequence[str], scripts: Iterable[str]) -> str:
    """The style sheet with only what the pages (HTML), and what scripts may put into them, can match.

    A selector goes when it needs a class, an id or an element that stands in no page and in no script.
    Custom properties, key frames and empty blocks go when nothing that is left names them.
    """
    said = {word for script in scripts for word in WORD.findall(script)}
    words = said | _named(pages)
    tags = said | {tag for page in pages for tag in _TAG.findall(page)} | {"html", "body"}
    kept = list(_kept(_parsed(css), words, tags))
    while (fewer := list(_without_idle(kept, said | _uses(kept)))) != kept:
        kept = fewer
    return "".join(map(str, kept)) + "\n"


def _named(pages: Iterable[str]) -> set[str]:
    """Every class, id and Material hook of the pages."""
    found = (unescape(value) for page in pages for _, *values in _ATTRIBUTE.findall(page) for value in values)
    return {word for value in found for word in value.split()}


@lru_cache(maxsize=4)
def _parsed(css: str) -> tuple[Node, ...]:
    return tuple(tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True))


def _kept(rules: Iterable[Node], words: set[str], tags: set[str]) -> Iterator[str | Block]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [_text(s) for s in _split(rule.prelude) if _possible(s, words, tags)]
            if selectors:
                yield Block(",".join(selectors), tuple(_declarations(rule.content)))
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTED and rule.content is not None:
            inner = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield Block(_head(rule), tuple(_kept(inner, words, tags)))
        elif rule.type == "at-rule" and rule.content is not None:
            yield Block(_head(rule), (_text(rule.content),))


def _head(rule: Node) -> str:
    return f"@{rule.at_keyword} {_text(rule.prelude)}".strip()


def _declarations(content: Iterable[Node]) -> Iterator[str]:
    for part in tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True):
        if part.type == "declaration":
            yield f"{part.name}:{_text(part.value)}{'!important' if part.important else ''}"


def _split(prelude: Iterable[Node]) -> Iterator[list[Node]]:
    """The selectors of a rule; commas in brackets belong to one of them."""
    selector: list[Node] = []
    for node in prelude:
        if node.type == "literal" and node.value == ",":
            yield selector
            selector = []
        else:
            selector.append(node)
    yield selector


def _possible(selector: Iterable[Node], words: set[str], tags: set[str]) -> bool:
    """Whether it could match; what stands in the brackets of :is() or :not() has the benefit of the doubt."""
    before = ""
    for node in selector:
        if node.type == "ident" and before != ":" and node.value not in (words if before == "." else tags):
            return False
        if node.type == "hash" and node.value not in words:
            return False
        if node.type == "[] block" and not _possible_attribute(node.content, words):
            return False
        before = node.value if node.type == "literal" else ""
    return True


def _possible_attribute(content: Sequence[Node], words: set[str]) -> bool:
    """`[dir=rtl]`, `[data-md-component=search]`: a name and one whole word of its value."""
    name, sign, value, *rest = (*content, None, None, None)
    if any(rest) or getattr(sign, "value", None) not in ("=", "~="):
        return True
    known = name.type == "ident" and (name.value in _HELD or name.value.startswith("data-md-"))
    return not known or getattr(value, "value", "") in words


def _uses(blocks: Iterable[str | Block]) -> set[str]:
    """Custom properties that are read, and key frames that are played."""
    names: set[str] = set()
    for block in blocks:
        if isinstance(block, Block):
            names |= _uses(block.body)
        else:
            names |= set(re.findall(r"var\(\s*(--[\w-]+)", block))
            if block.startswith(("animation", "-webkit-animation")):
                names |= set(WORD.findall(block))
    return names


def _without_idle(blocks: Iterable[str | Block], named: set[str]) -> Iterator[str | Block]:
    for block in blocks:
        if isinstance(block, str):
            if not block.startswith("--") or block.partition(":")[0] in named:
                yield block
        elif "keyframes" not in block.head:
            body = tuple(_without_idle(block.body, named))
            if body:
                yield Block(block.head, body)
        elif block.head.split()[-1] in named:
            yield block


def _text(nodes: Iterable[Node]) -> str:
    return str(tinycss2.serialize(nodes)).strip()
