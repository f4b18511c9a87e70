"""phieu-dat-in.pdf: the order sheet to sign off, an order at a time with its files below."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from coban.campaign.brief import Brief
from coban.campaign.facts import known
from coban.shop.letters import sizes
from coban.shop.package import DIES, Package
from coban.shop.ticket import Ticket
from coban.shop.told import Told, said
from coban.shop.unmade import Unmade, unmade
from coban.shop.words import page, whom
from coban.vietnamese import moment, number

SUM_LETTERS = 8
"""Of the sha256: enough to tell files apart by eye."""

AGREED = ("Số lượng", "Vật liệu", "Gia công")
"""What shop and client settle with each other where no document says it."""


@dataclass(frozen=True, slots=True)
class FileRow:
    """A line of an order's table of files."""

    file: str
    die: str
    """Its die file's path in the package; '' for one that is cut along its trim."""
    whom: str
    letters: list[str]
    """How high the slogan's and the smallest are, and from how far they can be read."""
    copies: str | None
    sum: str


@dataclass(frozen=True, slots=True)
class DigitalRow:
    """The digital files of one order, which the shop only passes on."""

    title: str
    size: str
    folder: str
    files: list[str]
    where: Told
    deadline: Told


def tickets(brief: Brief, package: Package, *, is_print: bool = True) -> list[Ticket]:
    """One for each order of the package that has files of this sort."""
    return [Ticket(brief, order, jobs) for order, jobs in package.by_order(is_print=is_print)]


def order_sheet(brief: Brief, package: Package) -> str:
    """The sheet as HTML."""
    orders = tickets(brief, package)
    return page(
        "order_sheet.html.j2",
        brief,
        package,
        title="Phiếu đặt in",
        first=list(first_of_all(orders)),
        client=[
            Told("Đơn vị đặt in", brief.campaign.owner.name),
            said("Điện thoại", brief.campaign.owner.phone),
        ],
        totals=list(_totals(orders)),
        tickets=orders,
        ticket_rows=file_rows,
        blanks=list(_blanks(orders)),
        signed=[("Bên đặt in", brief.campaign.owner.name), ("Bên nhận in", "Xưởng in: ………………………………")],
        digital=list(_digital(brief, package)),
        unmade=_unmade(brief, package),
    )


def first_of_all(orders: list[Ticket]) -> Iterator[str]:
    """What must be settled before anything is printed."""
    stand_ins = dict.fromkeys(name for ticket in orders for name in ticket.stand_ins)
    if stand_ins:
        yield f"Còn hình tạm: {', '.join(stand_ins)}. Chờ tệp có logo chính thức rồi mới in."
    for ticket in orders:
        yield from (f"{ticket.order.title}, chưa xác nhận: {why}." for why in ticket.unconfirmed)
    if any(told.open and told.label == "Vật liệu" for ticket in orders for told in ticket.making()):
        yield "Vật liệu chưa xác nhận: xưởng và đơn vị đặt in thống nhất, ghi vào phiếu này."
    if any(job.die for ticket in orders for job in ticket.jobs):
        yield f"Tệp trong thư mục {DIES}/ là đường bế: đưa vào máy bế hay làm khuôn, đừng in."
    yield "Soát tờ to-kiem.pdf: tên địa danh, dấu tiếng Việt, mã QR của từng tệp."
    yield "So 8 ký tự đầu của SHA-256 khi nghi tệp bị sửa; đủ mã kiểm tra trong tệp SHA256SUMS."


def file_rows(ticket: Ticket, package: Package) -> Iterator[FileRow]:
    """The table of files of one order."""
    several = len({job.row.message for job in ticket.jobs}) > 1
    for job in ticket.jobs:
        yield FileRow(
            file=job.name,
            die=job.die_file,
            whom=whom(ticket.brief, job, slogan=several, within=package),
            letters=sizes(job.row),
            copies=number(ticket.quantity) if ticket.quantity else None,
            sum=job.row.sha256[:SUM_LETTERS],
        )


def _totals(orders: list[Ticket]) -> Iterator[Told]:
    files = sum(len(ticket.jobs) for ticket in orders)
    copies = [len(ticket.jobs) * ticket.quantity for ticket in orders if ticket.quantity]
    is_open = len(copies) < len(orders)
    more = " (chưa kể mục chưa xác nhận số lượng)" if is_open else ""
    yield Told("Tổng số", f"{number(files)} tệp in, {number(sum(copies))} bản{more}", is_open)
    deadlines = [when for ticket in orders if (when := known(ticket.order.deadline))]
    first: datetime | None = min(deadlines, default=None)
    yield Told("Hạn sớm nhất", moment(first)) if first else said("Hạn sớm nhất", None)


def _blanks(orders: list[Ticket]) -> Iterator[str]:
    """What the two sides agree on by hand: first what is open in an order, then the delivery."""
    for ticket in orders:
        is_open = [told.label for told in ticket.making() if told.open and told.label in AGREED]
        if is_open:
            what = ", ".join([is_open[0], *(label.lower() for label in is_open[1:])])
            yield f"{what}: {ticket.order.title}"
    yield from ("Nơi giao hàng", "Ngày giao hàng", "Người nhận hàng, điện thoại")


def _digital(brief: Brief, package: Package) -> Iterator[DigitalRow]:
    for ticket in tickets(brief, package, is_print=False):
        order = ticket.order
        files = [job.name for job in ticket.jobs]
        where, deadline = said("", order.where), said("", order.deadline)
        yield DigitalRow(order.title, ticket.size, ticket.folder, files, where, deadline)


def _unmade(brief: Brief, package: Package) -> list[Unmade]:
    return [unmade(brief, order) for order in package.unmade]
