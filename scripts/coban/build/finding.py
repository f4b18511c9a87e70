"""What somebody typed: a commune, a district, a row of a list, by code or name, with or without marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import accumulate
from typing import Any, Generic, TypeVar

from coban.campaign.entries import Copy
from coban.campaign.places import Place, fold
from coban.errors import Fault
from coban.text import nfc

MOST_NEAR = 3
LONGEST_LIST = 300
"""Letters that a list of examples takes, about."""

KIND = re.compile(r"^(xã|phường|thị trấn|huyện|thành phố|thị xã|quận|đặc khu|tỉnh)\s+", re.IGNORECASE)

Thing = TypeVar("Thing")


@dataclass(frozen=True, slots=True)
class Named(Generic[Thing]):
    """A thing with everything that people call it, and how it is told apart from others."""

    thing: Thing
    labels: tuple[str, ...]
    told: str


def named_copies(copies: Iterable[Copy]) -> list[Named[Copy]]:
    """Communes and rows of lists by code, by name, by name and district (or detail)."""
    return [Named(copy, _labels(copy), f"{copy.code} ({copy.title})") for copy in copies]


def named_districts(places: Iterable[Place]) -> list[Named[tuple[Place, ...]]]:
    """The communes of each district by its name, and by its name and province."""
    districts: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        districts.setdefault((place.district, place.province), []).append(place)
    names = [district for district, _ in districts]
    return [
        Named(
            tuple(some),
            (name, _bare(name), f"{name} {province}", f"{_bare(name)} {_bare(province)}"),
            f"'{name}, {province}'" if names.count(name) > 1 else f"'{name}'",
        )
        for (name, province), some in districts.items()
    ]


def find(
    option: str,
    what: str,
    typed: Sequence[str],
    named: Sequence[Named[Thing]],
    *,
    others: Mapping[str, Sequence[Named[Any]]] | None = None,
) -> tuple[list[Thing], list[Fault]]:
    """What was typed, each thing once and in its own order; a name that is unknown, stands for several, or
    for one that was named already, is a fault.

    `what` says what such a thing is called; `others` are the things that other options take.
    """
    exact, plain = _index(named, _exact), _index(named, _plain)
    typed_for: dict[int, str] = {}
    faults = []
    for name in typed:
        # To the letter first: two names may differ in their marks alone.
        at = exact.get(_exact(name)) or plain.get(_plain(name)) or []
        if not at:
            takes = [
                other for other, things in (others or {}).items() if _plain(name) in _index(things, _plain)
            ]
            do = f"{takes[0]} takes it" if takes else _near(name, named, plain)
            faults.append(Fault(option, 0, f"'{name}' is no {what}; {do}"))
        elif len(at) > 1:
            told = ", ".join(named[index].told for index in at)
            faults.append(Fault(option, 0, f"'{name}' may be any of {len(at)}: {told}; say which"))
        elif at[0] in typed_for:
            faults.append(Fault(option, 0, _twice(typed_for[at[0]], name, named[at[0]].told)))
        else:
            typed_for[at[0]] = name
    return [named[index].thing for index in sorted(typed_for)], faults


def given_twice(option: str, typed: Sequence[str]) -> list[Fault]:
    """A fault for each word that stands more than once."""
    return [
        Fault(option, 0, _twice(name, name, name)) for name in dict.fromkeys(typed) if typed.count(name) > 1
    ]


def _labels(copy: Copy) -> tuple[str, ...]:
    if not isinstance(copy, Place):
        return copy.code, copy.name, copy.title
    names, districts = (copy.name, _bare(copy.name)), (copy.district, _bare(copy.district))
    return copy.code, *names, *(f"{name} {district}" for name in names for district in districts)


def _index(named: Sequence[Named[Thing]], key: Callable[[str], str]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for index, one in enumerate(named):
        for label in dict.fromkeys(map(key, one.labels)):
            found.setdefault(label, []).append(index)
    return found


def _near(name: str, named: Sequence[Named[Thing]], plain: dict[str, list[int]]) -> str:
    near = get_close_matches(_plain(name), plain, n=MOST_NEAR)
    at = dict.fromkeys(index for label in near for index in plain[label])
    meant = [named[index].told for index in at][:MOST_NEAR]
    if meant:
        return f"did you mean {' or '.join(meant)}?"
    return f"expected one such as {_list([one.told for one in named])}"


def _list(told: Sequence[str]) -> str:
    """As many as have room; a commune is told in few words, a guest in many."""
    ends = accumulate(len(one) for one in told)
    shown = max(1, sum(end <= LONGEST_LIST for end in ends))
    more = f" and {len(told) - shown} more" if len(told) > shown else ""
    return ", ".join(told[:shown]) + more


def _twice(first: str, second: str, told: str) -> str:
    if first == second:
        return f"'{first}' is given twice; leave one out"
    return f"'{first}' and '{second}' are the same, {told}; leave one out"


def _exact(name: str) -> str:
    """Blanks and commas do not count, nor do capitals."""
    return re.sub(r"[\s,]+", " ", nfc(name).casefold()).strip()


def _plain(name: str) -> str:
    return fold(_exact(name))


def _bare(name: str) -> str:
    """'Huyện Cao Lộc' → 'Cao Lộc'."""
    return KIND.sub("", name)
