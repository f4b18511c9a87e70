"""The pieces that the guide shows: of each shape one of the campaign's own, composed for print or screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.errors import UnfitError
from coban.layout import Commission, commissions, compose, localise
from coban.press import public
from coban.scene import Code, Sheet

Shape = Literal["banner", "flag", "square", "wide"]

SHAPES: dict[Shape, tuple[float, float]] = {
    "banner": (2.0, 20.0),
    "flag": (0.1, 0.85),
    "square": (0.85, 1.2),
    "wide": (1.2, 2.0),
}
"""Width to height, from and to."""

DESIGN = "auto"
"""What is composed by its shape alone; backdrops, bags and boards follow rules of their own."""


@dataclass(frozen=True, slots=True)
class Example:
    """One piece, for one copy where each has its own."""

    commission: Commission
    copy: Copy | None
    sheet: Sheet

    @property
    def order(self) -> str:
        return self.commission.order.id

    @property
    def message(self) -> str | None:
        return self.commission.message.id

    @property
    def has_code(self) -> bool:
        return any(isinstance(item, Code) for item in self.sheet.items)


def examples(brief: Brief) -> dict[Shape, Example]:
    """One for each shape that the campaign orders: of a confirmed size before others, printed ones before
    others; none that is still held back.

    Raises InputError.
    """
    every = sorted(_fitting(brief), key=lambda one: (bool(one.provisional), one.px is not None))
    found: dict[Shape, Example] = {}
    for shape, (least, most) in SHAPES.items():
        for commission in every:
            if least <= commission.width / commission.height < most:
                shown = public(brief, [_example(commission)] if _composes(commission) else [])
                if shown:
                    found[shape] = shown[0]
                    break
    return found


def sample(commission: Commission) -> Copy | None:
    """The copy with the longest name: what fits it fits the others."""
    copies = [copy for copy in commission.brief.copies(commission.order) if copy]
    return max(copies, key=lambda copy: (len(copy.title), copy.code), default=None)


def _fitting(brief: Brief) -> Iterator[Commission]:
    for order in brief.campaign.orders:
        yield from (one for one in commissions(brief, order) if one.format.design == DESIGN)


def _example(commission: Commission) -> Example:
    copy = sample(commission)
    return Example(commission, copy, localise(compose(commission), commission, copy))


def _composes(commission: Commission) -> bool:
    """A piece whose words do not fit is named by the build; the guide shows another."""
    try:
        _example(commission)
    except UnfitError:
        return False
    return True
