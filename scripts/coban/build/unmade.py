"""Why something is not made: as a fault, while the rest of the build goes on, or before it begins."""

from __future__ import annotations

from coban.build.tidy import stop_when_full
from coban.campaign.entries import Copy
from coban.campaign.facts import Unconfirmed, usable
from coban.campaign.orders import Order
from coban.errors import CobanError, Fault, UnfitError


def unmade(where: str, error: Exception) -> Fault:
    """Raises the error again when the disk is full: nothing else could be made either."""
    stop_when_full(error)
    ours = "" if isinstance(error, CobanError) else f"a fault of coban: {type(error).__name__}: "
    return Fault(where, 0, f"{ours}{error}")


def piece_unmade(where: str, error: Exception, copy: Copy | None = None) -> Fault:
    """The same of one piece; what cannot be set names its order, its place and its text itself."""
    if isinstance(error, UnfitError):
        return Fault("layout", 0, str(error))
    return unmade(f"{where}, {copy.title} ({copy.code})" if copy else where, error)


def why_nothing(order: Order) -> str:
    """Why there is nothing to compose: the first reason that stands in the way."""
    if order.made_by:
        return f"is designed by others: {order.made_by}"
    if usable(order.format) is None:
        why = order.format.unconfirmed if isinstance(order.format, Unconfirmed) else "it is not given"
        return f"has no format yet: {why}; put a row of assets/formats.yml there when it is known"
    if not order.messages:
        return "has no slogan yet; put the ids of slogans under 'messages'"
    if order.code == "link" and not usable(order.link):
        return "has no address for its code yet; put one under 'link'"
    return "has no size yet; give one with --size, such as --size 850x120cm"
