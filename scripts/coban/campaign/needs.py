"""What the composition of a format needs of its order: a list, an event."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coban.campaign.formats import Format
from coban.campaign.spots import Problem, each, said, usable_text

LISTED = ("invitation", "badge", "notice")
"""Designs that show the rows of a list."""

ANNOUNCING = ("invitation",)
"""Designs that announce an event."""


def unmet_needs(raw: Mapping[str, Any], formats: Mapping[str, Format]) -> Iterator[Problem]:
    """Orders that lack what their format's design shows, or give what it never shows."""
    for spot, row in each(raw, "orders"):
        kind = formats.get(usable_text(row.get("format")))
        if kind is None or row.get("made_by"):
            continue
        if kind.design in LISTED and row.get("list") is None:
            fault = f"'{kind.id}' shows the rows of a list; add list: a CSV with code,name,detail,link"
            yield (*spot, "list"), said(raw, spot, fault)
        if kind.design not in LISTED and row.get("list") is not None:
            fault = f"'{kind.id}' shows no list; delete it, or choose another format"
            yield (*spot, "list"), said(raw, (*spot, "list"), fault)
        if kind.design in ANNOUNCING and row.get("event") is None:
            fault = f"'{kind.id}' announces an event; add event: the id of a row of events"
            yield (*spot, "event"), said(raw, spot, fault)
