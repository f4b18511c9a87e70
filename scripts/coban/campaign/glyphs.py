"""Letters that the brand's face cannot print."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from coban.campaign.entries import EntryList
from coban.campaign.formats import Brand
from coban.campaign.grower import Spot
from coban.campaign.house import House
from coban.campaign.place_list import Communes
from coban.campaign.spots import Problem, each, said
from coban.errors import Fault, InputError
from coban.text import Face

PRINTED = (
    ("messages", "text"),
    ("messages", "sentence"),
    ("orders", "call"),
    ("orders", "foot"),
    ("orders", "head"),
    ("events", "name"),
    ("services", "name"),
    ("services", "about"),
    ("sponsors", "name"),
)
"""Keys whose text stands on a piece, by section."""

PRINTED_AT_TOP = (("name",), ("app",), ("province",), ("owner", "name"), ("owner", "short"))


@dataclass(frozen=True, slots=True)
class Missing:
    """`problems` of campaign.yml, `faults` of the lists of communes and entries and of the face itself."""

    problems: tuple[Problem, ...]
    faults: tuple[Fault, ...] = ()


def missing_letters(
    house: House, brand: Brand, raw: Mapping[str, Any], communes: Communes, lists: Sequence[EntryList] = ()
) -> Missing:
    """Every letter that is printed and that the face has no glyph for."""
    try:
        face = house.face(brand.font)
    except InputError as error:
        return Missing((), error.faults)
    problems = tuple(
        (spot, said(raw, spot, _message(letter, face)))
        for spot, text in _printed(raw)
        for letter in face.missing(text)
    )
    rows = [(communes.file, communes.lines[place.code], place.title) for place in communes.places]
    rows += [(some.file, some.lines[row.code.lower()], row.title) for some in lists for row in some.entries]
    faults = tuple(
        Fault(file, line, f"'{title}': {_message(letter, face)}")
        for file, line, title in dict.fromkeys(rows)
        for letter in face.missing(title)
    )
    return Missing(problems, faults)


def _message(letter: str, face: Face) -> str:
    return f"letter '{letter}' (U+{ord(letter):04X}) is not in {face.name}; write it with another letter"


def _printed(raw: Mapping[str, Any]) -> Iterator[tuple[Spot, str]]:
    for section, key in PRINTED:
        for spot, row in each(raw, section):
            if isinstance(row.get(key), str):
                yield (*spot, key), row[key]
    for path in PRINTED_AT_TOP:
        value: Any = raw
        for key in path:
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str):
            yield path, value
