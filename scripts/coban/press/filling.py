"""Facts of the campaign in a release's words, so that a date or a figure stands in one place only."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any, TypeVar

from jinja2 import StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from coban import vietnamese
from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.spots import unknown

Row = TypeVar("Row", bound=Any)

_MEANS_SOMETHING = re.compile(r"([\\*\[\]{}])")


class FillingFault(Exception):
    """A template in a release went wrong; `line` counts from 1 in the text, 0 where it is not known."""

    def __init__(self, message: str, line: int) -> None:
        super().__init__(message)
        self.line = line


def filled(text: str, brief: Brief) -> str:
    """The text with its facts: `{{ campaign.name }}`, `{{ event('le-phat-dong').starts | day }}`.

    Raises FillingFault.
    """
    env = ImmutableSandboxedEnvironment(
        undefined=StrictUndefined, finalize=_said, trim_blocks=True, keep_trailing_newline=True
    )
    env.filters.update(
        day=vietnamese.day,
        in_words=vietnamese.day_in_words,
        moment=vietnamese.moment,
        number=vietnamese.number,
    )
    campaign = brief.campaign
    rows = {"event": campaign.events, "phase": campaign.phases, "sponsor": campaign.sponsors}
    finders: dict[str, Callable[[str], Any]] = {
        kind: partial(_row, kind, found) for kind, found in (rows | {"service": campaign.services}).items()
    }
    try:
        return env.from_string(text).render(campaign=campaign, places=brief.places, **finders)
    except (TemplateError, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError) as error:
        raise FillingFault(str(error) or type(error).__name__, getattr(error, "lineno", 0) or 0) from error


def _row(kind: str, rows: Iterable[Row], id: str) -> Row:
    found = {row.id: row for row in rows}
    if id not in found:
        raise ValueError(unknown(kind, id, list(found)))
    return found[id]


def _said(value: object) -> object:
    """A fact's letters mean nothing but themselves; an open fact stays open."""
    if isinstance(value, Unconfirmed):
        return '{unconfirmed: "' + _MEANS_SOMETHING.sub(r"\\\1", value.unconfirmed).replace('"', "”") + '"}'
    return _MEANS_SOMETHING.sub(r"\\\1", value) if isinstance(value, str) else value
