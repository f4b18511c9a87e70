"""The rules that judge a campaign: its profiles with their numbers, and the findings it overrides."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import lru_cache
from pathlib import Path
from typing import Any

from coban.campaign.brief import Brief
from coban.campaign.house import House
from coban.campaign.judging import Judging, Override, Profile
from coban.campaign.reader import read_yaml
from coban.campaign.spots import unknown
from coban.campaign.wording import check as typed
from coban.checks.codes import ANY_CHECK, codes
from coban.checks.registry import Check, Option, chosen, registered
from coban.errors import Fault, InputError

Numbers = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Rule:
    """A check as one profile asks it."""

    check: Check
    options: Mapping[str, Option]
    profile: str
    advice: bool = False
    """Its findings change no verdict."""


def rules_of(brief: Brief) -> list[Rule]:
    """The rules that the campaign is judged by. Raises InputError with all that is unknown."""
    judging = brief.campaign.checks or Judging()
    names = judging.profiles or (brief.brand.id, *shipped_profiles(brief.house))
    rules: dict[tuple[str, bool], Rule] = {}
    faults: list[Fault] = []
    for name in names:
        try:
            found = _of_profile(brief, name)
        except InputError as error:
            faults += error.faults
            continue
        # A check that two profiles ask is asked once, with the numbers of the later one; advice is apart.
        rules |= {(rule.check.id, rule.advice): rule for rule in found}
    numbers = judging.numbers or {}
    faults += _wrong_numbers(brief, numbers, rules.values())
    faults += _wrong_overrides(brief, judging)
    if faults:
        raise InputError(faults)
    return [_with_numbers(rule, numbers) for rule in rules.values()]


def rules_from(numbers: Numbers, file: str, profile: str = "") -> list[Rule]:
    """Rules of checks by id with their options; `file` is what a fault names."""
    return [Rule(check, options, profile) for check, options in chosen(numbers, file)]


def shipped_profiles(house: House) -> list[str]:
    """Ids of assets/checks/, by name."""
    return [path.stem for path in house.assets("checks/*.yml")]


def profile(house: House, id: str) -> Profile:
    """A profile of assets/checks/. Raises InputError."""
    path = house.asset(f"checks/{id}.yml")
    if not path.is_file():
        raise InputError.at("profile", unknown("profile", id, shipped_profiles(house)))
    return _read(path, path.stat().st_mtime_ns)


def overriding(brief: Brief, check: str, code: str, order: str) -> Override | None:
    """What the campaign says of this finding on a piece of this order; the first that fits."""
    fits = (
        one
        for one in (brief.campaign.checks or Judging()).overrides
        if (one.check, one.code) == (check, code) and fnmatchcase(order, one.on)
    )
    return next(fits, None)


@lru_cache(maxsize=64)
def _read(path: Path, _changed_ns: int) -> Profile:
    """By its time of change: a long build reads each file once, a server notices an edit."""
    file = f"assets/checks/{path.name}"
    tree = read_yaml(path, file)
    found, problems = typed(Profile, tree.value)
    if found and found.id != path.stem:
        problems.append((("id",), f"id: expected the file's name '{path.stem}', got the text '{found.id}'"))
    faults = [*tree.faults, *(tree.fault(*problem) for problem in problems)]
    if faults or found is None:
        raise InputError(faults)
    return found


def _of_profile(brief: Brief, name: str) -> list[Rule]:
    if name == brief.brand.id:
        return rules_from(brief.brand.checks, f"assets/brand/{name}.yml", name)
    known = [brief.brand.id, *shipped_profiles(brief.house)]
    if name not in known:
        raise InputError.at(brief.file, f"checks: {unknown('profile', name, known)}")
    found = profile(brief.house, name)
    rules = rules_from(found.checks, f"assets/checks/{name}.yml", name)
    return [Rule(rule.check, rule.options, name, found.advice) for rule in rules]


def _wrong_numbers(brief: Brief, numbers: Numbers, rules: Iterable[Rule]) -> Iterator[Fault]:
    asked = sorted({rule.check.id for rule in rules})
    for id in numbers:
        if id in registered() and id not in asked:
            yield Fault(
                brief.file, 0, f"checks.numbers: no profile asks '{id}'; asked are: {', '.join(asked)}"
            )
    try:
        chosen(numbers, brief.file)
    except InputError as error:
        yield from error.faults


def _wrong_overrides(brief: Brief, judging: Judging) -> Iterator[Fault]:
    orders = [order.id for order in brief.campaign.orders] if judging.overrides else []
    for index, one in enumerate(judging.overrides):
        line = brief.lines.get(("checks", "overrides", index), 0)
        if one.check not in registered():
            yield Fault(brief.file, line, f"override: {unknown('check', one.check, list(registered()))}")
        elif one.code not in (known := [*codes(registered()[one.check]), *ANY_CHECK]):
            yield Fault(brief.file, line, f"override of '{one.check}': {unknown('code', one.code, known)}")
        if not any(fnmatchcase(order, one.on) for order in orders):
            yield Fault(brief.file, line, f"override of '{one.check}': {unknown('order', one.on, orders)}")


def _with_numbers(rule: Rule, numbers: Numbers) -> Rule:
    return Rule(rule.check, {**rule.options, **numbers.get(rule.check.id, {})}, rule.profile, rule.advice)
