"""What went wrong in a page's Jinja, told with its line and the names that exist."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable, Mapping
from typing import Any

from jinja2 import StrictUndefined, TemplateError, TemplateNotFound
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing as nothing
from pydantic import BaseModel

from coban.campaign.spots import unknown

CAUGHT = (TemplateError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What a template can raise; anything else is a fault of ours."""

_OF_JINJA = {"range", "dict", "lipsum", "cycler", "joiner", "namespace"}
_PAGE = "<template>"
_UNNAMED = re.compile(r"No (?P<kind>filter|test) named '(?P<name>.*?)'")


class TemplateFault(Exception):
    """Jinja in a page went wrong."""

    def __init__(self, line: int, message: str) -> None:
        self.line = line
        """From 1, of the text as it was handed over; 0 when it is not known."""
        self.message = message
        super().__init__(f"line {line}: {message}" if line else message)


def told(env: ImmutableSandboxedEnvironment, error: Exception) -> TemplateFault:
    """The fault of a page, with the part that it includes where that is what went wrong."""
    line, part = _where(error)
    within = f"in {part}: " if part else ""
    return TemplateFault(line, within + _message(env, error))


def missing(names: Mapping[str, Any]) -> type[StrictUndefined]:
    """How a name that does not exist complains, told the names that do."""

    class Missing(StrictUndefined):
        __slots__ = ()

        @property
        def _undefined_message(self) -> str:
            if self._undefined_hint:
                return self._undefined_hint
            name = str(self._undefined_name)
            if self._undefined_obj is nothing:
                return unknown("name", name, sorted(set(names) - _OF_JINJA))
            fields = _fields(self._undefined_obj)
            owner = type(self._undefined_obj).__name__.lower()
            return unknown(f"fact of {owner}", name, fields, f"facts of {owner}")

    return Missing


def _message(env: ImmutableSandboxedEnvironment, error: Exception) -> str:
    message = str(error) or type(error).__name__
    if isinstance(error, TemplateNotFound):
        parts = (name for name in env.list_templates() if name.startswith(("parts/", "templates/")))
        return unknown("part", str(error.name), sorted(parts))
    found = _UNNAMED.match(message)
    if found:
        names = env.filters if found["kind"] == "filter" else env.tests
        return unknown(found["kind"], found["name"], sorted(names))
    return message


def _where(error: Exception) -> tuple[int, str]:
    """The line of the page, and the part it includes when the fault lies in that."""
    frames = [
        frame
        for frame in traceback.extract_tb(error.__traceback__)
        if frame.filename == _PAGE or frame.filename.endswith(".html")
    ]
    line = next((frame.lineno for frame in frames if frame.filename == _PAGE), None)
    part = next((frame.filename for frame in reversed(frames) if frame.filename != _PAGE), "")
    part = "/".join(part.split("/")[-2:])
    return line or getattr(error, "lineno", None) or 0, part


def _fields(owner: Any) -> list[str]:
    """Names of a noun's facts."""
    names: Iterable[str] = ()
    if isinstance(owner, BaseModel):
        names = type(owner).model_fields
    elif hasattr(owner, "__dataclass_fields__"):
        names = owner.__dataclass_fields__
    elif isinstance(owner, Mapping):
        names = (str(key) for key in owner)
    return sorted(names)
