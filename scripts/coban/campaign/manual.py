"""The reference part of docs/manual/campaign.md, made from the model: every key of every noun."""

from __future__ import annotations

import types
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic import Discriminator, Tag
from pydantic.fields import FieldInfo

from coban.artefact import write_whole
from coban.campaign.facts import Below, Inside, Moment, Noun, Slug, Unconfirmed, Web, Words
from coban.campaign.formats import Brand, FormatList
from coban.campaign.meanings import meanings
from coban.campaign.measures import DieLine, Height, Length, Percent, Size
from coban.campaign.model import Campaign

MARK = "<!-- From here on made from the model by coban.campaign.manual; do not edit. -->\n"

FILES: tuple[tuple[str, type[Noun]], ...] = (
    ("`docs/<slug>/campaign.yml`", Campaign),
    ("`assets/formats.yml`", FormatList),
    ("`assets/brand/<brand>.yml`", Brand),
)

NAMES: tuple[tuple[Any, str], ...] = (
    (Words, "text"),
    (Slug, "id"),
    (Web, "web address"),
    (Inside, "path"),
    (Below, "address below the site's"),
    (Moment, "day and hour"),
    (Size, "size"),
    (Length, "length"),
    (Height, "length, not in pixels"),
    (DieLine, "`round` or a length"),
    (Percent, "percent"),
    (date, "date"),
    (str, "text"),
    (int, "whole number"),
    (float, "number"),
    (bool, "`true` or `false`"),
    (Any, "a value of the fact's own type"),
)


def reference() -> str:
    """Markdown: a heading for each file, below it a table of keys for each of its nouns."""
    parts: list[str] = []
    told: set[type[Noun]] = {Unconfirmed}
    for file, root in FILES:
        parts.append(f"## {file}\n")
        parts += [_table(noun) for noun in _nouns(root, told)]
    parts.append(_table(Unconfirmed))
    return "\n".join(parts)


def refresh(path: Path) -> None:
    """Write the reference part of the manual's page anew; what stands above the mark is kept."""
    by_hand = path.read_text("utf-8").split(MARK)[0]
    write_whole(path, f"{by_hand}{MARK}\n{reference()}".encode())


def _nouns(noun: type[Noun], told: set[type[Noun]]) -> Iterator[type[Noun]]:
    """The noun and every noun in it, each once, in the order in which a reader meets them."""
    if noun in told:
        return
    told.add(noun)
    yield noun
    for annotation in get_type_hints(noun, include_extras=True).values():
        for inner in _inner(annotation):
            yield from _nouns(inner, told)


def _inner(annotation: Any) -> Iterator[type[Noun]]:
    if isinstance(annotation, type) and issubclass(annotation, Noun):
        yield annotation
    elif get_origin(annotation) is not Literal:
        for argument in get_args(annotation):
            yield from _inner(argument)


def _table(noun: type[Noun]) -> str:
    hints, means = get_type_hints(noun, include_extras=True), meanings(noun)
    rows = [
        f"| `{key}` | {_takes(hints[key])} | {_needed(field)} | {means[key]} |"
        for key, field in noun.model_fields.items()
    ]
    head = ["| key | takes | needed | meaning |", "|---|---|---|---|"]
    return "\n".join([f"### {noun.__name__}\n", f"{noun.__doc__}\n", *head, *rows, ""])


def _needed(field: FieldInfo) -> str:
    if field.is_required():
        return "yes"
    if field.default in (None, (), {}):
        return "no"
    default = str(field.default).lower() if isinstance(field.default, bool) else field.default
    return f"no; `{default}`"


def _takes(annotation: Any) -> str:
    """What a key takes, as a designer reads it."""
    for named, name in NAMES:
        if annotation == named:
            return name
    arguments, origin = get_args(annotation), get_origin(annotation)
    if origin in (types.UnionType, Union):
        return ", or ".join(_takes(member) for member in arguments if member is not type(None))
    if origin is Annotated:
        return _annotated(annotation)
    if origin is Literal:
        return " or ".join(f"`{value}`" for value in arguments)
    if origin is tuple:
        return _list(arguments)
    if origin is dict:
        return f"names, each with: {_takes(arguments[1])}"
    return f"[{annotation.__name__}](#{annotation.__name__.lower()})"


def _annotated(annotation: Any) -> str:
    inner, *metadata = get_args(annotation)
    if any(isinstance(one, Discriminator) for one in metadata):
        return f"{_takes(get_args(inner)[0])}, or [unconfirmed](#unconfirmed)"
    kept = [one for one in metadata if not isinstance(one, Tag)]
    tagged = len(kept) < len(metadata)
    return _takes(Annotated[inner, *kept] if tagged and kept else inner)


def _list(arguments: tuple[Any, ...]) -> str:
    if arguments[-1] is Ellipsis:
        return f"list of: {_takes(arguments[0])}"
    return f"list of {len(arguments)}: {_takes(arguments[0])}"
