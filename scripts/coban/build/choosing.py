"""Which piece of which order is meant, or what could have been asked for."""

from __future__ import annotations

from dataclasses import dataclass

from coban.build.workbench import Workbench, workbench
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.campaign.facts import Unconfirmed, usable
from coban.campaign.orders import Order
from coban.campaign.spots import unknown
from coban.errors import InputError
from coban.layout import Commission, commissions


@dataclass(frozen=True, slots=True)
class Choice:
    """A piece of an order by the words of the command line; None where nothing was said."""

    order: str
    place: str | None = None
    """The code of a commune."""
    row: str | None = None
    """The code of a row of the order's list."""
    message: str | None = None
    side: str | None = None
    size: str | None = None

    def found(self, brief: Brief) -> tuple[Workbench, Copy | None]:
        """The commission set up, and whom the copy is for. Raises InputError."""
        known = [order.id for order in brief.campaign.orders]
        if self.order not in known:
            raise InputError.at(brief.file, unknown("order", self.order, known))
        order = brief.campaign.order(self.order)
        copy = self._copy(brief, order)
        one = self._commission(brief, order)
        return workbench(brief, order.id, one.message.id, one.side, size=self.size), copy

    def _copy(self, brief: Brief, order: Order) -> Copy | None:
        if order.places == "all":
            self._nothing_of("--row", self.row, f"order '{order.id}' is made for communes; use --place")
            return _copy_of(brief, order, "--place", self.place)
        self._nothing_of(
            "--place", self.place, f"order '{order.id}' is the same everywhere; leave --place out"
        )
        if brief.copies(order) != (None,):
            return _copy_of(brief, order, "--row", self.row)
        self._nothing_of("--row", self.row, f"order '{order.id}' has no copy for each row; leave --row out")
        return None

    @staticmethod
    def _nothing_of(option: str, value: str | None, why: str) -> None:
        if value:
            raise InputError.at(option, why)

    def _commission(self, brief: Brief, order: Order) -> Commission:
        every = commissions(brief, order, size=self.size)
        if not every:
            raise InputError.at(f"order '{order.id}'", _why_nothing(order))
        slogans = list(dict.fromkeys(one.message.id for one in every))
        message = _one_of(f"order '{order.id}'", "--message", "slogan", self.message, slogans)
        sides = [one.side for one in every if one.message.id == message]
        side = _one_of(f"order '{order.id}'", "--side", "side", self.side, sides)
        return next(one for one in every if (one.message.id, one.side) == (message, side))


def _copy_of(brief: Brief, order: Order, option: str, code: str | None) -> Copy:
    copies = [copy for copy in brief.copies(order) if copy]
    what, file = _list_of(brief, order)
    if not copies:
        raise InputError.at(f"order '{order.id}'", f"{file} has no row yet; put at least one there")
    first = copies[0].code
    if not code:
        raise InputError.at(
            option, f"order '{order.id}' is made for each {what}; say which, such as {option} {first}"
        )
    found = next((copy for copy in copies if copy.code == code), None)
    if not found:
        raise InputError.at(option, f"'{code}' is no code in {file}; one is {first}")
    return found


def _list_of(brief: Brief, order: Order) -> tuple[str, str]:
    """What the copies are for, and the file that lists them."""
    places = brief.campaign.places
    what = "commune" if order.places == "all" else "row of its list"
    file = (places.file if places else "places.csv") if order.places == "all" else usable(order.list)
    return what, f"docs/{brief.campaign.slug}/{file}"


def _one_of(order: str, option: str, what: str, asked: str | None, every: list[str]) -> str:
    named = [name for name in every if name]
    if asked is None and len(every) > 1:
        raise InputError.at(option, f"{order} has {len(every)} {what}s; say which: {', '.join(named)}")
    if asked and asked not in every:
        told = f"it has: {', '.join(named)}" if named else "it has but one; leave it out"
        raise InputError.at(option, f"'{asked}' is no {what} of {order}; {told}")
    return asked or every[0]


def _why_nothing(order: Order) -> str:
    """Why there is nothing to compose: the first reason that stands in the way."""
    if order.made_by:
        return f"is designed by others: {order.made_by}"
    if usable(order.format) is None:
        why = order.format.unconfirmed if isinstance(order.format, Unconfirmed) else "it is not given"
        return f"has no format yet: {why}; put a row of assets/formats.yml there when it is known"
    if not order.messages:
        return "has no slogan yet; put the ids of slogans under 'messages'"
    return "has no size yet; give one with --size, such as --size 850x120cm"
