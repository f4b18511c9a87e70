"""The workbook read back with openpyxl: types, print setup, no formula, the same bytes each time."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import datetime
from io import BytesIO

import openpyxl
import pytest
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from coban.artefact import Artefact
from coban.campaign import Brief
from coban.shop import Package, packages
from coban.shop.workbook import workbook


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
    assert (first["Chữ nhỏ nhất (cm)"], first["Đọc được xa tới (m)"]) == (4.54, 13.6)
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


def test_it_prints_on_a4_across_with_the_head_on_every_page(brief: Brief, rows: list[Artefact]) -> None:
    for sheet in opened(brief, packages(brief, rows)[-1]).worksheets:
        assert sheet.page_setup.orientation == "landscape"
        assert int(sheet.page_setup.paperSize or 0) == 9
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.freeze_panes == "B2"
        assert sheet.print_title_rows == "$1:$1"
        assert all(cell.alignment.wrap_text for cell in sheet[2])
        assert sheet.oddFooter.right.text.startswith("Trang")


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
