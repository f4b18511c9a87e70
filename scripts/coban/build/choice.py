"""Choice: pieces of a campaign by the words of the command line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """Pieces of orders, as they were typed."""

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
