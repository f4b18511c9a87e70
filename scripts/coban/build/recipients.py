"""Whom the pieces of an order are meant for: communes, rows of a list, or everybody alike."""

from __future__ import annotations

from collections.abc import Sequence

from coban.build.choice import Choice
from coban.build.finding import find, named_copies, named_districts
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.campaign.facts import usable
from coban.campaign.orders import Order
from coban.campaign.places import Place
from coban.errors import Fault

Copies = tuple[Copy | None, ...]


class Recipients:
    """Of the orders of one campaign; what is not there is noted, and the search goes on."""

    def __init__(self, brief: Brief, choice: Choice, orders: Sequence[Order]) -> None:
        """Without any order known, communes that are named are looked for all the same."""
        self._brief, self._choice = brief, choice
        self.faults: list[Fault] = []
        for_communes = not orders or any(order.places == "all" for order in orders)
        self._named = self._named_places() if for_communes and (choice.places or choice.districts) else ()

    def of(self, order: Order) -> Copies:
        """None alone for a piece that is the same for all; nothing where they could not be found."""
        every = self._brief.copies(order)
        if order.places == "all":
            return self._communes(order, every)
        if every == (None,):
            self._refuse_places(order, "is the same everywhere")
            why = f"order '{order.id}' has no copy for each row; leave --row out"
            self._refuse("--row", self._choice.rows, why)
            return every
        return self._rows(order, every)

    def _named_places(self) -> tuple[Place, ...]:
        """The communes that are named one by one or by their district."""
        every, choice, file = self._brief.places, self._choice, _list_of(self._brief, None)
        if not every:
            self.faults.append(Fault(file, 0, "has no commune; leave --place and --district out"))
            return ()
        communes, districts = named_copies(every), named_districts(every)
        alone, faults = find(
            "--place", f"commune of {file}", choice.places, communes, others={"--district": districts}
        )
        whole, more = find(
            "--district", f"district of {file}", choice.districts, districts, others={"--place": communes}
        )
        self.faults += [*faults, *more]
        wanted = {one.code for some in (alone, *whole) for one in some}
        return tuple(place for place in every if place.code in wanted)

    def _communes(self, order: Order, every: Copies) -> Copies:
        choice = self._choice
        self._refuse("--row", choice.rows, f"order '{order.id}' is made for communes; use --place")
        if choice.places or choice.districts:
            return self._named
        return self._all_of(order, "commune", "--place", every)

    def _rows(self, order: Order, every: Copies) -> Copies:
        self._refuse_places(order, "is made for each row of its list, with --row")
        if not self._choice.rows or not every:
            return self._all_of(order, "row of its list", "--row", every)
        what = f"row of {_list_of(self._brief, order)}"
        rows, faults = find("--row", what, self._choice.rows, named_copies(filter(None, every)))
        self.faults += faults
        return tuple(rows)

    def _all_of(self, order: Order, what: str, option: str, every: Copies) -> Copies:
        """Where nothing narrower is said."""
        if not every or every[0] is None:
            told = f"{_list_of(self._brief, order)} has no row yet; put at least one there"
            self.faults.append(Fault(f"order '{order.id}'", 0, told))
            return ()
        if self._choice.every:
            return every
        more = "" if self._choice.only_one else f", or --all for all {len(every)}"
        which = f"say which, such as {option} {every[0].code}{more}"
        self.faults.append(Fault(option, 0, f"order '{order.id}' is made for each {what}; {which}"))
        return ()

    def _refuse_places(self, order: Order, why: str) -> None:
        for option, words in (("--place", self._choice.places), ("--district", self._choice.districts)):
            self._refuse(option, words, f"order '{order.id}' {why}; leave {option} out")

    def _refuse(self, option: str, words: Sequence[str], why: str) -> None:
        if words:
            self.faults.append(Fault(option, 0, why))


def _list_of(brief: Brief, order: Order | None) -> str:
    """The file that lists whom the order's copies are for; without an order, the communes'."""
    places = brief.campaign.places
    of_places = order is None or order.places == "all"
    file = (places.file if places else "places.csv") if of_places or order is None else usable(order.list)
    return f"docs/{brief.campaign.slug}/{file}"
