"""phieu-dat-in.xlsx: the order sheet to sort, filter and fill in: figures are numbers, days are days."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

from coban.campaign.brief import Brief
from coban.campaign.facts import VIET_NAM, known
from coban.campaign.orders import Order
from coban.shop.order_sheet import SUM_LETTERS, tickets
from coban.shop.package import Job, Package
from coban.shop.ticket import Ticket, finishing, legible_from_mm, material, said, stand_in_names
from coban.shop.unmade import unmade
from coban.shop.words import side

FIRST_DAY = datetime(1980, 1, 1)
"""No wall-clock reaches the bytes."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What begins with one of them could be taken for a formula, also after the sheet went through CSV."""

DATE = "hh:mm dd/mm/yyyy"

Cell = str | float | int | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in letters, and what stands in it for one row."""

    head: str
    width: float
    value: Callable[..., Cell]


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


def _deadline(order: Order) -> Cell:
    when = known(order.deadline)
    if isinstance(when, datetime):
        return when.astimezone(VIET_NAM).replace(tzinfo=None)
    return said("", order.deadline).words


def _quantity(order: Order) -> Cell:
    return known(order.quantity) or said("", order.quantity).words


def _letter_cm(ticket: Ticket, job: Job) -> Cell:
    cap = job.row.smallest_cap_mm
    return round(cap / 10, 2) if cap else None


def _distance_m(ticket: Ticket, job: Job) -> Cell:
    cap = job.row.smallest_cap_mm
    return round(legible_from_mm(cap) / 1000, 1) if cap else None


def _slogan(ticket: Ticket, job: Job) -> Cell:
    return ticket.brief.campaign.message(job.row.message).text if job.row.message else None


def _stand_ins(ticket: Ticket, job: Job) -> Cell:
    return ", ".join(stand_in_names(ticket.brief, job.row.stand_ins)) or None


WHAT = (
    Column("Tệp", 46, lambda t, j: j.file),
    Column("Ấn phẩm", 26, lambda t, j: t.order.title),
    Column("Dành cho", 24, lambda t, j: j.copy.title if j.copy else None),
    Column("Mã", 9, lambda t, j: j.copy.code if j.copy else None),
    Column("Mặt, tờ", 9, lambda t, j: side(j.row.side) if j.row.side else None),
    Column("Khẩu hiệu", 28, _slogan),
)

WHERE = (
    Column("Nơi treo, dùng", 24, lambda t, j: said("", t.order.where).words),
    Column("Đơn vị phụ trách", 26, lambda t, j: said("", t.order.who).words),
    Column("Hạn xong", 17, lambda t, j: _deadline(t.order)),
)

STATE = (
    Column("Phông chữ", 17, lambda t, j: j.row.font),
    Column("Hình tạm còn trên tệp", 24, _stand_ins),
    Column("Chưa xác nhận", 26, lambda t, j: "; ".join(j.row.unconfirmed) or None),
    Column("Chữ nhỏ nhất (cm)", 10, _letter_cm),
    Column("Đọc được xa tới (m)", 11, _distance_m),
)

SUM = Column("SHA-256 (8 ký tự đầu)", 12, lambda t, j: j.row.sha256[:SUM_LETTERS])

PRINT = (
    *WHAT,
    Column("Rộng (cm)", 9, lambda t, j: j.row.size_mm[0] / 10),
    Column("Cao (cm)", 9, lambda t, j: j.row.size_mm[1] / 10),
    Column("Tỷ lệ tệp", 8, lambda t, j: f"1:{j.row.scale}"),
    Column("Tràn lề (cm)", 8, lambda t, j: j.kind.bleed_mm / 10),
    Column("Số bản", 9, lambda t, j: _quantity(t.order)),
    Column("Vật liệu", 24, lambda t, j: material(t.order, j.kind).words),
    Column("Gia công", 26, lambda t, j: finishing(t.order, j.kind).words),
    Column("Mực", 28, lambda t, j: t.inks()),
    *WHERE,
    *STATE,
    SUM,
)

DIGITAL = (
    *WHAT,
    Column("Rộng (px)", 9, lambda t, j: j.row.px[0] if j.row.px else None),
    Column("Cao (px)", 9, lambda t, j: j.row.px[1] if j.row.px else None),
    Column("Dung lượng (KB)", 11, lambda t, j: round(j.row.bytes / 1000, 1)),
    *WHERE,
    *STATE[:3],
    SUM,
)


UNMADE = (
    Column("Ấn phẩm", 36, lambda row: row.order.title),
    Column("Vì sao chưa có tệp", 44, lambda row: row.why),
    Column("Số lượng", 24, lambda row: _quantity(row.order)),
    Column("Đơn vị phụ trách", 36, lambda row: row.who.words),
    Column("Hạn xong", 22, lambda row: _deadline(row.order)),
)
