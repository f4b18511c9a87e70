"""The guide's page of letters: the mandate's face, what stands in for it, how small it may be."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coban.campaign.brief import Brief
from coban.identity.examples import Example, Shape
from coban.layout.fit import LEGIBLE_SHARE
from coban.vietnamese import length, number


@dataclass(frozen=True, slots=True)
class LeastLetter:
    """How small letters may be on one kind of piece."""

    piece: str
    distance: str
    least: str
    set: str
    """What the smallest letters of the piece have."""


@dataclass(frozen=True, slots=True)
class Lettering:
    """What the page says."""

    mandated: str
    used: str
    """Face and version on the machine that made the guide."""
    is_twin: bool
    """Whether that stands in for the mandated one."""
    twins: str
    share: str
    rows: tuple[LeastLetter, ...]


def lettering(brief: Brief, shown: Mapping[Shape, Example]) -> Lettering:
    font, face = brief.brand.font, brief.house.face(brief.brand.font)
    printed = (one for one in shown.values() if one.sheet.px is None)
    return Lettering(
        f"{font.family} {font.style}",
        f"{face.name} {face.version}".strip(),
        not face.name.startswith(font.family),
        ", ".join(f"{twin} {font.style}" for twin in font.twins),
        f"1/{number(round(1 / LEGIBLE_SHARE))}",
        tuple(_row(example) for example in printed),
    )


def _row(example: Example) -> LeastLetter:
    commission = example.commission
    distance = commission.format.reading_mm / 1000
    return LeastLetter(
        commission.order.title,
        f"{number(round(distance, 1))} m",
        length(commission.smallest_cap),
        length(example.sheet.smallest_cap or 0.0),
    )
