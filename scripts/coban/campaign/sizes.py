"""Sizes of the right kind: printed pieces are measured in lengths, pictures in pixels."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from coban.campaign.formats import Format
from coban.campaign.spots import Problem, each, said, usable_text


def wrong_unit(kind: Format, size: str) -> str | None:
    """What is wrong with the unit of a size for this format; None when it fits."""
    if size.strip().endswith("px") == kind.digital:
        return None
    if kind.digital:
        return f"'{size}' is a length, but '{kind.id}' is a picture; give pixels, such as '1080x1080px'"
    return f"'{size}' is in pixels, but '{kind.id}' is printed; give a length, such as '600x100cm'"


def wrong_sizes(raw: Mapping[str, Any], formats: Mapping[str, Format]) -> Iterator[Problem]:
    """Orders whose size is in a unit that their format does not have."""
    for spot, row in each(raw, "orders"):
        kind, size = formats.get(usable_text(row.get("format"))), usable_text(row.get("size"))
        fault = wrong_unit(kind, size) if kind and size else None
        if fault:
            yield (*spot, "size"), said(raw, (*spot, "size"), fault)
