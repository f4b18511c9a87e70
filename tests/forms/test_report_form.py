"""The forms read back with openpyxl, calculated by LibreOffice: what is locked, chosen, counted, added up."""

from __future__ import annotations

import csv
import time
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pypdfium2
import pytest
from openpyxl.utils import range_boundaries
from tests.forms.conftest import Office, figure, filled, rows

from coban.campaign import Brief
from coban.errors import InputError
from coban.forms import report_grid as grid
from coban.forms import write_report_forms
from coban.forms.report_form import report_form
from coban.forms.report_plan import Plan, districts, read_plan

HERE = Path(__file__).parents[1] / "cases" / "forms"


@pytest.fixture
def books(dak_nong: Brief) -> list[Any]:
    return [openpyxl.load_workbook(path) for path in write_report_forms(dak_nong)]


def test_a_form_for_each_district_with_its_communes(dak_nong: Brief, books: list[Any]) -> None:
    assert len(books) == 8
    listed = []
    for book, district in zip(books, districts(dak_nong), strict=True):
        sheet = book[grid.FIGURES]
        found = [(sheet.cell(row, 2).value, sheet.cell(row, 3).value) for row in rows(sheet)]
        assert found == [(place.code, place.name) for place in district.communes]
        assert sheet["D3"].value == district.name
        listed += found
    assert len(listed) == len(set(listed)) == 71


def test_headings_are_the_documents_words(books: list[Any], plan: Plan) -> None:
    sheet = books[0][grid.FIGURES]
    heads = [cell.value for cell in sheet[grid.HEADS + 2] if cell.value]
    assert heads == [one.name for one in plan.figures]
    assert [sheet.cell(grid.FIRST, at).value for at in range(5, 19)] == ["Trước", "Sau"] * 7


def test_only_what_is_to_be_filled_in_is_unlocked(books: list[Any]) -> None:
    for book in books:
        sheet = book[grid.FIGURES]
        communes = set(rows(sheet))
        free = {
            (cell.row, cell.column)
            for line in sheet.iter_rows()
            for cell in line
            if not cell.protection.locked
        }
        assert free == {(5, 4), (6, 4)} | {(row, at) for row in communes for at in range(4, 20)}
        assert all(one.protection.sheet for one in book.worksheets)
        assert not any(one.protection.password for one in book.worksheets)


def test_every_cell_to_fill_in_has_its_rule(books: list[Any]) -> None:
    sheet = books[0][grid.FIGURES]
    rules = {spot: rule for rule in sheet.data_validations.dataValidation for spot in _spots(str(rule.sqref))}
    for row in rows(sheet):
        assert rules[row, 4].type == "list"
        assert rules[row, 4].formula1 == f'"{",".join(grid.STATES)}"'
        for at in range(5, 19):
            assert (rules[row, at].type, rules[row, at].formula1, rules[row, at].formula2) == (
                "whole",
                "0",
                "9999999",
            )
            assert rules[row, at].errorStyle in (None, "stop")
    assert rules[5, 4].formula1 == '"Trực tiếp,Trực tuyến"'
    assert rules[6, 4].type == "date"
    other = books[0][grid.OTHER].data_validations.dataValidation
    assert other[0].formula1.replace("'", "") == f"{grid.FIGURES}!$C$12:$C$20"


def _spots(ranges: str) -> Iterator[tuple[int, int]]:
    for one in ranges.split():
        left, top, right, bottom = range_boundaries(one)
        yield from ((row, at) for row in range(top, bottom + 1) for at in range(left, right + 1))


def test_libreoffice_adds_the_totals_up(dak_nong: Brief, plan: Plan, office: Office) -> None:
    path = filled(dak_nong, plan)[1]
    with office(path, "csv:Text - txt - csv (StarCalc):44,34,76,1").open(
        encoding="utf-8", newline=""
    ) as stream:
        lines = list(csv.reader(stream))
    total = next(line for line in lines if line[0].startswith("Cộng huyện Đăk Glong"))
    communes = range(grid.FIRST + 1, grid.FIRST + 8)
    wanted = [sum(figure(1, row, column) for row in communes) for column in grid.columns(plan)]
    assert [int("".join(filter(str.isdigit, cell))) for cell in total[4:18]] == wanted
    assert total[3] == "7/7 đủ"


def test_libreoffice_shows_it_on_one_page_and_two_more(dak_nong: Brief, office: Office) -> None:
    longest = max(write_report_forms(dak_nong), key=lambda path: path.stat().st_size)
    pdf = pypdfium2.PdfDocument(office(longest, "pdf"))
    assert len(pdf) == 3
    assert all(page.get_size()[0] > page.get_size()[1] for page in pdf)


def test_the_same_bytes_each_time(dak_nong: Brief, plan: Plan) -> None:
    first = report_form(dak_nong, plan, districts(dak_nong)[0])
    time.sleep(2.1)  # the clock of a ZIP ticks every two seconds
    assert report_form(dak_nong, plan, districts(dak_nong)[0]) == first
    assert openpyxl.load_workbook(BytesIO(first)).properties.created.year == 1980


def test_a_form_tells_what_the_documents_leave_open(books: list[Any]) -> None:
    told = " ".join(
        str(cell.value) for line in books[0][grid.HELP].iter_rows() for cell in line if cell.value
    )
    assert "Địa chỉ nhận chưa xác nhận: Văn bản không ghi địa chỉ nhận biểu" in told
    assert "Lũy kế hay trong đợt" in told


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "id: tai-khoan",
            "id: ho-so-truc-tuyen",
            "figure 'ho-so-truc-tuyen' stands twice; rename one of them",
        ),
        ("ends: 2022-10-10", "ends: 2022-09-10", "ends: 2022-09-10 is before the first day 2022-10-01"),
        (
            "before: 2022-10-15",
            "before: sớm",
            "before: expected a date such as 2022-05-12, got the text 'sớm'",
        ),
        ("unit: người", "unitt: người", "key 'unitt' is unknown; did you mean 'unit'?"),
    ],
)
def test_what_is_wrong_with_a_plan_is_told_with_its_line(
    dak_nong: Brief, tmp_path: Path, old: str, new: str, said: str
) -> None:
    source = dak_nong.house.folder("dak-nong-ra-quan") / "bieu-bao-cao.yml"
    text = source.read_text("utf-8")
    assert old in text
    (tmp_path / "docs").unlink()
    wrong = tmp_path / "docs" / "dak-nong-ra-quan" / "bieu-bao-cao.yml"
    wrong.parent.mkdir(parents=True)
    wrong.write_text(text.replace(old, new), "utf-8")
    with pytest.raises(InputError) as caught:
        read_plan(dak_nong)
    line = text[: text.index(old)].count("\n") + 1
    fault = next(fault for fault in caught.value.faults if said in str(fault))
    assert (fault.file, fault.line) == ("docs/dak-nong-ra-quan/bieu-bao-cao.yml", line)
