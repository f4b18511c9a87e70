"""From `docs/<slug>/` to a Brief, or every fault of it at once."""

from __future__ import annotations

import csv

from coban.campaign.brief import Brief
from coban.campaign.formats import Brand, Format
from coban.campaign.house import House
from coban.campaign.model import Campaign
from coban.campaign.places import Place
from coban.campaign.reader import read_yaml


def load(house: House, slug: str) -> Brief:
    """The campaign of this slug. Raises InputError with all faults of its files."""
    tree = read_yaml(house.folder(slug) / "campaign.yml", f"docs/{slug}/campaign.yml")
    campaign = Campaign.model_validate(tree.value)
    rows = read_yaml(house.asset("formats.yml"), "assets/formats.yml").value["formats"]
    formats = {row["id"]: Format.model_validate(row) for row in rows}
    brand = Brand.model_validate(read_yaml(house.asset(f"brand/{campaign.brand}.yml"), "brand").value)
    places: tuple[Place, ...] = ()
    if campaign.places:
        with (house.folder(slug) / campaign.places.file).open(encoding="utf-8") as stream:
            places = tuple(Place(**row) for row in csv.DictReader(stream))
    return Brief(house, campaign, places, formats, brand)
