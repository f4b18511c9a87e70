"""Spots in a file of facts, and how a designer calls them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from typing import Any

from coban.campaign.grower import Spot

Problem = tuple[Spot, str]
"""Where in the file, and the message."""

_ONE = {"mandate": "quotation", "open": "open fact"}
"""Sections whose one item is not called like the section without its s."""


def each(raw: Mapping[str, Any], section: str) -> Iterator[tuple[Spot, dict[str, Any]]]:
    """The rows of a section that have keys, with their spots."""
    rows = raw.get(section)
    for index, row in enumerate(rows if isinstance(rows, tuple) else ()):
        if isinstance(row, dict):
            yield (section, index), row


def place_of(raw: Mapping[str, Any], spot: Spot) -> str:
    """The spot as a designer reads it: "order 'phuon': size", 'owner.phone'."""
    whose, rest = _owner(raw, spot)
    path = ""
    for step in rest:
        path += f", item {step + 1}" if isinstance(step, int) else f".{step}"
    return ": ".join(part for part in (whose, path.lstrip("., ")) if part)


def said(raw: Mapping[str, Any], spot: Spot, message: str) -> str:
    """The message with its place before it."""
    place = place_of(raw, spot)
    return f"{place}: {message}" if place else message


def unknown(kind: str, name: str, names: list[str], plural: str = "") -> str:
    """ "format 'x' is unknown; did you mean 'y'? known formats: …"."""
    plural = plural or f"{kind}s"
    if not names:
        return f"{kind} '{name}' is unknown; there are no {plural}"
    near = get_close_matches(name, names, n=1)
    hint = f"did you mean '{near[0]}'? " if near else ""
    return f"{kind} '{name}' is unknown; {hint}known {plural}: {', '.join(names)}"


def _owner(raw: Mapping[str, Any], spot: Spot) -> tuple[str, Spot]:
    """Whose fact it is, "order 'phuon'", and the spot from there on; '' at the top of the file."""
    if len(spot) < 2 or not isinstance(spot[1], int):
        return "", spot
    section = str(spot[0])
    rows = raw.get(section)
    row = rows[spot[1]] if isinstance(rows, tuple) and spot[1] < len(rows) else None
    called = (row.get("id") or row.get("name")) if isinstance(row, dict) else None
    noun = _ONE.get(section, section.removesuffix("s"))
    return f"{noun} '{called}'" if isinstance(called, str) else f"{noun} {spot[1] + 1}", spot[2:]


def usable_text(fact: Any) -> str:
    """The text of a raw fact that a draft may use; '' when there is none."""
    value = fact.get("draft") if isinstance(fact, dict) else fact
    return value if isinstance(value, str) else ""
