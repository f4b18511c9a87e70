"""How a campaign is judged: which profiles, with which numbers, and which findings it lives with."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coban.campaign.facts import Noun, Slug, Words

Value = float | str | bool

Numbers = dict[str, dict[str, Value]]
"""Options by check."""

ORDER_PATTERN = r"^[a-z0-9*-]+$"


class Override(Noun):
    """A finding that the campaign judges otherwise; the report prints it with the reason."""

    check: Slug
    """The check's id."""
    code: Slug
    """The finding's code."""
    on: Annotated[str, Field(pattern=ORDER_PATTERN)] = "*"
    """The orders whose pieces it is about: an id, or a pattern such as `bang-zon-*`."""
    outcome: Literal["pass", "unsure", "warn", "fail"]
    """What the finding counts as instead."""
    because: Words
    """Why, and who decided it."""


class Judging(Noun):
    """Which profiles of checks judge the campaign, and where it departs from them."""

    profiles: tuple[Slug, ...] = ()
    """Files of assets/checks/, or the brand; none means the brand's own and every shipped one."""
    numbers: Numbers | None = None
    """Options that differ from the profiles': `sponsor-share: {goal: 25}`."""
    overrides: tuple[Override, ...] = ()
    """Findings that count as something else, each with its reason."""


class Profile(Noun):
    """Checks that are asked together: a file of assets/checks/."""

    coban: Literal[1]
    """The version of this format."""
    id: Slug
    """Its id, the file's name."""
    title: Words
    """Its name, in Vietnamese."""
    about: Words
    """What it judges, and what it does not."""
    source: Words
    """Where its rules stand."""
    advice: bool = False
    """Its findings are listed apart, change no verdict and stop nothing."""
    checks: Numbers
    """Which checks, with which options."""
