"""Read a file of facts: its text, or as YAML its plain values with the line of each."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml
from yaml.error import MarkedYAMLError
from yaml.reader import ReaderError

from coban.campaign.grower import Grower, Spot
from coban.errors import Fault, InputError

LARGEST_FILE_BYTES = 1_000_000

FAST: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml where PyYAML came with it, ten times as fast. What is wrong with a file the other says better."""


@dataclass(frozen=True, slots=True)
class Tree:
    """What a YAML file says, in NFC, with the line of every key and item."""

    file: str
    """As the user writes it."""
    value: dict[str, Any]
    lines: Mapping[Spot, int]
    faults: tuple[Fault, ...] = ()
    """Keys that stand twice."""

    def fault(self, spot: Spot, message: str) -> Fault:
        return Fault(self.file, line_of(self.lines, spot), message)


def line_of(lines: Mapping[Spot, int], spot: Spot) -> int:
    """The line of this spot, or of the nearest thing around it; 0 when there is none."""
    around = (spot[:length] for length in range(len(spot), 0, -1))
    return next((lines[part] for part in around if part in lines), 0)


def read_yaml(path: Path, file: str) -> Tree:
    """The file as a mapping. Raises InputError when there is none to be had."""
    return parse_yaml(read_text(path, file), file)


def parse_yaml(text: str, file: str) -> Tree:
    """The text of a file, or of the front matter that it begins with, as a mapping. Raises InputError."""
    try:
        grower = _grown(text, file, FAST)
    except yaml.YAMLError:
        grower = _grown_slowly(text, file)
    if grower.root is None:
        raise InputError.at(file, "the file is empty; expected keys and values such as 'coban: 1'")
    if not isinstance(grower.root, dict):
        got = named(grower.root)
        raise InputError.at(file, f"expected keys and values such as 'coban: 1', got {got}", 1)
    return Tree(file, grower.root, grower.lines, tuple(grower.faults))


def _grown(text: str, file: str, loader: Any) -> Grower:
    grower = Grower(file)
    for event in yaml.parse(text, loader):
        grower.take(event)
    return grower


def _grown_slowly(text: str, file: str) -> Grower:
    """Raises InputError with the line and what is wrong there."""
    try:
        return _grown(text, file, yaml.SafeLoader)
    except MarkedYAMLError as error:
        raise _syntax_error(error, text, file) from None
    except ReaderError as error:
        line = text.count("\n", 0, error.position) + 1
        code = ord(error.character) if isinstance(error.character, str) else error.character
        raise InputError.at(
            file, f"the invisible character U+{code:04X} is not allowed; delete it", line
        ) from None


def read_text(path: Path, file: str, cure: str = "in your editor choose 'Save with encoding: UTF-8'") -> str:
    """The file's text; `cure` says how to save it as UTF-8.

    Raises InputError when it is missing, too large or in another encoding.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST_FILE_BYTES:
            expected = f"expected at most {LARGEST_FILE_BYTES:,}; put pictures and long texts into own files"
            raise InputError.at(file, f"the file has {size:,} bytes; {expected}")
        raw = path.read_bytes()
    except FileNotFoundError:
        raise InputError.at(file, "the file is not there") from None
    except OSError as error:
        raise InputError.at(file, f"the file cannot be read: {error.strerror}") from None
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        wrong = (
            "the file is in UTF-16"
            if raw[:2] in (b"\xff\xfe", b"\xfe\xff")
            else (f"byte 0x{raw[error.start]:02X} is not UTF-8")
        )
        raise InputError.at(file, f"{wrong}; expected the encoding UTF-8; {cure}", line) from None


def named(value: Any) -> str:
    """A value as a designer calls it: 'the number 5', "the text 'a'", 'a list'."""
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


def _syntax_error(error: MarkedYAMLError, text: str, file: str) -> InputError:
    mark = error.problem_mark or error.context_mark
    lines = text.splitlines()
    here = lines[mark.line] if mark and mark.line < len(lines) else ""
    number = mark.line + 1 if mark else 0
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return InputError.at(file, "a tab stands at the start of the line; indent with spaces", number)
    problem = str(error.problem or error.context or "the line makes no sense")
    cure = "check the indentation and the colon after the key; quote texts that hold ': ' or ' #'"
    return InputError.at(file, f"this is not YAML ({problem}); {cure}", number)
