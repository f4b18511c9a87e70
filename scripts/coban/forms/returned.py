"""Open a returned workbook and say whose form it is. What was done to it on its way is told, not guessed."""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl

from coban.forms import report_grid as grid
from coban.forms.cells import quoted
from coban.forms.remarks import Remark
from coban.forms.report_plan import District

LARGEST_FILE_BYTES, LARGEST_INSIDE_BYTES = 10_000_000, 60_000_000
"""A form has 30 KB; more is another file, or a trap."""

OLE = b"\xd0\xcf\x11\xe0"
"""The head of .xls, and of an .xlsx locked with a password."""

ID = re.compile(r"([a-z0-9-]+)/([a-z0-9-]+)/([0-9a-f]{6})")
LOOK_ROWS, LOOK_COLUMNS = 12, 8
"""The corner of the sheet in which the form's number is looked for."""


class Unreadable(Exception):
    """Why the file cannot be counted."""

    def __init__(self, remark: Remark) -> None:
        super().__init__(str(remark))
        self.remark = remark


@dataclass(frozen=True, slots=True)
class Form:
    """A workbook of ours that came back, and whose it is."""

    file: str
    district: District
    values: Any
    """As last calculated."""
    formulas: Any
    """As typed."""

    def sheet(self, name: str) -> tuple[Any, Any] | None:
        if name in self.values.sheetnames and name in self.formulas.sheetnames:
            return self.values[name], self.formulas[name]
        return None


def open_form(path: Path, file: str, ids: Mapping[str, District]) -> Form:
    """`ids` are the numbers of the forms that were sent out. Raises Unreadable."""
    values, formulas = (_workbook(path, file, values=values) for values in (True, False))
    if grid.FIGURES not in values.sheetnames:
        raise Unreadable(Remark("", file, "", "no-sheet", expected=grid.FIGURES))
    number = _number(values[grid.FIGURES])
    if number in ids:
        return Form(file, ids[number], values, formulas)
    raise Unreadable(_stranger(file, number, ids))


def _workbook(path: Path, file: str, *, values: bool) -> Any:
    raw = _bytes(path, file)
    try:
        with zipfile.ZipFile(BytesIO(raw)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_INSIDE_BYTES:
                raise Unreadable(Remark("", file, "", "unreadable", "unpacks to more than 60 MB"))
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what it does not keep, such as lists of other sheets
            return openpyxl.load_workbook(BytesIO(raw), data_only=values, keep_links=False)
    except Unreadable:
        raise
    except Exception as error:  # noqa: BLE001 -- a file from elsewhere; the others are counted
        why = quoted(f"{type(error).__name__}: {error}")
        raise Unreadable(Remark("", file, "", "unreadable", why)) from None


def _bytes(path: Path, file: str) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE_BYTES:
            raise Unreadable(Remark("", file, "", "unreadable", "more than 10 MB"))
        raw = path.read_bytes()
    except OSError as error:
        raise Unreadable(Remark("", file, "", "unreadable", error.strerror or "")) from None
    if raw.startswith(OLE):
        raise Unreadable(Remark("", file, "", "locked"))
    return raw


def _number(sheet: Any) -> str:
    """The form's number; '' where there is none. A row put in above it does not hide it."""
    for row in sheet.iter_rows(max_row=LOOK_ROWS, max_col=LOOK_COLUMNS, values_only=True):
        for value in row:
            if isinstance(value, str) and ID.fullmatch(value.strip()):
                return value.strip()
    return ""


def _stranger(file: str, number: str, ids: Mapping[str, District]) -> Remark:
    sample = next(iter(ids))
    if not number:
        return Remark("", file, "", "no-id", expected=sample)
    stem = number.rpartition("/")[0]
    for known, district in ids.items():
        if known.rpartition("/")[0] == stem:
            return Remark(district.name, file, cell_name(*grid.FORM_ID), "stale", number, known)
    return Remark("", file, cell_name(*grid.FORM_ID), "other-form", number, sample.partition("/")[0])


def cell_name(row: int, column: int, sheet: str = grid.FIGURES) -> str:
    """'Số liệu!E12'"""
    return f"{sheet}!{grid.cell(row, column)}"
