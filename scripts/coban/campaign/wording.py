"""What pydantic found, worded for a designer: where, what, what was expected, what to do."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coban.campaign.facts import Noun, Unconfirmed
from coban.campaign.grower import Spot
from coban.campaign.meanings import meanings
from coban.campaign.places import ascii_slug
from coban.campaign.reader import named
from coban.campaign.spots import Problem, place_of, said, unknown

N = TypeVar("N", bound=Noun)

EXPECTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "date_type": "a date such as 2022-05-12",
    "datetime_type": "a day and hour such as 2022-05-12T18:00:00+07:00",
    "tuple_type": "a list",
    "dict_type": "keys and values",
    "model_type": "keys and values",
}

OTHER: Mapping[str, Callable[[Any, Mapping[str, Any]], str]] = {
    "literal_error": lambda got, ctx: f"expected {ctx['expected']}, got {named(got)}",
    "string_too_short": lambda got, ctx: "the text is empty; write it, or delete the key",
    "string_too_long": lambda got, ctx: (
        f"the text has {len(got)} characters; expected at most {ctx['max_length']}"
    ),
    "string_pattern_mismatch": lambda got, ctx: _not_an_id(got),
    "greater_than": lambda got, ctx: f"expected a number over {ctx['gt']:g}, got {named(got)}",
    "greater_than_equal": lambda got, ctx: f"expected a number of at least {ctx['ge']:g}, got {named(got)}",
    "less_than_equal": lambda got, ctx: f"expected a number of at most {ctx['le']:g}, got {named(got)}",
    "finite_number": lambda got, ctx: f"expected a number that can be counted, got {named(got)}",
    "too_long": lambda got, ctx: f"expected {ctx['max_length']} items, got {ctx['actual_length']}",
    "value_error": lambda got, ctx: str(ctx["error"]),
}


@dataclass(frozen=True, slots=True)
class _Found:
    """What pydantic found at a spot of the file; `noun` has the last key of the spot, or should have."""

    spot: Spot
    kind: str
    got: Any
    context: Mapping[str, Any]
    noun: type[Noun]
    may_be_open: bool


def check(noun: type[N], raw: Mapping[str, Any]) -> tuple[N | None, list[Problem]]:
    """The raw facts as a noun, or all that is wrong with them. A draft must be of its fact's own type."""
    found, problems = _validate(noun, raw)
    drafts: list[Spot] = []
    provisional = _with_drafts(raw, (), drafts)
    if drafts:
        known = {spot for spot, _ in problems}
        for spot, message in _validate(noun, provisional)[1]:
            if spot not in known and any(spot[: len(draft)] == draft for draft in drafts):
                place = place_of(raw, spot)
                problems.append((spot, message.replace(place, f"{place}.draft", 1)))
    return found, problems


def _validate(noun: type[N], raw: Mapping[str, Any]) -> tuple[N | None, list[Problem]]:
    try:
        return noun.model_validate(raw, strict=True), []
    except ValidationError as error:
        by_spot: dict[Spot, list[_Found]] = {}
        for detail in error.errors(include_url=False):
            found = _found(noun, detail)
            by_spot.setdefault(found.spot, []).append(found)
        return None, [_problem(raw, same) for same in by_spot.values()]


def _problem(raw: Mapping[str, Any], same: list[_Found]) -> Problem:
    """One message for all that was found at one spot: each member of a union complains for itself."""
    spot, kind, got, context = same[0].spot, same[0].kind, same[0].got, same[0].context
    if kind == "missing" and isinstance(spot[-1], int):
        return spot[:-1], said(raw, spot[:-1], f"expected more items, got {len(got)}")
    if kind == "missing":
        meaning = meanings(same[0].noun)[str(spot[-1])]
        hint = meaning[0].lower() + meaning[1:].rstrip(".")
        return spot, said(raw, spot[:-1], f"'{spot[-1]}' is missing ({hint})")
    if kind == "extra_forbidden":
        message = _unknown_key(str(spot[-1]), got, list(same[0].noun.model_fields))
        return spot, said(raw, spot[:-1], message)
    if kind in EXPECTED:
        expected = " or ".join(dict.fromkeys(EXPECTED[one.kind] for one in same if one.kind in EXPECTED))
        message = f"expected {expected}, got {named(got)}"
        if got is None and same[0].may_be_open:
            message += '; when nobody knows it yet, write {unconfirmed: "why"}'
        return spot, said(raw, spot, message)
    return spot, said(raw, spot, OTHER[kind](got, context))


def _unknown_key(key: str, value: Any, names: list[str]) -> str:
    message = unknown("key", key, names)
    if value is None and " " in key:
        message += "; quote texts that hold a comma"
    return message


def _not_an_id(text: str) -> str:
    wanted = ascii_slug(text)[:64].strip("-") or "bang-zon-xa"
    expected = "expected lower-case letters a to z, digits and single hyphens"
    return f"'{text}' is not an id; {expected}, such as '{wanted}'"


def _found(noun: type[Noun], detail: ErrorDetails) -> _Found:
    """pydantic's detail with its location freed of the names of union members, which no file contains."""
    spot: list[str | int] = []
    here: Any = noun
    keeper, may_be_open = noun, False
    for step in detail["loc"]:
        members = _members(here)
        may_be_open = Unconfirmed in members
        if len(members) > 1:
            here = Unconfirmed if step == "unconfirmed" else members[0]
            continue
        spot.append(step)
        keeper, here = _inside(members[0], keeper, step)
    return _Found(tuple(spot), detail["type"], detail["input"], detail.get("ctx", {}), keeper, may_be_open)


def _inside(annotation: Any, keeper: type[Noun], step: str | int) -> tuple[type[Noun], Any]:
    """One step down: the noun whose key was taken last, and the annotation of what stands there."""
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        field = annotation.model_fields.get(str(step))
        return annotation, field.annotation if field else Any
    arguments = get_args(annotation)
    return keeper, arguments[-1 if get_origin(annotation) is dict else 0] if arguments else Any


def _members(annotation: Any) -> list[Any]:
    """What the value may be, nothing apart; several for a union."""
    if get_origin(annotation) is Annotated:
        return _members(get_args(annotation)[0])
    if get_origin(annotation) not in (Union, types.UnionType):
        return [annotation]
    return [one for member in get_args(annotation) if member is not type(None) for one in _members(member)]


def _with_drafts(value: Any, spot: Spot, drafts: list[Spot]) -> Any:
    """The value with every draft in the place of its fact; their spots are added to `drafts`."""
    if isinstance(value, tuple):
        return tuple(_with_drafts(item, (*spot, i), drafts) for i, item in enumerate(value))
    if not isinstance(value, dict):
        return value
    if "unconfirmed" in value and value.get("draft") is not None:
        drafts.append(spot)
        return value["draft"]
    return {key: _with_drafts(item, (*spot, key), drafts) for key, item in value.items()}
