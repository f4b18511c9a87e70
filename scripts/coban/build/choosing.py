"""Which pieces of which orders are meant, or everything that was asked for and is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from coban.build.choice import Choice
from coban.build.finding import given_twice
from coban.build.recipients import Recipients
from coban.build.unmade import why_nothing
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.campaign.orders import Order
from coban.campaign.spots import unknown
from coban.errors import Fault, InputError
from coban.layout import Commission, commissions


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pieces of one commission."""

    commission: Commission
    copies: tuple[Copy | None, ...]


def choose(brief: Brief, choice: Choice) -> tuple[list[Chosen], list[Fault]]:
    """What is meant, in the campaign's order, and every fault; with a fault, less than what is meant."""
    search = _Search(brief, choice)
    chosen = [one for order in search.orders for one in search.pieces(order)]
    return chosen, [*search.faults, *search.recipients.faults]


class _Search:
    """One look through a campaign; what is not there is noted, and the search goes on."""

    def __init__(self, brief: Brief, choice: Choice) -> None:
        self._brief, self._choice = brief, choice
        self.faults: list[Fault] = []
        self.orders = list(self._orders())
        for option, words in (("--message", choice.messages), ("--side", choice.sides)):
            self.faults += given_twice(option, words)
        self.recipients = Recipients(brief, choice, self.orders)
        if not self.orders:
            self._slogans_of_the_campaign()

    def pieces(self, order: Order) -> list[Chosen]:
        """The order's pieces that are meant."""
        copies = self.recipients.of(order)
        every = self._commissions(order)
        if not every:
            return []
        slogans = list(dict.fromkeys(one.message.id for one in every))
        sides = list(dict.fromkeys(one.side for one in every))
        messages = self._some(order, "--message", "slogan", self._choice.messages, slogans)
        wanted = self._some(order, "--side", "side", self._choice.sides, sides)
        return [
            Chosen(one, copies)
            for one in every
            if copies and one.message.id in messages and one.side in wanted
        ]

    def _orders(self) -> Iterator[Order]:
        every = self._brief.campaign.orders
        known = [order.id for order in every]
        if not self._choice.orders:
            self._fault("ORDER", f"say which; known orders: {', '.join(known)}")
        self.faults += given_twice("ORDER", self._choice.orders)
        for name in self._choice.orders:
            if name not in known:
                self._fault(self._brief.file, unknown("order", name, known))
        yield from (order for order in every if order.id in self._choice.orders)

    def _slogans_of_the_campaign(self) -> None:
        """What can be said of slogans when no order is known."""
        known = [message.id for message in self._brief.campaign.messages]
        for name in self._choice.messages:
            if name not in known:
                self._fault("--message", unknown("slogan", name, known))

    def _commissions(self, order: Order) -> list[Commission]:
        size = self._choice.size
        try:
            every = commissions(self._brief, order, size=size)
        except InputError as error:
            # The campaign's own sizes were read already: it is the one that was typed.
            self.faults += [Fault("--size", 0, fault.message) for fault in error.faults]
            return commissions(self._brief, order)
        if not every:
            self._fault(f"order '{order.id}'", why_nothing(order))
        return every

    def _some(
        self, order: Order, option: str, what: str, asked: Sequence[str], every: Sequence[str]
    ) -> Sequence[str]:
        """Those that were asked for, or the only one there is, or all of them."""
        named = [name for name in every if name]
        strange = [name for name in dict.fromkeys(asked) if name not in named]
        for name in strange:
            near = get_close_matches(name, named, n=1)
            hint = f"did you mean '{near[0]}'? " if near else ""
            told = f"{hint}it has: {', '.join(named)}" if named else "it has but one; leave it out"
            self._fault(option, f"'{name}' is no {what} of order '{order.id}'; {told}")
        if not asked and len(every) > 1 and not self._choice.every:
            how = f"say which{'' if self._choice.only_one else ', or --all'}: {', '.join(named)}"
            self._fault(option, f"order '{order.id}' has {len(every)} {what}s; {how}")
        return asked or every

    def _fault(self, where: str, message: str) -> None:
        self.faults.append(Fault(where, 0, message))
