"""What a campaign orders, so that one can say which of it is meant."""

from __future__ import annotations

from dataclasses import dataclass

from coban.build.unmade import why_nothing
from coban.campaign.brief import Brief
from coban.campaign.entries import Entry
from coban.campaign.orders import Order
from coban.layout import commissions


@dataclass(frozen=True, slots=True)
class Offer:
    """One order and its pieces."""

    order: str
    title: str
    size: str
    pieces: int
    each: str
    """What there is a piece for: '200 communes × 2 slogans'; '' for a single one."""
    unmade: str
    """Why there is no piece; '' where there is."""


def offers(brief: Brief) -> list[Offer]:
    """Every order, as campaign.yml has them."""
    return [_offer(brief, order) for order in brief.campaign.orders]


def _offer(brief: Brief, order: Order) -> Offer:
    every, copies = commissions(brief, order), brief.copies(order)
    if not every or not copies:
        why = why_nothing(order) if not every else "its list has no row yet"
        return Offer(order.id, order.title, "", 0, "", why)
    listed = "row" if isinstance(copies[0], Entry) else "commune"
    counts = {
        listed: 0 if copies[0] is None else len(copies),
        "slogan": len({one.message.id for one in every}),
        "side": len({one.side for one in every}),
    }
    each = " × ".join(
        f"{n} {what}{'' if n == 1 else 's'}" for what, n in counts.items() if n > 1 or (n and what == listed)
    )
    return Offer(order.id, order.title, every[0].size_name, len(every) * len(copies), each, "")
