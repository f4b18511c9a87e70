"""The campaigns that have forms and letters, with a dist/ of their own; filled-in forms; LibreOffice."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from coban.campaign import Brief, House, load
from coban.forms import report_grid as grid
from coban.forms.report_form import report_form
from coban.forms.report_plan import Plan, districts, read_plan

Office = Callable[[Path, str], Path]


@pytest.fixture
def dak_nong(house: House, tmp_path: Path) -> Brief:
    return apart(load(house, "dak-nong-ra-quan"), tmp_path)


@pytest.fixture
def quang_ngai(house: House, tmp_path: Path) -> Brief:
    return apart(load(house, "quang-ngai-app"), tmp_path)


@pytest.fixture
def lang_son(xu_lang: Brief, tmp_path: Path) -> Brief:
    return apart(xu_lang, tmp_path)


@pytest.fixture
def plan(dak_nong: Brief) -> Plan:
    return read_plan(dak_nong)


@pytest.fixture
def office(tmp_path: Path) -> Office:
    """LibreOffice turns a file into another kind; its settings lie in a folder of their own."""

    def convert(path: Path, kind: str) -> Path:
        out = tmp_path / "office"
        subprocess.run(
            [
                "soffice",
                f"-env:UserInstallation=file://{tmp_path}/office-settings",
                "--headless",
                "--convert-to",
                kind,
                "--outdir",
                str(out),
                str(path),
            ],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return out / f"{path.stem}.{kind.partition(':')[0]}"

    return convert


def apart(brief: Brief, tmp_path: Path) -> Brief:
    """Its facts stay those of the checkout, what is made goes to a folder of its own."""
    for name in ("docs", "assets"):
        (tmp_path / name).symlink_to(brief.house.root / name)
    return replace(brief, house=House(tmp_path))


def filled(brief: Brief, plan: Plan, *, edits: Mapping[str, Mapping[str, Any]] | None = None) -> list[Path]:
    """All forms filled in as they should be, then changed: file's district slug → cell → value."""
    folder = brief.house.dist(brief.campaign.slug) / "bieu-bao-cao"
    folder.mkdir(parents=True, exist_ok=True)
    paths = []
    for at, district in enumerate(districts(brief)):
        path = folder / f"bieu-bao-cao_{district.slug}.xlsx"
        path.write_bytes(_RIGHT.get(path.name) or _RIGHT.setdefault(path.name, _right(brief, plan, at)))
        paths.append(path)
        if changes := (edits or {}).get(district.slug):
            book = openpyxl.load_workbook(path)
            for cell, value in changes.items():
                name, _, spot = cell.rpartition("!")
                book[name or grid.FIGURES][spot] = value
            book.save(path)
    return paths


_RIGHT: dict[str, bytes] = {}
"""Forms filled in as they should be, made once for all tests of a process."""


def _right(brief: Brief, plan: Plan, at: int) -> bytes:
    book = openpyxl.load_workbook(BytesIO(report_form(brief, plan, districts(brief)[at])))
    sheet = book[grid.FIGURES]
    for row in rows(sheet):
        sheet.cell(row, grid.STATE + 1).value = grid.FULL
        for column in grid.columns(plan):
            sheet.cell(row, column.at + 1).value = figure(at, row, column)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def figure(form: int, row: int, column: grid.Column) -> int:
    """Some number that nothing else has, larger after than before."""
    return 1000 * form + 10 * row + column.at + (500 if column.when == "after" else 0)


def rows(sheet: Any) -> Iterator[int]:
    """Rows of communes, counted from 1."""
    for row in range(grid.FIRST + 1, sheet.max_row + 1):
        code = sheet.cell(row, grid.CODE + 1).value
        if isinstance(code, str) and code.isdigit():
            yield row
