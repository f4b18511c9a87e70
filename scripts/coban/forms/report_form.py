"""A report form for one district: its communes filled in, headings protected, lists to choose, totals."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from coban.campaign.brief import Brief
from coban.campaign.facts import known
from coban.forms import report_grid as grid
from coban.forms.report_help import help_lines
from coban.forms.report_plan import District, Plan
from coban.forms.report_rules import choice, set_rules, whole_number
from coban.forms.sheets import Book, workbook
from coban.vietnamese import OPEN, day

WIDTHS = {grid.NUMBER: 4.5, grid.CODE: 7, grid.NAME: 21, grid.STATE: 13}
FIGURE_WIDTH, REMARK_WIDTH = 8.6, 17.0
LETTERS_ON_A_LINE = 18
"""Of a heading over two columns of figures."""


def report_form(brief: Brief, plan: Plan, district: District) -> bytes:
    """The workbook as bytes, the same each time."""
    stream = BytesIO()
    running = f"{brief.campaign.name} – {district.name}"
    with workbook(stream, f"{plan.title} – {district.name}") as book:
        sheet = book.sheet(grid.FIGURES, running=running, head_rows=(grid.HEADS, grid.FIRST - 1))
        _head(book, sheet, brief, plan, district)
        _headings(book, sheet, plan)
        _communes(book, sheet, plan, district)
        _totals(book, sheet, plan, district)
        set_rules(sheet, plan, district, book.style["doubt"])
        _other(book, book.sheet(grid.OTHER, running=running), plan, district)
        _help(book, book.sheet(grid.HELP, running=running), brief, plan, district)
    return stream.getvalue()


def _head(book: Book, sheet: Any, brief: Brief, plan: Plan, district: District) -> None:
    for column in range(grid.remark_column(plan) + 1):
        sheet.set_column(column, column, WIDTHS.get(column, FIGURE_WIDTH))
    sheet.set_column(grid.remark_column(plan), grid.remark_column(plan), REMARK_WIDTH)
    sheet.set_row(0, 27)
    book.write(sheet, 0, 0, plan.title, "title")
    about = f"{brief.campaign.name}, từ ngày {day(plan.starts)} đến ngày {day(plan.ends)}"
    book.write(sheet, 1, 0, about, "plain")
    rows = (
        (grid.DISTRICT, "Huyện, thành phố", district.name, "strong"),
        (grid.FORM_ID, "Mã biểu (không sửa)", grid.form_id(brief.campaign.slug, district, plan), "plain"),
    )
    for (row, column), label, text, style in rows:
        book.write(sheet, row, 0, label, "label")
        book.write(sheet, row, column, text, style)
    for (row, column), label, style in (
        (grid.LAUNCH_FORM, "Lễ phát động: hình thức", "fill"),
        (grid.LAUNCH_DAY, "Lễ phát động: ngày", "fill_day"),
    ):
        book.write(sheet, row, 0, label, "label")
        book.write(sheet, row, column, None, style)
    where = known(plan.send_to) or f"địa chỉ nhận {OPEN}"
    sent = f"{plan.sender} gửi {plan.to} trước ngày {day(plan.before)} ({where})"
    book.write(sheet, 6, 0, "Gửi biểu", "label")
    book.write(sheet, 6, grid.STATE, sent, "plain")


def _headings(book: Book, sheet: Any, plan: Plan) -> None:
    top, last = grid.HEADS, grid.FIRST - 1
    for at, name in (
        (grid.NUMBER, "STT"),
        (grid.CODE, "Mã"),
        (grid.NAME, "Xã, phường, thị trấn"),
        (grid.STATE, "Tình trạng"),
        (grid.remark_column(plan), "Ghi chú"),
    ):
        sheet.merge_range(top, at, last, at, name, book.style["head"])
    at = grid.FIRST_FIGURE
    for order, task in enumerate(plan.tasks, 1):
        width = 2 * len(task.figures)
        title = f"{order}. {task.short or task.name}"
        if width:
            sheet.merge_range(top, at, top, at + width - 1, title, book.style["head"])
        at += width
    for column in grid.columns(plan):
        if column.when == "before":
            name = column.figure.name
            sheet.merge_range(top + 1, column.at, top + 1, column.at + 1, name, book.style["subhead"])
        book.write(sheet, last, column.at, column.word, "subhead")
    longest = max(len(figure.name) for figure in plan.figures)
    sheet.set_row(top, 22)
    sheet.set_row(top + 1, 13.5 * (longest // LETTERS_ON_A_LINE + 2))
    sheet.freeze_panes(grid.FIRST, grid.STATE)


def _communes(book: Book, sheet: Any, plan: Plan, district: District) -> None:
    for order, place in enumerate(district.communes):
        row = grid.FIRST + order
        sheet.set_row(row, 24)
        book.write(sheet, row, grid.NUMBER, order + 1, "centre")
        book.write(sheet, row, grid.CODE, place.code, "centre")
        book.write(sheet, row, grid.NAME, place.name, "text")
        book.write(sheet, row, grid.STATE, None, "fill")
        for column in grid.columns(plan):
            book.write(sheet, row, column.at, None, "fill_count")
        book.write(sheet, row, grid.remark_column(plan), None, "fill")


def _totals(book: Book, sheet: Any, plan: Plan, district: District) -> None:
    row = grid.sums_row(district)
    sheet.set_row(row, 24)
    sheet.merge_range(row, 0, row, grid.NAME, f"Cộng {district.within}", book.style["sum"])
    full = f'=COUNTIF({grid.down(district, grid.STATE)},"{grid.FULL}")&"/{len(district.communes)} đủ"'
    sheet.write_formula(row, grid.STATE, full, book.style["sum"], f"0/{len(district.communes)} đủ")
    for column in grid.columns(plan):
        total = f"=SUM({grid.down(district, column.at)})"
        sheet.write_formula(row, column.at, total, book.style["sum_count"], 0)
    book.write(sheet, row, grid.remark_column(plan), None, "sum")
    sign = row + 2
    half = grid.FIRST_FIGURE + len(plan.figures)
    for at, who in ((grid.NAME, "NGƯỜI LẬP BIỂU"), (half, f"TRƯỞNG {plan.sender.upper()}")):
        book.write(sheet, sign, at, who, "strong")
        book.write(sheet, sign + 1, at, "(Ký, ghi rõ họ tên)", "label")


def _other(book: Book, sheet: Any, plan: Plan, district: District) -> None:
    """The sheet for what a district adds of its own."""
    for at, width in enumerate((28, 60, 30, 14, 14)):
        sheet.set_column(at, at, width)
    book.write(sheet, 0, 0, plan.other, "title")
    book.write(sheet, 1, 0, f"{district.name}. Không có nội dung khác thì để trống trang này.", "plain")
    for at, name in enumerate(grid.OTHER_COLUMNS):
        book.write(sheet, grid.OTHER_FIRST - 1, at, name, "head")
    last = grid.OTHER_FIRST + grid.OTHER_ROWS - 1
    for row in range(grid.OTHER_FIRST, last + 1):
        for at in range(len(grid.OTHER_COLUMNS)):
            book.write(sheet, row, at, None, "fill" if at < 3 else "fill_count")
    codes = f"='{grid.FIGURES}'!$C${grid.FIRST + 1}:$C${grid.sums_row(district) + 1}"
    sheet.data_validation(
        grid.OTHER_FIRST,
        0,
        last,
        0,
        {
            **choice(["x"], "Nơi triển khai"),
            "source": codes,
            "error_message": "Chọn một xã, phường, thị trấn, hoặc dòng cộng cho toàn huyện, thành phố.",
        },
    )
    for column in (3, 4):
        rule = whole_number(grid.Column(column, plan.figures[0], "before" if column == 3 else "after"))
        rule["input_message"] = "Số nguyên; đơn vị ghi ở cột bên trái."
        sheet.data_validation(grid.OTHER_FIRST, column, last, column, rule)
    sheet.freeze_panes(grid.OTHER_FIRST, 0)
    sheet.protect("", {"format_rows": True})


def _help(book: Book, sheet: Any, brief: Brief, plan: Plan, district: District) -> None:
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110)
    book.write(sheet, 0, 0, "Cách điền biểu", "title")
    for row, (what, how) in enumerate(help_lines(brief, plan, district), 2):
        book.write(sheet, row, 0, what, "strong_top")
        book.write(sheet, row, 1, how, "top")
        sheet.set_row(row, 14.5 * max(len(how) // 125 + 1, len(what) // 36 + 1) + 5)
    sheet.protect("", {"format_rows": True})
