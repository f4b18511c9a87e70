"""Grow plain values from YAML's parse events, on an own stack.

Nothing is built from an alias and no depth of nesting reaches Python's recursion limit, so hostile input
ends in one clear fault, fast.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NoReturn

from ruamel.yaml import YAML
from ruamel.yaml.error import YAMLError
from ruamel.yaml.nodes import ScalarNode
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from coban.errors import Fault, InputError
from coban.text import nfc

DEEPEST = 20

Spot = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top of the file."""

_YAML = YAML(typ="safe", pure=True)
"""Says what a plain scalar means, by YAML 1.2: `no` is a word, `012` is twelve."""


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun and not yet ended."""

    value: Any
    spot: Spot
    key: str | None = None


@dataclass(slots=True)
class Grower:
    """Takes events one by one.

    `root` is the value, with tuples for lists; `lines` holds the line of each key and item.
    """

    file: str
    root: Any = None
    lines: dict[Spot, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    """Keys that stand twice; everything worse raises InputError at once."""
    _stack: list[_Open] = field(default_factory=list)
    _documents: int = 0

    def take(self, event: Event) -> None:
        match event:
            case AliasEvent():
                self._stop(
                    event, f"'*{event.anchor}' is an alias; aliases are not allowed; write the value out"
                )
            case DocumentStartEvent():
                self._documents += 1
                if self._documents > 1:
                    self._stop(event, "a second document begins here; expected one; delete the line '---'")
            case MappingStartEvent():
                self._begin(event, {})
            case SequenceStartEvent():
                self._begin(event, [])
            case MappingEndEvent():
                self._stack.pop()
            case SequenceEndEvent():
                self._end_list()
            case ScalarEvent():
                self._scalar(event)

    def _begin(self, event: MappingStartEvent | SequenceStartEvent, value: Any) -> None:
        if len(self._stack) >= DEEPEST:
            self._stop(event, f"this is nested deeper than {DEEPEST} levels; no fact is")
        if event.tag is not None:
            self._stop(event, f"the tag '{_tag(event)}' is not allowed; write plain keys and values")
        if self._expects_key():
            self._stop(event, "a key must be plain text; quote texts that begin with '{' or '['")
        self._stack.append(_Open(value, self._put(event, value)))

    def _end_list(self) -> None:
        ended = self._stack.pop()
        if not self._stack:
            self.root = tuple(ended.value)
        else:
            self._stack[-1].value[ended.spot[-1]] = tuple(ended.value)

    def _scalar(self, event: ScalarEvent) -> None:
        if event.tag is not None:
            self._stop(event, f"the tag '{_tag(event)}' is not allowed; write the plain value")
        if not self._expects_key():
            self._put(event, self._plain(event))
            return
        parent, key = self._stack[-1], nfc(event.value)
        if key in parent.value:
            first = self.lines[(*parent.spot, key)]
            message = f"key '{key}' stands twice, first in line {first}; keep one"
            self.faults.append(Fault(self.file, _line(event), message))
        self.lines[(*parent.spot, key)] = _line(event)
        parent.key = key

    def _expects_key(self) -> bool:
        return bool(self._stack) and isinstance(self._stack[-1].value, dict) and self._stack[-1].key is None

    def _put(self, event: NodeEvent, value: Any) -> Spot:
        """Hand the value to what is open; returns its spot."""
        if not self._stack:
            self.root = value
            return ()
        parent = self._stack[-1]
        if parent.key is not None:
            spot = (*parent.spot, parent.key)
            parent.value[parent.key] = value
            parent.key = None
            return spot
        spot = (*parent.spot, len(parent.value))
        parent.value.append(value)
        self.lines[spot] = _line(event)
        return spot

    def _plain(self, event: ScalarEvent) -> Any:
        tag = _YAML.resolver.resolve(ScalarNode, event.value, event.implicit)
        try:
            value = _YAML.constructor.construct_object(ScalarNode(tag, event.value))
        except (ValueError, OverflowError, YAMLError):
            value = event.value  # looks like a date or number and is none: 2022-06-31
        return nfc(value) if isinstance(value, str) else value

    def _stop(self, event: Event, message: str) -> NoReturn:
        raise InputError.at(self.file, message, _line(event))


def _line(event: Event) -> int:
    return event.start_mark.line + 1 if event.start_mark else 0


def _tag(event: MappingStartEvent | SequenceStartEvent | ScalarEvent) -> str:
    return str(event.tag).replace("tag:yaml.org,2002:", "!!")
