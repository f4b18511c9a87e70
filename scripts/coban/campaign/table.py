"""CSV tables as people hand them in: read strictly, every fault at once, with its line."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coban.campaign.reader import read_text
from coban.errors import Fault, InputError
from coban.text import nfc

CURE = "in Excel choose 'Save As' and the type 'CSV UTF-8 (Comma delimited)'"

Row = tuple[int, Mapping[str, str]]
"""The line where the row ends, and its cells by column, in NFC without outer spaces."""


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that have every column, and what is wrong with the others or with the whole."""

    rows: tuple[Row, ...] = ()
    faults: tuple[Fault, ...] = ()


def read_table(path: Path, file: str, columns: Sequence[str], *, of: str) -> Table:
    """A CSV file with exactly these columns, in any order; `file` is its path as the user writes it.

    `of` is what stands in a row: "commune".
    """
    try:
        lines = list(_lines(read_text(path, file, CURE)))
    except InputError as error:
        return Table(faults=error.faults)
    except _Broken as broken:
        return Table(faults=(Fault(file, broken.line, f"this is not CSV ({broken}); {CURE}"),))
    header = lines[0][1] if lines else []
    faults = [Fault(file, 1, message) for message in _header(header, columns)]
    if faults:
        return Table(faults=tuple(faults))
    rows: list[Row] = []
    for line, cells in lines[1:]:
        if len(cells) == len(header):
            rows.append((line, dict(zip(header, cells, strict=True))))
        else:
            message = f"expected {len(header)} cells, got {len(cells)}; quote a cell that holds a comma"
            faults.append(Fault(file, line, message))
    if not lines[1:]:
        faults.append(Fault(file, 1, f"there is no {of} below the header"))
    return Table(tuple(rows), tuple(faults))


def invisible(row: Mapping[str, str], columns: Sequence[str]) -> Iterator[str]:
    """Cells that hold what nobody sees."""
    for column in columns:
        if not row[column].isprintable():
            yield f"{column} {row[column]!r} holds an invisible character or a line break; delete it"


class _Broken(Exception):
    """No CSV from the row on that begins in this line."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


def _lines(text: str) -> Iterator[tuple[int, list[str]]]:
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


def _header(header: list[str], columns: Sequence[str]) -> Iterator[str]:
    expected = f"expected the columns {','.join(columns)}"
    if len(header) == 1 and (";" in header[0] or "\t" in header[0]):
        yield f"the columns are not separated by commas; {expected}; {CURE}"
        return
    missing = [column for column in columns if column not in header]
    if missing:
        yield f"there is no column {_quoted(missing)}; {expected}"
    extra = [column for column in header if column not in columns]
    if extra:
        yield f"column {_quoted(extra)} is unknown; {expected}; delete it"
    if len(set(header)) < len(header) and not extra:
        yield f"a column stands twice; {expected}"


def _quoted(names: list[str]) -> str:
    return ", ".join(f"'{name}'" for name in names)
