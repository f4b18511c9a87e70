"""phieu-dat-in.xlsx: the order sheet to sort, filter and fill in: figures are numbers, days are days."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from coban.campaign.brief import Brief
from coban.shop.columns import DIGITAL, PRINT, UNMADE, Cell, Column
from coban.shop.order_sheet import tickets
from coban.shop.package import Job, Package
from coban.shop.ticket import Ticket
from coban.shop.unmade import unmade

FIRST_DAY = datetime(1980, 1, 1)
"""No wall-clock reaches the bytes."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What begins with one of them could be taken for a formula, also after the sheet went through CSV."""

DATE = "hh:mm dd/mm/yyyy"


def workbook(brief: Brief, package: Package) -> bytes:
    """The workbook: print files, digital files, orders without files; an empty sheet is left out."""
    stream = BytesIO()
    book = xlsxwriter.Workbook(stream, {"in_memory": True})
    book.set_properties({"title": f"Phiếu đặt in – {package.title}", "created": FIRST_DAY})
    for name, columns, rows in (
        ("Phiếu đặt in", PRINT, _jobs(brief, package, is_print=True)),
        ("Tệp số", DIGITAL, _jobs(brief, package, is_print=False)),
        ("Chưa có tệp", UNMADE, [(unmade(brief, order),) for order in package.unmade]),
    ):
        if rows:
            _sheet(book, name, columns, rows, f"{brief.campaign.name} – {package.title}")
    book.close()
    return stream.getvalue()


def _jobs(brief: Brief, package: Package, *, is_print: bool) -> list[tuple[Ticket, Job]]:
    every = tickets(brief, package, is_print=is_print)
    return [(Ticket(brief, ticket.order, [job]), job) for ticket in every for job in ticket.jobs]


def _sheet(
    book: Any, name: str, columns: Sequence[Column], rows: Sequence[tuple[Any, ...]], running: str
) -> None:
    sheet = book.add_worksheet(name)
    styles = _styles(book)
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.head, styles["head"])
        for line, row in enumerate(rows, 1):
            _write(sheet, line, at, column.value(*row), styles)
    sheet.set_row(0, 32)
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, len(rows), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_margins(0.4, 0.4, 0.6, 0.6)
    sheet.set_header(f"&L&8{_plain(running)}&R&8{_plain(name)}")
    sheet.set_footer("&R&8Trang &P/&N")


def _write(sheet: Any, line: int, at: int, value: Cell, styles: dict[str, Any]) -> None:
    match value:
        case None:
            sheet.write_blank(line, at, None, styles["text"])
        case datetime():
            sheet.write_datetime(line, at, value, styles["date"])
        case int():
            sheet.write_number(line, at, value, styles["count"])
        case float():
            sheet.write_number(line, at, value, styles["number"])
        case str():
            style = "quoted" if value.startswith(FORMULA_SIGNS) else "text"
            sheet.write_string(line, at, value, styles[style])


def _styles(book: Any) -> dict[str, Any]:
    base = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "top"}
    line = {"bottom": 1, "bottom_color": "#D5DFF0"}
    return {
        "head": book.add_format(
            base | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#003580", "valign": "vcenter"}
        ),
        "text": book.add_format(base | line),
        "quoted": book.add_format(base | line | {"quote_prefix": True}),
        "date": book.add_format(base | line | {"num_format": DATE, "align": "left"}),
        "count": book.add_format(base | line | {"num_format": "#,##0"}),
        "number": book.add_format(base | line),
    }


def _plain(text: str) -> str:
    """Header and footer take & for a command."""
    return text.replace("&", "&&")
