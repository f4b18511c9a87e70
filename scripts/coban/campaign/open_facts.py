"""Every fact that the documents leave open."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.grower import Spot
from coban.campaign.reader import line_of
from coban.campaign.spots import place_of


@dataclass(frozen=True, slots=True)
class OpenFact:
    """An unconfirmed fact: where it stands, why it is open, what drafts show instead."""

    file: str
    """The campaign's file, as the user writes it."""
    line: int
    """0 when the brief was not read from a file."""
    where: str
    """What it belongs to: "order 'standee': size"."""
    why: str
    draft: str | None

    @property
    def at(self) -> str:
        """'docs/xu-lang/campaign.yml:41'."""
        return f"{self.file}:{self.line}" if self.line else self.file

    def __str__(self) -> str:
        return f"{self.where}: {self.why}" + (f" (draft: {self.draft})" if self.draft else "")


def open_facts(brief: Brief) -> tuple[OpenFact, ...]:
    """In the order of the file."""
    names = _names(brief)
    found = [
        OpenFact(
            brief.file,
            line_of(brief.lines, spot),
            place_of(names, spot),
            fact.unconfirmed,
            None if fact.draft is None else str(fact.draft),
        )
        for spot, fact in _walk(brief.campaign, ())
    ]
    return tuple(sorted(found, key=lambda fact: fact.line))


def _walk(value: Any, spot: Spot) -> Iterator[tuple[Spot, Unconfirmed]]:
    if isinstance(value, Unconfirmed):
        yield spot, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _walk(getattr(value, name), (*spot, name))
    elif isinstance(value, tuple):
        for index, item in enumerate(value):
            yield from _walk(item, (*spot, index))


def _names(brief: Brief) -> dict[str, Any]:
    """What `place_of` calls the rows of every section by."""
    campaign = brief.campaign
    return {
        section: tuple({"id": getattr(row, "id", getattr(row, "name", None))} for row in rows)
        for section in type(campaign).model_fields
        if isinstance(rows := getattr(campaign, section), tuple)
    }
