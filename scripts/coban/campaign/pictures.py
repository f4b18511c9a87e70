"""The pictures that a campaign names: its emblem and its sponsors' logos, each with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from coban.campaign.brief import Brief
from coban.campaign.grower import Spot
from coban.campaign.house import House
from coban.campaign.reader import line_of, read_yaml
from coban.campaign.spots import each, place_of
from coban.errors import InputError

On = Literal["panel", "field"]


@dataclass(frozen=True, slots=True)
class NamedPicture:
    """A picture and where the campaign names it."""

    at: str
    """The campaign's file, as the user writes it."""
    line: int
    where: str
    """What it belongs to: "sponsor 'vnpt': logo"."""
    name: str
    """As a person calls it: 'logo of VNPT'."""
    file: str
    stand_in: bool
    on: On
    """Logos stand on the sponsors' white panel, the emblem on the field."""


def pictures(brief: Brief) -> tuple[NamedPicture, ...]:
    """Every picture of the campaign, in the order of its file."""
    return _in_order(brief.campaign.model_dump(), brief.lines, brief.file)


def pictures_of_faulty(house: House, slug: str) -> tuple[NamedPicture, ...]:
    """The same of a campaign that cannot be loaded, as far as its file can be read at all."""
    file = f"docs/{slug}/campaign.yml"
    try:
        tree = read_yaml(house.folder(slug) / "campaign.yml", file)
    except InputError:
        return ()
    return _in_order(tree.value, tree.lines, file)


def printed_stand_ins(brief: Brief) -> tuple[NamedPicture, ...]:
    """Stand-ins that coban puts on a piece of some order."""
    made = [order for order in brief.campaign.orders if order.format and not order.made_by]
    shows = {"panel": any(order.sponsors for order in made), "field": bool(made)}
    return tuple(picture for picture in pictures(brief) if picture.stand_in and shows[picture.on])


def _in_order(raw: Mapping[str, Any], lines: Mapping[Spot, int], file: str) -> tuple[NamedPicture, ...]:
    found = [
        NamedPicture(
            at=file,
            line=line_of(lines, (*spot, "file")),
            where=place_of(raw, spot),
            name=name,
            file=artwork["file"],
            stand_in=artwork.get("stand_in") is True,
            on=on,
        )
        for spot, name, artwork, on in _named(raw)
        if isinstance(artwork, dict) and isinstance(artwork.get("file"), str)
    ]
    return tuple(sorted(found, key=lambda picture: picture.line))


def _named(raw: Mapping[str, Any]) -> Iterator[tuple[Spot, str, Any, On]]:
    yield ("emblem",), "the emblem", raw.get("emblem"), "field"
    for spot, row in each(raw, "sponsors"):
        yield (*spot, "logo"), f"logo of {row.get('name') or row.get('id')}", row.get("logo"), "panel"
