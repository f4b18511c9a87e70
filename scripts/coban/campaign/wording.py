"""What pydantic found, worded for a designer: where, what, what was expected, what to do."""

from __future__ import annotations

import types
from collections.abc import Callable, Mapping
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from coban.campaign.facts import Noun, Unconfirmed
from coban.campaign.grower import Spot
from coban.campaign.places import ascii_slug
from coban.campaign.reader import named
from coban.campaign.spots import Problem, child, place_of, said, unknown

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
        by_spot: dict[Spot, list[ErrorDetails]] = {}
        for detail in error.errors(include_url=False):
            by_spot.setdefault(_spot(detail["loc"], raw), []).append(detail)
        return None, [_problem(noun, raw, spot, details) for spot, details in by_spot.items()]


def _problem(noun: type[Noun], raw: Mapping[str, Any], spot: Spot, details: list[ErrorDetails]) -> Problem:
    kind, got, context = details[0]["type"], details[0]["input"], details[0].get("ctx", {})
    if kind == "missing" and isinstance(spot[-1], int):
        return spot[:-1], said(raw, spot[:-1], f"expected more items, got {len(got)}")
    if kind == "missing":
        meaning = str(_noun_at(noun, raw, spot[:-1]).model_fields[str(spot[-1])].description)
        hint = meaning[0].lower() + meaning[1:].rstrip(".")
        return spot, said(raw, spot[:-1], f"'{spot[-1]}' is missing ({hint})")
    if kind == "extra_forbidden":
        names = list(_noun_at(noun, raw, spot[:-1]).model_fields)
        return spot, said(raw, spot[:-1], _unknown_key(str(spot[-1]), got, names))
    if kind in EXPECTED:
        expected = " or ".join(dict.fromkeys(EXPECTED[d["type"]] for d in details if d["type"] in EXPECTED))
        message = f"expected {expected}, got {named(got)}"
        if got is None and "confirmed" in details[0]["loc"]:
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


def _spot(loc: tuple[str | int, ...], raw: Any) -> Spot:
    """pydantic's location without the names of union members, which no file contains."""
    spot: list[str | int] = []
    here, tagged = raw, False
    for step in loc:
        is_tag = step in ("confirmed", "unconfirmed") and not tagged
        tagged = is_tag
        if is_tag or step in ("date", "float", "str", "bool") or str(step).startswith("function-"):
            continue
        spot.append(step)
        here = child(here, step)
    return tuple(spot)


def _noun_at(noun: type[Noun], raw: Any, spot: Spot) -> type[Noun]:
    """The noun whose keys stand at the spot."""
    here: Any = noun
    for step in spot:
        raw = child(raw, step)
        if isinstance(here, type) and issubclass(here, Noun):
            here = here.model_fields[str(step)].annotation
        else:
            here = get_args(here)[-1] if get_origin(here) is dict else get_args(here)[0]
        here = _chosen(here, raw)
    assert isinstance(here, type) and issubclass(here, Noun)
    return here


def _chosen(annotation: Any, raw: Any) -> Any:
    """The member of a union that the raw value is meant for."""
    if get_origin(annotation) is Annotated:
        return _chosen(get_args(annotation)[0], raw)
    if get_origin(annotation) not in (Union, types.UnionType):
        return annotation
    members = [_chosen(member, raw) for member in get_args(annotation) if member is not type(None)]
    if Unconfirmed in members and isinstance(raw, dict) and "unconfirmed" in raw:
        return Unconfirmed
    return next(member for member in members if member is not Unconfirmed)


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
