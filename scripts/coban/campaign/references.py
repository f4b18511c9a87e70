"""What must agree within a campaign: ids, references, dates, slogans and their lines.

Works on the raw facts, so that a wrong type in one row hides nothing in another.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from typing import Any

from coban.campaign.spots import Problem, each, said, unknown

Raw = Mapping[str, Any]

SECTIONS = (
    "sources",
    "phases",
    "events",
    "messages",
    "services",
    "sponsors",
    "orders",
    "channels",
    "releases",
)
"""Sections whose rows have an id."""

REFERENCES = (
    ("orders", "messages", "message", "messages"),
    ("channels", "messages", "message", "messages"),
    ("orders", "event", "event", "events"),
    ("events", "phase", "phase", "phases"),
    ("orders", "phase", "phase", "phases"),
    ("channels", "phase", "phase", "phases"),
    ("targets", "phase", "phase", "phases"),
    ("services", "sponsor", "sponsor", "sponsors"),
)
"""In the rows of this section, this key names this kind of thing, which stands in that section."""


def disagreements(raw: Raw, format_ids: list[str]) -> Iterator[Problem]:
    """Everything that does not agree."""
    rules: tuple[Callable[[Raw], Iterator[Problem]], ...] = (
        _nowhere,
        _slogans,
        _dates,
        _documents,
        _links,
        _orders,
    )
    for section in SECTIONS:
        yield from twice(raw, section)
    for rule in rules:
        yield from rule(raw)
    yield from _formats(raw, format_ids)


def ids(raw: Raw, section: str) -> list[str]:
    """Ids of the section, each once."""
    return list(dict.fromkeys(row["id"] for _, row in each(raw, section) if isinstance(row.get("id"), str)))


def twice(raw: Raw, section: str) -> Iterator[Problem]:
    """Ids that stand twice in the section."""
    first: set[str] = set()
    for spot, row in each(raw, section):
        name = row.get("id")
        if isinstance(name, str) and name in first:
            yield (*spot, "id"), said(raw, spot, "this id stands twice; give each its own")
        elif isinstance(name, str):
            first.add(name)


def _nowhere(raw: Raw) -> Iterator[Problem]:
    for section, key, kind, target in REFERENCES:
        names = ids(raw, target)
        for spot, row in each(raw, section):
            value = row.get(key)
            several = value if isinstance(value, tuple) else (value,)
            for index, name in enumerate(several):
                here = (*spot, key, index) if isinstance(value, tuple) else (*spot, key)
                if isinstance(name, str) and name not in names:
                    yield here, said(raw, spot, unknown(kind, name, names))
                elif name in several[:index]:
                    yield here, said(raw, spot, f"{kind} '{name}' stands twice; once is enough")


def _formats(raw: Raw, format_ids: list[str]) -> Iterator[Problem]:
    for spot, row in each(raw, "orders"):
        value = row.get("format")
        name = value.get("draft") if isinstance(value, dict) else value
        if format_ids and isinstance(name, str) and name not in format_ids:
            yield (*spot, "format"), said(raw, spot, unknown("format", name, format_ids))


def _slogans(raw: Raw) -> Iterator[Problem]:
    for spot, row in each(raw, "messages"):
        text = row.get("text")
        if not isinstance(text, str):
            continue
        for index, lines in enumerate(_list(row.get("lines"))):
            joined = _joined(lines, " ")
            if joined is not None and joined != text:
                fault = f"the lines give '{joined}', not '{text}'; break the text only at its spaces"
                yield (*spot, "lines", index), said(raw, (*spot, "lines"), fault)
        halves = _joined(row.get("lockup"), " - ")
        if halves is not None and halves != text:
            fault = f"the halves give '{halves}', not '{text}'; part the text at its ' - '"
            yield (*spot, "lockup"), said(raw, (*spot, "lockup"), fault)
        sentence = row.get("sentence")
        for index, words in enumerate(_list(row.get("keep"))):
            if isinstance(words, str) and words not in text and words not in str(sentence or ""):
                fault = f"'{words}' is in neither the text nor the sentence; copy it from there"
                yield (*spot, "keep", index), said(raw, (*spot, "keep"), fault)


def _dates(raw: Raw) -> Iterator[Problem]:
    for section in ("phases", "events", "channels"):
        for spot, row in each(raw, section):
            inner = row.get("schedule") if section == "channels" else row
            key = ("schedule", "ends") if section == "channels" else ("ends",)
            if not isinstance(inner, dict):
                continue
            starts, ends = _day(inner.get("starts")), _day(inner.get("ends"))
            if starts and ends and ends < starts:
                yield (*spot, *key), said(raw, spot, f"it ends on {ends}, before it starts on {starts}")
    for spot, row in each(raw, "releases"):
        due, publish = _day(row.get("due")), _day(row.get("publish"))
        if due and publish and publish < due:
            yield (*spot, "publish"), said(raw, spot, f"it goes out on {publish}, before it is due on {due}")


def _documents(raw: Raw) -> Iterator[Problem]:
    names = ids(raw, "sources")
    for section in raw:
        for spot, row in each(raw, section):
            source = row.get("source")
            for part in source.split(",") if isinstance(source, str) else ():
                words = part.split()
                if words and words[0] not in names:
                    message = unknown("document", words[0], names)
                    yield (*spot, "source"), said(raw, spot, f"source: {message}")


def _links(raw: Raw) -> Iterator[Problem]:
    places = raw.get("places")
    link = places.get("link") if isinstance(places, dict) else None
    if not isinstance(link, str):
        return
    columns = re.findall(r"\{(.*?)\}", link)
    for column in columns:
        if column != "code":
            message = unknown("place column", column, ["code"], "place columns")
            yield ("places", "link"), f"places.link: {message}"
    if not columns:
        fault = f"'{link}' is the same for every commune; expected {{code}} in it, as in 'q/{{code}}/'"
        yield ("places", "link"), f"places.link: {fault}"


def _orders(raw: Raw) -> Iterator[Problem]:
    for spot, row in each(raw, "orders"):
        if row.get("places") == "all" and raw.get("places") is None:
            fault = "one piece for each commune needs the communes; add places: {file: places.csv, count: …}"
            yield (*spot, "places"), said(raw, spot, fault)
        if row.get("code") == "place" and row.get("places") != "all":
            yield (*spot, "code"), said(raw, spot, "code 'place' needs places: all")
        if (row.get("code") == "link") != (row.get("link") is not None):
            yield (
                (*spot, "link"),
                said(raw, spot, "link and code: link belong together; give both or neither"),
            )
        # A draft is not enough: a printed code cannot be taken back.
        if row.get("code") in ("place", "install", "site") and isinstance(raw.get("site"), dict):
            fault = f"code '{row['code']}' needs a confirmed site; give site its value, or write code: none"
            yield (*spot, "code"), said(raw, spot, fault)
        if isinstance(row.get("format"), str) and not row.get("made_by") and not row.get("messages"):
            yield spot, said(raw, spot, "no message; coban makes one piece for each; name one, or made_by")


def _list(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()


def _joined(words: Any, by: str) -> str | None:
    if not isinstance(words, tuple) or not all(isinstance(word, str) for word in words):
        return None
    return by.join(word.strip() for word in words)


def _day(value: Any) -> date | None:
    if isinstance(value, datetime):
        return value.date()
    return value if isinstance(value, date) else None
