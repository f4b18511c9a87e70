"""Orders of which there is no file yet, and why."""

from __future__ import annotations

from dataclasses import dataclass

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed, usable
from coban.campaign.orders import Order
from coban.shop.told import Told, said
from coban.vietnamese import OPEN


@dataclass(frozen=True, slots=True)
class Unmade:
    """A line of the table of what is still to come."""

    order: Order
    why: str
    quantity: Told
    who: Told
    deadline: Told


def unmade(brief: Brief, order: Order) -> Unmade:
    """The order with the first reason that stands in its way."""
    return Unmade(
        order,
        _why(brief, order),
        said("", order.quantity),
        said("", order.who),
        said("", order.deadline),
    )


def _why(brief: Brief, order: Order) -> str:
    if order.made_by:
        return "Đơn vị phụ trách tự thiết kế"
    format_id = usable(order.format)
    if format_id is None:
        return _open("Loại ấn phẩm", order.format)
    if not (usable(order.size) or brief.formats[format_id].size):
        return _open("Kích thước", order.size)
    if not order.messages:
        return "Chưa chọn khẩu hiệu"
    return "Chưa làm được: xem report.html"


def _open(what: str, fact: object) -> str:
    return f"{what} {OPEN}: {fact.unconfirmed}" if isinstance(fact, Unconfirmed) else f"{what} {OPEN}"
