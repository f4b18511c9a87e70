"""Read a YAML file of facts: plain values, and the line of each. Hostile input ends in one clear fault, fast.

The file is read event by event on an own stack, so that nothing is built from an alias and no depth of
nesting reaches Python's recursion limit.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
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
from ruamel.yaml.nodes import ScalarNode

from coban.errors import Fault, InputError

LARGEST_FILE_BYTES = 1_000_000
DEEPEST = 20

Spot = tuple[str | int, ...]
"""Where a value stands: keys and positions from the top of the file."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What a YAML file says, with the line of every key and item."""

    file: str
    """As the user writes it."""
    value: dict[str, Any]
    lines: Mapping[Spot, int]

    def line(self, spot: Spot) -> int:
        """The line of this spot, or of the nearest thing around it; 0 when there is none."""
        for length in range(len(spot), 0, -1):
            if spot[:length] in self.lines:
                return self.lines[spot[:length]]
        return 0

    def fault(self, spot: Spot, message: str) -> Fault:
        return Fault(self.file, self.line(spot), message)


def read_text(path: Path, file: str) -> str:
    """The file's text. Raises InputError when it is missing, too large or not UTF-8."""
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE_BYTES:
            raise InputError.at(
                file,
                f"the file has {size:,} bytes; expected at most {LARGEST_FILE_BYTES:,}; "
                "keep facts here, and pictures and long texts in files of their own",
            )
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError.at(file, "the file is not there") from None
    except OSError as error:
        raise InputError.at(file, f"the file cannot be read: {error.strerror}") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise InputError.at(
            file,
            f"byte 0x{raw[error.start]:02X} is not UTF-8; expected UTF-8; open the file in an editor, "
            "choose 'Save as' and the encoding UTF-8",
            line,
        ) from None


def read_yaml(path: Path, file: str) -> Tree:
    """The file as a mapping. Raises InputError: every duplicate key at once, else the first fault of syntax."""
    text = read_text(path, file)
    grower = _Grower(file)
    try:
        for event in YAML(typ="safe", pure=True).parse(text):
            grower.take(event)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise InputError.at(file, _syntax(error, text), mark.line + 1 if mark else 0) from None
    except YAMLError as error:
        raise InputError.at(file, f"a character is not allowed here: {str(error).splitlines()[0]}") from None
    if grower.root is None:
        raise InputError.at(file, "the file is empty; expected keys and values such as 'coban: 1'")
    if not isinstance(grower.root, dict):
        raise InputError.at(
            file, f"expected keys and values such as 'coban: 1', got {article(grower.root)}", 1
        )
    if grower.faults:
        raise InputError(grower.faults)
    return Tree(file, grower.root, grower.lines)


def article(value: Any) -> str:
    """The value as a designer names it: 'the number 5', 'the text 'a'', 'a list'."""
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the word {str(value).lower()}"
        case int() | float():
            return f"the number {value}"
        case str():
            return f"the text '{value if len(value) <= 40 else value[:39] + '…'}'"
        case dict():
            return "keys and values"
        case list() | tuple():
            return "a list"
        case _:
            return f"the date {value}"


def _syntax(error: MarkedYAMLError, text: str) -> str:
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines()
    here = lines[mark.line] if mark and mark.line < len(lines) else ""
    if "\t" in here[: mark.column + 1 if mark else 0]:
        return "a tab stands here; indent with spaces"
    problem = str(error.problem or error.context or "the line cannot be understood")
    problem = problem.replace("<stream end>", "the end of the file").replace("<", "'").replace(">", "'")
    return (
        f"this is not YAML: {problem}; check the indentation, the colon after the key, and quote texts "
        "that hold ': ' or ' #'"
    )


@dataclass(slots=True)
class _Open:
    """A mapping or list that has begun and not yet ended."""

    value: Any
    spot: Spot
    key: str | None = None


@dataclass(slots=True)
class _Grower:
    """Grows plain values from parse events."""

    file: str
    root: Any = None
    lines: dict[Spot, int] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    stack: list[_Open] = field(default_factory=list)
    documents: int = 0

    def take(self, event: Event) -> None:
        match event:
            case AliasEvent():
                self._stop(event, f"'*{event.anchor}' is an alias; write the value out")
            case DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._stop(event, "a second document begins here; expected one; delete the line '---'")
            case MappingStartEvent():
                self._begin(event, {})
            case SequenceStartEvent():
                self._begin(event, [])
            case MappingEndEvent() | SequenceEndEvent():
                self.stack.pop()
            case ScalarEvent():
                self._scalar(event)

    def _begin(self, event: NodeEvent, value: Any) -> None:
        if len(self.stack) >= DEEPEST:
            self._stop(event, f"this is nested deeper than {DEEPEST} levels")
        if event.tag is not None:
            self._stop(event, f"the tag '{event.tag}' is not allowed; write plain keys and values")
        if self.stack and isinstance(self.stack[-1].value, dict) and self.stack[-1].key is None:
            self._stop(event, "a key must be a single word; quote texts that begin with '{' or '['")
        self.stack.append(_Open(value, self._put(event, value)))

    def _scalar(self, event: ScalarEvent) -> None:
        parent = self.stack[-1] if self.stack else None
        if parent is None or not isinstance(parent.value, dict) or parent.key is not None:
            self._put(event, self._plain(event))
            return
        key = event.value
        if key in parent.value:
            first = self.lines[(*parent.spot, key)]
            message = f"key '{key}' stands twice, first in line {first}; keep one"
            self.faults.append(Fault(self.file, _line(event), message))
        self.lines.setdefault((*parent.spot, key), _line(event))
        parent.key = key

    def _put(self, event: NodeEvent, value: Any) -> Spot:
        if not self.stack:
            self.root = value
            return ()
        parent = self.stack[-1]
        if isinstance(parent.value, dict):
            assert parent.key is not None
            spot = (*parent.spot, parent.key)
            parent.value[parent.key] = value
            parent.key = None
            return spot
        spot = (*parent.spot, len(parent.value))
        parent.value.append(value)
        self.lines[spot] = _line(event)
        return spot

    def _plain(self, event: ScalarEvent) -> Any:
        if event.tag is not None:
            self._stop(event, f"the tag '{event.tag}' is not allowed; write the plain value")
        tag = _YAML.resolver.resolve(ScalarNode, event.value, event.implicit)
        try:
            return _YAML.constructor.construct_object(ScalarNode(tag, event.value))
        except (ValueError, OverflowError, YAMLError):
            self._stop(
                event, f"'{event.value[:40]}' is not a possible date or number; quote it if it is text"
            )

    def _stop(self, event: Event, message: str) -> Any:
        raise InputError.at(self.file, message, _line(event))


_YAML = YAML(typ="safe", pure=True)


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1
