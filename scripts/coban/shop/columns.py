"""The order sheet as a workbook, column by column: what stands under each head."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from coban.campaign.facts import VIET_NAM, known
from coban.campaign.orders import Order
from coban.shop.letters import smallest_line
from coban.shop.order_sheet import SUM_LETTERS
from coban.shop.package import Job
from coban.shop.shape import shape
from coban.shop.ticket import Ticket
from coban.shop.told import finishing, legible_from_mm, material, said, stand_in_names
from coban.shop.words import side

Cell = str | float | int | datetime | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in letters, and what stands in it for one row."""

    head: str
    width: float
    value: Callable[..., Cell]


def _deadline(order: Order) -> Cell:
    when = known(order.deadline)
    if isinstance(when, datetime):
        return when.astimezone(VIET_NAM).replace(tzinfo=None)
    return said("", order.deadline).words


def _quantity(order: Order) -> Cell:
    return known(order.quantity) or said("", order.quantity).words


def _letter_cm(cap_mm: float | None) -> Cell:
    return round(cap_mm / 10, 2) if cap_mm else None


def _distance_m(cap_mm: float | None) -> Cell:
    return round(legible_from_mm(cap_mm) / 1000, 1) if cap_mm else None


def _slogan(ticket: Ticket, job: Job) -> Cell:
    return ticket.brief.campaign.message(job.row.message).text if job.row.message else None


def _stand_ins(ticket: Ticket, job: Job) -> Cell:
    return ", ".join(stand_in_names(ticket.brief, job.row.stand_ins)) or None


def _finishing(ticket: Ticket, job: Job) -> Cell:
    """With what is cut along, joined and folded, and the die file."""
    made = [f"{told.label}: {told.words}" for told in shape(job.kind, job.row.size_mm)]
    die = [f"Tệp đường bế: {job.die_file}"] if job.die else []
    return ". ".join([finishing(ticket.order, job.kind).words, *made, *die])


WHAT = (
    Column("Tệp", 38, lambda t, j: j.file),
    Column("Ấn phẩm", 24, lambda t, j: t.order.title),
    Column("Dành cho", 22, lambda t, j: j.copy.title if j.copy else None),
    Column("Mã", 8, lambda t, j: j.copy.code if j.copy else None),
    Column("Mặt, tờ", 8, lambda t, j: side(j.row.side) if j.row.side else None),
    Column("Khẩu hiệu", 27, _slogan),
)

WHERE = (
    Column("Nơi treo, dùng", 20, lambda t, j: said("", t.order.where).words),
    Column("Đơn vị phụ trách", 25, lambda t, j: said("", t.order.who).words),
    Column("Hạn xong", 16, lambda t, j: _deadline(t.order)),
)

STATE = (
    Column("Phông chữ", 15, lambda t, j: j.row.font),
    Column("Hình tạm còn trên tệp", 22, _stand_ins),
    Column("Chưa xác nhận", 24, lambda t, j: "; ".join(j.row.unconfirmed) or None),
)

LETTERS = (
    Column("Khẩu hiệu cao (cm)", 10, lambda t, j: _letter_cm(j.row.caps_mm.get("message"))),
    Column("Khẩu hiệu đọc xa tới (m)", 11, lambda t, j: _distance_m(j.row.caps_mm.get("message"))),
    Column("Chữ nhỏ nhất là", 24, lambda t, j: smallest_line(j.row) or None),
    Column("Chữ nhỏ nhất cao (cm)", 10, lambda t, j: _letter_cm(j.row.smallest_cap_mm)),
    Column("Chữ nhỏ nhất đọc xa tới (m)", 11, lambda t, j: _distance_m(j.row.smallest_cap_mm)),
)

SUM = Column("SHA-256 (8 ký tự đầu)", 12, lambda t, j: j.row.sha256[:SUM_LETTERS])

Leaves = tuple[tuple[Column, ...], ...]
"""The columns of a table, page by page: what is printed on the first page, on the one to its right, …"""

PRINT: Leaves = (
    (
        *WHAT,
        Column("Rộng (cm)", 8, lambda t, j: j.row.size_mm[0] / 10),
        Column("Cao (cm)", 8, lambda t, j: j.row.size_mm[1] / 10),
        Column("Tỷ lệ tệp", 8, lambda t, j: f"1:{j.row.scale}"),
        Column("Tràn lề (cm)", 9, lambda t, j: j.kind.bleed_mm / 10),
        Column("Số bản", 17, lambda t, j: _quantity(t.order)),
    ),
    (
        Column("Vật liệu", 24, lambda t, j: material(t.order, j.kind).words),
        Column("Gia công", 28, _finishing),
        Column("Mực", 29, lambda t, j: t.inks()),
        *WHERE,
    ),
    (*STATE, *LETTERS, SUM),
)

DIGITAL: Leaves = (
    (
        *WHAT,
        Column("Rộng (px)", 9, lambda t, j: j.row.px[0] if j.row.px else None),
        Column("Cao (px)", 9, lambda t, j: j.row.px[1] if j.row.px else None),
        Column("Dung lượng (KB)", 12, lambda t, j: round(j.row.bytes / 1000, 1)),
    ),
    (*WHERE, *STATE, SUM),
)

UNMADE: Leaves = (
    (
        Column("Ấn phẩm", 36, lambda row: row.order.title),
        Column("Vì sao chưa có tệp", 48, lambda row: row.why),
        Column("Số lượng", 32, lambda row: _quantity(row.order)),
        Column("Đơn vị phụ trách", 40, lambda row: row.who.words),
        Column("Hạn xong", 26, lambda row: _deadline(row.order)),
    ),
)
