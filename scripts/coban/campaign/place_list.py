"""Read places.csv: every fault of it at once, with its line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coban.campaign.places import CODE, Place
from coban.campaign.table import invisible, read_table
from coban.errors import Fault

COLUMNS = ("code", "name", "district", "province")


@dataclass(frozen=True, slots=True)
class Communes:
    """What the list holds, the line of each code, and what is wrong with it."""

    file: str
    places: tuple[Place, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_places(path: Path, file: str) -> Communes:
    """The communes of a CSV file; `file` is its path as the user writes it."""
    table = read_table(path, file, COLUMNS, of="commune")
    faults = list(table.faults)
    places = []
    lines: dict[str, int] = {}
    for line, row in table.rows:
        messages = list(_row(row))
        if not messages:
            place = Place(**row)
            first = lines.setdefault(place.code, line)
            if first != line:
                messages.append(f"code {place.code} of '{place.name}' stands twice, first in line {first}")
            places.append(place)
        faults += [Fault(file, line, message) for message in messages]
    return Communes(file, tuple(places), lines, tuple(sorted(faults)))


def _row(row: Mapping[str, str]) -> Iterator[str]:
    name, code = row["name"] or "the commune", row["code"]
    if not code:
        yield f"'{name}' has no code; expected the five digits of the General Statistics Office"
    elif not CODE.fullmatch(code):
        hint = "; a spreadsheet dropped the zero in front" if code.isdecimal() and len(code) < 5 else ""
        yield f"'{code}' of '{name}' is not a code; expected five digits such as '06001'{hint}"
    for column in COLUMNS[1:]:
        if not row[column]:
            yield f"{column} is empty{f' for code {code}' if code else ''}; write it"
    yield from invisible(row, COLUMNS[1:])
