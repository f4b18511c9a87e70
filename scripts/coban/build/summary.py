"""What a build did, for people and for the exit code."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from coban.errors import Fault

Say = Callable[[str, int, int], None]
"""Progress: the step's name, how many of it are done, how many there are."""


def silent(step: str, done: int, total: int) -> None:
    """Progress that nobody watches."""


@dataclass(frozen=True, slots=True)
class CampaignSummary:
    """One campaign's share of a build."""

    slug: str
    pieces: int
    made: int
    """Files written in this build."""
    left_alone: int
    """Files that stood already and did not change."""
    removed: int
    """Files of orders and places that are no more."""
    checks: int
    """How many times a check was put to a piece."""
    outcomes: Mapping[str, int]
    """How many pieces ended with each outcome, by the name of their worst finding."""
    open_facts: int
    report: str
    """made, left alone."""
    kit: str
    """made, left alone, failed."""
    packages: int
    """How many packages for print shops were made."""
    handouts: int
    """How many files beside the pieces were made: booklet, HTML of web banners, papers for desks."""
    site: str
    """made, left alone, not asked for, failed."""
    faults: tuple[Fault, ...] = ()
    """What could not be made, and why."""
    unaddressed: bool = False
    """Its site has no feeds and no sitemap, which need an address that is confirmed."""


@dataclass(frozen=True, slots=True)
class Summary:
    """A whole build."""

    campaigns: tuple[CampaignSummary, ...]
    seconds: float

    @property
    def every_fault(self) -> tuple[Fault, ...]:
        return tuple(fault for campaign in self.campaigns for fault in campaign.faults)

    @property
    def exit_code(self) -> int:
        """3 when a check broke, 1 when something was judged wrong or could not be made, else 0."""
        outcomes: Counter[str] = Counter()
        for campaign in self.campaigns:
            outcomes.update(campaign.outcomes)
        if outcomes["ERROR"]:
            return 3
        return 1 if outcomes["FAIL"] or self.every_fault else 0
