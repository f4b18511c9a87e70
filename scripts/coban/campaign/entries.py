"""Entries: rows of a list that an order works through: whom an invitation is for, what a code opens."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Union

from pydantic import TypeAdapter, ValidationError

from coban.campaign.facts import Web
from coban.campaign.places import Place, ascii_slug
from coban.campaign.table import invisible, read_table
from coban.errors import Fault

COLUMNS = ("code", "name", "detail", "link")

CODE = re.compile(r"[A-Za-z0-9][A-Za-z0-9.-]{0,31}")


@dataclass(frozen=True, slots=True)
class Entry:
    """One row: its code names the file, its name and detail are printed, its link becomes a QR."""

    code: str
    name: str
    detail: str = ""
    link: str = ""

    @property
    def slug(self) -> str:
        return ascii_slug(self.name)[:60].rstrip("-")

    @property
    def title(self) -> str:
        return f"{self.name}, {self.detail}" if self.detail else self.name


Copy = Union[Place, Entry]
"""What one copy of a piece is made for."""


@dataclass(frozen=True, slots=True)
class EntryList:
    """What the list holds, the line of each code, and what is wrong with it."""

    file: str
    entries: tuple[Entry, ...] = ()
    lines: Mapping[str, int] = field(default_factory=dict)
    faults: tuple[Fault, ...] = ()


def read_entries(path: Path, file: str) -> EntryList:
    """The rows of a CSV file; `file` is its path as the user writes it."""
    table = read_table(path, file, COLUMNS, of="row")
    faults = list(table.faults)
    entries = []
    lines: dict[str, int] = {}
    for line, row in table.rows:
        messages = list(_row(row))
        first = lines.setdefault(row["code"].lower(), line)
        if first != line and row["code"]:
            messages.append(f"code '{row['code']}' stands twice, first in line {first}")
        if not messages:
            entries.append(Entry(**row))
        faults += [Fault(file, line, message) for message in messages]
    return EntryList(file, tuple(entries), lines, tuple(sorted(faults)))


def _row(row: Mapping[str, str]) -> Iterator[str]:
    if not CODE.fullmatch(row["code"]):
        yield f"'{row['code']}' is not a code; expected letters and digits without marks, such as 'tt-01'"
    if not row["name"]:
        yield f"name is empty for code '{row['code']}'; write it"
    yield from invisible(row, COLUMNS)
    if row["link"]:
        try:
            TypeAdapter(Web).validate_python(row["link"])
        except ValidationError:
            yield f"'{row['link']}' is not a web address; expected one that begins with http:// or https://"
