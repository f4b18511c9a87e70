"""The colours that a finished PDF's own vector content sets, read from its operators.

Rendered colours prove nothing about the plates: engines turn CMYK into RGB each in its own way.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import pikepdf

PICTURE_ROLES = frozenset({"sponsor", "emblem"})
"""Layers whose inner forms and images are artwork of others: their colours are their own."""

_DEEPEST = 6
_COLOURS = "k K rg RG g G cs CS sc SC scn SCN sh"


@dataclass(frozen=True, slots=True)
class Inking:
    """A colour set in a layer: `k` and `K` with percent, any other operator with its operands."""

    role: str
    operator: str
    values: tuple[float | str, ...]
    times: int = 1


def of_page(page: pikepdf.Page, layers: Iterable[tuple[str, pikepdf.Object]]) -> Iterator[Inking]:
    """Inkings of the page's own content (role `page`) and of each layer, equal ones counted once."""
    yield from _of_content(page.obj.Contents, "page")
    for role, form in layers:
        yield from _of_form(form, role, 0)


def _of_form(form: pikepdf.Object, role: str, depth: int) -> Iterator[Inking]:
    yield from _of_content(form, role)
    if role in PICTURE_ROLES or depth >= _DEEPEST:
        return
    inside = form.get("/Resources", pikepdf.Dictionary()).get("/XObject", pikepdf.Dictionary())
    for inner in inside.values():
        if inner.get("/Subtype") == "/Form":
            yield from _of_form(inner, role, depth + 1)
        else:
            yield Inking(role, "image", ())


def _of_content(content: pikepdf.Object, role: str) -> Iterator[Inking]:
    streams = content if isinstance(content, pikepdf.Array) else [content]
    written = b"\n".join(stream.read_bytes() for stream in streams)
    for operator, values, times in _inkings(written):
        yield Inking(role, operator, values, times)


@lru_cache(maxsize=16)
def _inkings(written: bytes) -> tuple[tuple[str, tuple[float | str, ...], int], ...]:
    """Each colour operator with its operands, and how often. Layers shared by 200 pieces are read once."""
    pdf = pikepdf.new()
    counted: dict[tuple[str, tuple[float | str, ...]], int] = {}
    for row in pikepdf.parse_content_stream(pdf.make_stream(written), operators=_COLOURS):
        operator = str(row.operator)
        values = tuple(_plain(operand, operator) for operand in row.operands)
        counted[operator, values] = counted.get((operator, values), 0) + 1
    return tuple((operator, values, times) for (operator, values), times in counted.items())


def _plain(operand: Any, operator: str) -> float | str:
    try:
        share = float(operand)
    except (TypeError, ValueError):
        return str(operand)
    return round(share * 100, 2) if operator in ("k", "K") else round(share, 4)
