"""Which wishes mean something for which files, when several orders are asked for at once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from coban.build.wishes import Idle, Wishes
from coban.errors import Fault
from coban.layout import Commission


@dataclass(frozen=True, slots=True)
class Files:
    """Those of one commission, for which something is wished."""

    name: str
    """What they are called in a fault: 'x.pdf', '.pdf files'."""
    suffix: str
    commission: Commission


@dataclass(frozen=True, slots=True)
class Granted:
    """What becomes of the wishes."""

    wishes: tuple[Wishes, ...]
    """For each of the files those that mean something for them."""
    left: tuple[str, ...]
    """Each wish that leaves some orders alone, with these orders."""
    faults: tuple[Fault, ...]
    """Wishes that mean nothing for any file, and what a piece cannot be."""


def grant(wishes: Wishes, every: Sequence[Files]) -> Granted:
    """A wish is for the files that it means something for; it is refused when there are none."""
    idle = [wishes.idle(one.name, one.suffix, one.commission) for one in every]
    nowhere = set.intersection(*map(set, idle)) if idle else set()
    faults = [Fault(one[wish].option, 0, one[wish].told) for one in idle for wish in nowhere]
    for one in every:
        faults += wishes.faults(one.name, one.suffix, one.commission)
    return Granted(
        tuple(wishes.without(some) for some in idle), tuple(_left(every, idle, nowhere)), tuple(faults)
    )


def _left(every: Sequence[Files], idle: Sequence[Mapping[str, Idle]], nowhere: set[str]) -> Iterator[str]:
    """'--no-marks: only for .pdf; made without it: facebook-bai, xem-truoc'."""
    orders: dict[str, dict[str, None]] = {}
    for files, some in zip(every, idle, strict=True):
        for wish in (wish for wish in some if wish not in nowhere):
            told = f"{some[wish].option}: {some[wish].limit}"
            orders.setdefault(told, {})[files.commission.order.id] = None
    for told, named in orders.items():
        yield f"{told}; made without it: {', '.join(named)}"
