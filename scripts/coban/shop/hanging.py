"""huong-dan-treo.pdf: for those who hang the pieces: where, how high, from when to when, whom to ask."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from coban.campaign.brief import Brief
from coban.campaign.facts import known
from coban.campaign.measures import height_mm
from coban.campaign.model import Phase
from coban.campaign.orders import Order
from coban.shop.letters import letters
from coban.shop.package import Job, Package
from coban.shop.ticket import Ticket
from coban.shop.told import Told, finishing, said
from coban.shop.words import page, whom
from coban.vietnamese import day, length, number

HANDED_OUT = ("leaflet", "cover", "bag", "invitation", "badge")
"""Designs of pieces that nobody hangs."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One piece to hang."""

    whom: str
    file: str
    code: str
    """What its QR opens."""


@dataclass(frozen=True, slots=True)
class Guide:
    """How the pieces of one order are hung."""

    title: str
    place: list[Told]
    piece: list[Told]
    spots: list[Spot]


def hanging(brief: Brief, package: Package) -> str:
    """The instructions as HTML."""
    guides = [_guide(brief, package, ticket) for ticket in hung(brief, package)]
    return page("hanging.html.j2", brief, package, title="Hướng dẫn treo", guides=guides)


def hung(brief: Brief, package: Package) -> list[Ticket]:
    """The orders that are put up somewhere."""
    tickets = [Ticket(brief, order, jobs) for order, jobs in package.by_order(is_print=True)]
    return [ticket for ticket in tickets if ticket.kind.design not in HANDED_OUT]


def _guide(brief: Brief, package: Package, ticket: Ticket) -> Guide:
    several = len({job.row.message for job in ticket.jobs}) > 1
    spots = [
        Spot(whom(brief, job, slogan=several, within=package), job.name, _code(job)) for job in ticket.jobs
    ]
    return Guide(ticket.order.title, list(_place(brief, ticket)), list(_piece(ticket)), spots)


def _place(brief: Brief, ticket: Ticket) -> Iterator[Told]:
    """Where and when, and whom to ask: an office, never a person."""
    order, owner = ticket.order, brief.campaign.owner
    yield said("Nơi treo", order.where)
    yield _how_high(order)
    yield said("Xong trước", order.deadline)
    yield said("Treo từ", order.hangs_from)
    yield said("Hạ xuống sau", order.hangs_to)
    if phase := next((phase for phase in brief.campaign.phases if phase.id == order.phase), None):
        yield Told("Giai đoạn", _phase(phase))
    yield Told("Hỏi ai", "; ".join(dict.fromkeys(filter(None, (order.who, owner.name)))))
    yield said("Điện thoại", owner.phone)


def _how_high(order: Order) -> Told:
    height = known(order.hangs_at)
    if height is None:
        return said("Độ cao treo", order.hangs_at)
    return Told("Độ cao treo", f"mép dưới cách mặt đất {number(height_mm(height) / 1000)} m")


def _piece(ticket: Ticket) -> Iterator[Told]:
    """What to know of the piece itself."""
    kind = ticket.kind
    width, height = ticket.jobs[0].row.size_mm
    side = "; cạnh dài nằm ngang" if width > height else "; cạnh dài đứng" if height > width else ""
    yield Told("Khổ và chiều", f"{ticket.size}{side}")
    yield Told("Khoảng cách đọc", f"{number(round(kind.reading_mm / 1000, 1))} m")
    yield from letters(ticket.jobs)
    yield finishing(ticket.order, kind)
    if kind.pocket_mm:
        yield Told("Luồn cọc", f"ống {length(kind.pocket_mm)} ở đầu và chân")
    if kind.eyelets_mm:
        yield Told("Khoen", f"cách nhau {length(kind.eyelets_mm)}: buộc đủ mọi khoen")
    if kind.hidden_bottom_mm:
        yield Told("Phần bị che", f"{length(kind.hidden_bottom_mm)} dưới cùng")
    if any(job.row.qr for job in ticket.jobs):
        own = "mỗi tấm một mã riêng, treo đúng nơi; " if len({job.row.qr for job in ticket.jobs}) > 1 else ""
        yield Told("Mã QR", f"{own}không để dây, cây, cột che mã; treo xong quét thử bằng điện thoại")


def _phase(phase: Phase) -> str:
    return f"{phase.name}: {day(phase.starts)} – {day(phase.ends)}"


def _code(job: Job) -> str:
    return job.row.qr[0] if len(job.row.qr) == 1 else f"{len(job.row.qr)} mã" if job.row.qr else ""
