"""phieu-dat-in.xlsx: the order sheet to sort, filter and fill in: figures are numbers, days are days.

On paper a table is several pages wide, each with the file's name at its left: one page for all columns would
be print of three points.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from itertools import accumulate, chain
from typing import Any

import xlsxwriter

from coban.campaign.brief import Brief
from coban.campaign.house import House
from coban.shop.cells import LETTER_PT, row_pt, wrapped
from coban.shop.columns import DIGITAL, PRINT, UNMADE, Cell, Column, Leaves
from coban.shop.order_sheet import tickets
from coban.shop.package import Package
from coban.shop.ticket import Ticket
from coban.shop.unmade import unmade
from coban.text import Face, face
from coban.typeset import FACES
from coban.vietnamese import number

FIRST_DAY = datetime(1980, 1, 1)
"""No wall-clock reaches the bytes."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What begins with one of them could be taken for a formula, also after the sheet went through CSV."""

DATE = "hh:mm dd/mm/yyyy"

LETTERS = {"font_name": "Arial", "font_size": LETTER_PT}

A4 = 9
MARGIN_IN = 0.4
PRINTED_PERCENT = 75
"""Letters of ten points print at seven and a half."""

Row = tuple[Any, ...]


def workbook(brief: Brief, package: Package) -> bytes:
    """The workbook: print files, digital files, orders without files; an empty sheet is left out."""
    stream = BytesIO()
    # Widths of columns are counted in the standard letters: Calibri, where it is missing, makes them wider.
    book = xlsxwriter.Workbook(stream, {"in_memory": True, "default_format_properties": LETTERS})
    book.set_properties({"title": f"Phiếu đặt in – {package.title}", "created": FIRST_DAY})
    running = f"{brief.campaign.name} – {package.title}"
    for name, leaves, rows in (
        ("Phiếu đặt in", PRINT, _jobs(brief, package, is_print=True)),
        ("Tệp số", DIGITAL, _jobs(brief, package, is_print=False)),
        ("Chưa có tệp", UNMADE, [(unmade(brief, order),) for order in package.unmade]),
    ):
        if rows:
            sheet = book.add_worksheet(name)
            _fill(sheet, [*chain(*leaves)], rows, _styles(book), brief.house)
            _set_up(sheet, leaves, len(rows), running, name)
    book.close()
    return stream.getvalue()


def _jobs(brief: Brief, package: Package, *, is_print: bool) -> list[Row]:
    every = tickets(brief, package, is_print=is_print)
    return [(Ticket(brief, ticket.order, [job]), job) for ticket in every for job in ticket.jobs]


def _fill(
    sheet: Any, columns: Sequence[Column], rows: Sequence[Row], styles: dict[str, Any], house: House
) -> None:
    bold, regular = (face(house.asset(FACES[weight])) for weight in ("700", "400"))
    for at, column in enumerate(columns):
        sheet.set_column(at, at, column.width)
        sheet.write_string(0, at, column.head, styles["head"])
    sheet.set_row(0, _height([column.head for column in columns], columns, bold))
    for line, row in enumerate(rows, 1):
        cells = [column.value(*row) for column in columns]
        for at, cell in enumerate(cells):
            _write(sheet, line, at, cell, styles)
        sheet.set_row(line, _height(cells, columns, regular))


def _height(cells: Sequence[Cell], columns: Sequence[Column], letters: Face) -> float:
    """Of the row, in pt: as much as its longest cell needs."""
    lines = (
        wrapped(_shown(cell), column.width, letters) for cell, column in zip(cells, columns, strict=True)
    )
    return row_pt(max(lines))


def _shown(cell: Cell) -> str:
    match cell:
        case None:
            return ""
        case datetime():
            return f"{cell:%H:%M %d/%m/%Y}"
        case int() | float():
            return number(cell)
        case _:
            return cell


def _set_up(sheet: Any, leaves: Leaves, rows: int, running: str, name: str) -> None:
    """For the screen and for paper."""
    sheet.freeze_panes(1, 1)
    sheet.autofilter(0, 0, rows, sum(map(len, leaves)) - 1)
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_print_scale(PRINTED_PERCENT)
    sheet.set_v_pagebreaks([*accumulate(map(len, leaves[:-1]))])
    sheet.print_across()
    sheet.repeat_rows(0)
    if len(leaves) > 1:
        sheet.repeat_columns(0)
    sheet.set_margins(MARGIN_IN, MARGIN_IN, 0.6, 0.6)
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
    base = {"text_wrap": True, "valign": "top"}
    line, figure = {"border": 1, "border_color": "#D5DFF0"}, {"align": "left"}
    return {
        "head": book.add_format(
            base | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#003580", "valign": "vcenter"}
        ),
        "text": book.add_format(base | line),
        "quoted": book.add_format(base | line | {"quote_prefix": True}),
        "date": book.add_format(base | line | figure | {"num_format": DATE}),
        "count": book.add_format(base | line | figure | {"num_format": "#,##0"}),
        "number": book.add_format(base | line | figure),
    }


def _plain(text: str) -> str:
    """Header and footer take & for a command."""
    return text.replace("&", "&&")
