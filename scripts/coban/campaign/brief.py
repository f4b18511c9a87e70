"""Brief: everything that was loaded for one campaign, handed on whole."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coban.campaign.formats import Brand, Format
from coban.campaign.grower import Spot
from coban.campaign.house import House
from coban.campaign.model import Campaign
from coban.campaign.places import Place


@dataclass(frozen=True, slots=True)
class Brief:
    """The campaign with its communes, the formats, the brand, and where the folders are."""

    house: House
    campaign: Campaign
    places: tuple[Place, ...]
    formats: Mapping[str, Format]
    brand: Brand
    lines: Mapping[Spot, int] = field(default_factory=dict)
    """The line of each fact in campaign.yml."""

    @property
    def file(self) -> str:
        """The campaign's file, as the user writes it."""
        return f"docs/{self.campaign.slug}/campaign.yml"

    def place(self, code: str) -> Place:
        return next(place for place in self.places if place.code == code)
