"""Which pieces of which orders are meant, or everything that was asked for and is not there."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import get_close_matches

from coban.build.finding import find, given_twice, named_copies, named_districts
from coban.build.unmade import why_nothing
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.campaign.facts import usable
from coban.campaign.orders import Order
from coban.campaign.places import Place
from coban.campaign.spots import unknown
from coban.errors import Fault, InputError
from coban.layout import Commission, commissions


@dataclass(frozen=True, slots=True)
class Choice:
    """Pieces of orders by the words of the command line."""

    orders: tuple[str, ...]
    places: tuple[str, ...] = ()
    """Communes by code or name."""
    districts: tuple[str, ...] = ()
    rows: tuple[str, ...] = ()
    """Rows of an order's list by code or name."""
    messages: tuple[str, ...] = ()
    sides: tuple[str, ...] = ()
    size: str | None = None
    every: bool = False
    """All communes, rows, slogans and sides, where nothing narrower is said."""
    only_one: bool = False
    """The command is about one piece and has no --all."""

    @property
    def names_one(self) -> bool:
        """Whether it can mean but one piece, by its words alone."""
        lists = (self.orders, self.places, self.rows, self.messages, self.sides)
        return not self.every and not self.districts and all(len(words) <= 1 for words in lists)


@dataclass(frozen=True, slots=True)
class Chosen:
    """The pieces of one commission."""

    commission: Commission
    copies: tuple[Copy | None, ...]


def choose(brief: Brief, choice: Choice) -> tuple[list[Chosen], list[Fault]]:
    """What is meant, in the campaign's order, and every fault; with a fault, less than what is meant."""
    search = _Search(brief, choice)
    chosen = [one for order in search.orders for one in search.pieces(order)]
    return chosen, search.faults


class _Search:
    """One look through a campaign; what is not there is noted, and the search goes on."""

    def __init__(self, brief: Brief, choice: Choice) -> None:
        self._brief, self._choice = brief, choice
        self.faults: list[Fault] = []
        self.orders = list(self._orders())
        for option, words in (("--message", choice.messages), ("--side", choice.sides)):
            self.faults += given_twice(option, words)
        for_communes = not self.orders or any(order.places == "all" for order in self.orders)
        wanted = for_communes and (choice.places or choice.districts)
        self._places = self._named_places() if wanted else ()
        if not self.orders:
            self._slogans_of_the_campaign()

    def pieces(self, order: Order) -> list[Chosen]:
        """The order's pieces that are meant."""
        copies = self._copies(order)
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

    def _named_places(self) -> tuple[Place, ...]:
        """The communes that are named one by one or by their district."""
        every, choice = self._brief.places, self._choice
        file = _list_of(self._brief, None)
        if not every:
            self._fault(file, "has no commune; leave --place and --district out")
            return ()
        communes, districts = named_copies(every), named_districts(every)
        of = f"of {file}"
        alone, faults = find(
            "--place", f"commune {of}", choice.places, communes, others={"--district": districts}
        )
        whole, more = find(
            "--district", f"district {of}", choice.districts, districts, others={"--place": communes}
        )
        self.faults += [*faults, *more]
        wanted = {one.code for some in (alone, *whole) for one in some}
        return tuple(place for place in every if place.code in wanted)

    def _copies(self, order: Order) -> tuple[Copy | None, ...]:
        """Whom the order's pieces are for; none where that could not be found."""
        choice, every = self._choice, self._brief.copies(order)
        if order.places == "all":
            self._unfit("--row", choice.rows, f"order '{order.id}' is made for communes; use --place")
            if choice.places or choice.districts:
                return self._places
            return self._all_of(order, "commune", "--place", every)
        listed = every != (None,)
        why = "is made for each row of its list, with --row" if listed else "is the same everywhere"
        for option, words in (("--place", choice.places), ("--district", choice.districts)):
            self._unfit(option, words, f"order '{order.id}' {why}; leave {option} out")
        if not listed:
            self._unfit("--row", choice.rows, f"order '{order.id}' has no copy for each row; leave --row out")
            return every
        if not choice.rows or not every:
            return self._all_of(order, "row of its list", "--row", every)
        file = _list_of(self._brief, order)
        rows, faults = find("--row", f"row of {file}", choice.rows, named_copies(filter(None, every)))
        self.faults += faults
        return tuple(rows)

    def _all_of(
        self, order: Order, what: str, option: str, every: tuple[Copy | None, ...]
    ) -> tuple[Copy | None, ...]:
        if not every or every[0] is None:
            file = _list_of(self._brief, order)
            self._fault(f"order '{order.id}'", f"{file} has no row yet; put at least one there")
            return ()
        if self._choice.every:
            return every
        more = "" if self._choice.only_one else f", or --all for all {len(every)}"
        which = f"say which, such as {option} {every[0].code}{more}"
        self._fault(option, f"order '{order.id}' is made for each {what}; {which}")
        return ()

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

    def _unfit(self, option: str, words: Sequence[str], why: str) -> None:
        if words:
            self._fault(option, why)

    def _fault(self, where: str, message: str) -> None:
        self.faults.append(Fault(where, 0, message))


def _list_of(brief: Brief, order: Order | None) -> str:
    """The file that lists whom the order's copies are for; without an order, the communes'."""
    places = brief.campaign.places
    of_places = order is None or order.places == "all"
    file = (places.file if places else "places.csv") if of_places or order is None else usable(order.list)
    return f"docs/{brief.campaign.slug}/{file}"
