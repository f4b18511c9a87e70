"""The workbook read back with openpyxl: types, print setup, no formula, the same bytes each time."""

from __future__ import annotations

import subprocess
import time
from dataclasses import replace
from datetime import datetime
from io import BytesIO
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from tests.shop.printed import clashes, words

from coban.artefact import Artefact
from coban.campaign import Brief, House
from coban.shop import Package, packages
from coban.shop.cells import wrapped
from coban.shop.columns import PRINT
from coban.shop.workbook import workbook
from coban.text import face


def opened(brief: Brief, package: Package) -> Workbook:
    return openpyxl.load_workbook(BytesIO(workbook(brief, package)))


def table(sheet: Worksheet) -> list[dict[str, object]]:
    head, *lines = sheet.iter_rows(values_only=True)
    return [dict(zip(map(str, head), line, strict=True)) for line in lines]


def test_a_row_for_each_file_with_figures_as_numbers_and_days_as_days(
    brief: Brief, rows: list[Artefact]
) -> None:
    package = packages(brief, rows)[0]
    book = opened(brief, package)
    assert book.sheetnames == ["Phiếu đặt in"]
    lines = table(book["Phiếu đặt in"])
    assert [line["Tệp"] for line in lines] == [job.file for job in package.jobs]
    first, job = lines[0], package.jobs[0]
    assert job.copy and (first["Dành cho"], first["Mã"]) == (job.copy.title, job.copy.code)
    assert (first["Rộng (cm)"], first["Cao (cm)"], first["Số bản"]) == (600, 100, 1)
    assert (first["Khẩu hiệu cao (cm)"], first["Khẩu hiệu đọc xa tới (m)"]) == (13.66, 41)
    assert (first["Chữ nhỏ nhất cao (cm)"], first["Chữ nhỏ nhất đọc xa tới (m)"]) == (4.54, 13.6)
    assert first["Chữ nhỏ nhất là"] == f"dòng cạnh mã QR “xulang.vn/q/{job.copy.code}”"
    assert first["Hạn xong"] == datetime(2022, 5, 11, 18)
    assert first["Tỷ lệ tệp"] == "1:10"
    assert first["Hình tạm còn trên tệp"] == "biểu trưng, logo VNPT, logo MBBANK"
    assert str(first["Vật liệu"]).startswith("chưa xác nhận")
    assert first["SHA-256 (8 ký tự đầu)"] == job.row.sha256[:8]


def test_codes_keep_their_leading_zero(brief: Brief, rows: list[Artefact]) -> None:
    sheet = opened(brief, packages(brief, rows)[0]).active
    assert isinstance(sheet, Worksheet)
    assert all(str(line["Mã"]).startswith("0") for line in table(sheet))


def test_the_provinces_book_has_digital_files_and_what_is_still_to_come(
    brief: Brief, rows: list[Artefact]
) -> None:
    package = packages(brief, rows)[-1]
    book = opened(brief, package)
    assert book.sheetnames == ["Phiếu đặt in", "Tệp số", "Chưa có tệp"]
    digital = table(book["Tệp số"])
    assert {(line["Rộng (px)"], line["Cao (px)"]) for line in digital} == {(1080, 1080)}
    unmade = {line["Ấn phẩm"]: line for line in table(book["Chưa có tệp"])}
    assert set(unmade) == {order.title for order in package.unmade}
    booth = unmade["Gian trưng bày 4,0 × 3,0 × 2,8 m"]
    assert (booth["Số lượng"], booth["Hạn xong"]) == (4, datetime(2022, 5, 11, 17))


def printed_pages(sheet: Worksheet) -> list[list[int]]:
    """Columns of each page across, from 1; without the one that is repeated."""
    ends = [0, *(mark.id for mark in sheet.col_breaks.brk), sheet.max_column]
    return [list(range(first + 1, last + 1)) for first, last in pairwise(ends)]


def widths_px(sheet: Worksheet) -> dict[int, float]:
    """Of each column at 96 dots an inch: the file tells digits of seven pixels, like columns once."""
    return {
        column: 7 * float(alike.width)
        for alike in sheet.column_dimensions.values()
        for column in range(alike.min, alike.max + 1)
    }


def test_it_prints_on_a4_across_in_letters_that_can_be_read(brief: Brief, rows: list[Artefact]) -> None:
    for sheet in opened(brief, packages(brief, rows)[-1]).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize or 0) == 9
        scale = int(sheet.page_setup.scale or 100) / 100
        assert not sheet.sheet_properties.pageSetUpPr.fitToPage, "all columns on a page are of three points"
        assert {cell.font.sz * scale for line in sheet.iter_rows() for cell in line} == {7.5}
        room_px = (297 / 25.4 - sheet.page_margins.left - sheet.page_margins.right) * 96 / scale
        pages, wide = printed_pages(sheet), widths_px(sheet)
        for number, page in enumerate(pages):
            repeated = [1] if number else []
            assert sum(wide[column] for column in repeated + page) < 0.98 * room_px
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert sheet.print_title_cols == ("$A:$A" if len(pages) > 1 else None)
        assert all(cell.alignment.wrap_text for cell in sheet[2])
        assert sheet.oddFooter.right.text.startswith("Trang")


def test_what_libreoffice_prints_of_it_can_be_read(
    brief: Brief, rows: list[Artefact], tmp_path: Path
) -> None:
    """Pages by threes across, each with the file; no cell runs into the row below; 7 pt at least."""
    package = packages(brief, rows)[0]
    (tmp_path / "phieu.xlsx").write_bytes(workbook(brief, package))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path}/profile", "--headless", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(tmp_path / "phieu.xlsx")],
        capture_output=True, check=True, timeout=180,
    )  # fmt: skip
    found = words(tmp_path / "phieu.pdf")
    assert not clashes(found)
    assert min(word.bottom - word.top for word in found) > 7
    for leaf, columns in enumerate(PRINT):
        shown = [word.text for word in found if (word.page - 1) % len(PRINT) == leaf]
        assert all(any(job.copy and job.copy.code in word for word in shown) for job in package.jobs)
        heads = {part for column in columns for part in column.head.split()}
        # A stand-in for Arial may lack Vietnamese letters; those of another face are words of their own.
        assert {part for part in heads if part.isascii()} <= set(shown)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("", 1),
        ("một hai", 1),
        ("một hai ba bốn năm sáu", 2),
        ("một\nhai\nba", 3),
        ("in/phuon/phuon_75x200cm.pdf", 3),
        ("100/84/0/12 100/84/0/12", 2),
        ("W" * 30, 4),
    ],
)
def test_lines_of_a_cell_are_counted_as_a_spreadsheet_breaks_them(
    house: House, text: str, lines: int
) -> None:
    assert wrapped(text, 16, face(house.asset("fonts/Arimo-Regular.ttf"))) == lines


@pytest.mark.parametrize("sign", ["=", "+", "-", "@"])
def test_what_looks_like_a_formula_stays_a_text(brief: Brief, rows: list[Artefact], sign: str) -> None:
    evil = f'{sign}HYPERLINK("https://example.invalid","Bấm vào đây")'
    orders = tuple(order.model_copy(update={"where": evil}) for order in brief.campaign.orders)
    campaign = brief.campaign.model_copy(update={"orders": orders})
    evil_brief = replace(brief, campaign=campaign)
    sheet = opened(evil_brief, packages(evil_brief, rows)[0]).active
    assert isinstance(sheet, Worksheet)
    found = [cell for line in sheet.iter_rows(min_row=2) for cell in line if cell.value == evil]
    assert len(found) == sheet.max_row - 1
    assert {(cell.data_type, cell.quotePrefix) for cell in found} == {("s", True)}
    assert not [
        cell for line in sheet.iter_rows() for cell in line if cell.data_type == "f" or cell.hyperlink
    ]


def test_the_same_bytes_each_time(brief: Brief, rows: list[Artefact]) -> None:
    package = packages(brief, rows)[0]
    first = workbook(brief, package)
    time.sleep(2.1)  # the clock of a ZIP ticks every two seconds
    assert workbook(brief, package) == first
