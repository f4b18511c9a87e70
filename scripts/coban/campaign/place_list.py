"""Read places.csv: every fault of it at once, with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from coban.campaign.places import CODE, Place
from coban.campaign.reader import read_text
from coban.errors import Fault, InputError
from coban.text import nfc

COLUMNS = ("code", "name", "district", "province")
CURE = "in Excel choose 'Save As' and the type 'CSV UTF-8 (Comma delimited)'"

Row = tuple[int, list[str]]
"""The line where the row ends, and its cells in NFC without outer spaces."""


@dataclass(frozen=True, slots=True)
class Communes:
    """What the list holds, the line of each code, and what is wrong with it."""

    file: str
    places: tuple[Place, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_places(path: Path, file: str) -> Communes:
    """The communes of a CSV file; `file` is its path as the user writes it."""
    try:
        rows = list(_rows(read_text(path, file, CURE)))
    except InputError as error:
        return Communes(file, faults=error.faults)
    except _Broken as broken:
        return Communes(file, faults=(Fault(file, broken.line, f"this is not CSV ({broken}); {CURE}"),))
    header = rows[0][1] if rows else []
    faults = [Fault(file, 1, message) for message in _header(header)]
    if faults:
        return Communes(file, faults=tuple(faults))
    places = []
    lines: dict[str, int] = {}
    for line, cells in rows[1:]:
        messages = list(_row(header, cells))
        if not messages:
            place = Place(**dict(zip(header, cells, strict=True)))
            first = lines.setdefault(place.code, line)
            if first != line:
                messages.append(f"code {place.code} of '{place.name}' stands twice, first in line {first}")
            places.append(place)
        faults += [Fault(file, line, message) for message in messages]
    if not rows[1:]:
        faults.append(Fault(file, 1, "there is no commune below the header"))
    return Communes(file, tuple(places), lines, tuple(faults))


class _Broken(Exception):
    """No CSV from the row on that begins in this line."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


def _rows(text: str) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    while True:
        begins = reader.line_num + 1
        try:
            cells = next(reader, None)
        except csv.Error as error:
            # An unclosed quote swallows the rest of the file; it stands where its row began.
            raise _Broken(begins, str(error)) from None
        if cells is None:
            return
        if cells:
            yield reader.line_num, [" ".join(nfc(cell).split()) for cell in cells]


def _header(header: list[str]) -> Iterator[str]:
    expected = f"expected the columns {','.join(COLUMNS)}"
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        yield f"the columns are not separated by commas; {expected}; {CURE}"
        return
    missing = [column for column in COLUMNS if column not in header]
    if missing:
        yield f"there is no column {_quoted(missing)}; {expected}"
    extra = [column for column in header if column not in COLUMNS]
    if extra:
        yield f"column {_quoted(extra)} is unknown; {expected}; delete it"
    if len(set(header)) < len(header) and not extra:
        yield f"a column stands twice; {expected}"


def _row(header: list[str], cells: list[str]) -> Iterator[str]:
    if len(cells) != len(header):
        yield f"expected {len(header)} cells, got {len(cells)}; quote a cell that holds a comma"
        return
    row = dict(zip(header, cells, strict=True))
    name, code = row["name"] or "the commune", row["code"]
    if not code:
        yield f"'{name}' has no code; expected the five digits of the General Statistics Office"
    elif not CODE.fullmatch(code):
        hint = "; a spreadsheet dropped the zero in front" if code.isdecimal() and len(code) < 5 else ""
        yield f"'{code}' of '{name}' is not a code; expected five digits such as '06001'{hint}"
    for column in ("name", "district", "province"):
        if not row[column]:
            yield f"{column} is empty{f' for code {code}' if code else ''}; write it"
        elif not row[column].isprintable():
            yield f"{column} {row[column]!r} holds an invisible character or a line break; delete it"


def _quoted(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
