"""Facts in Markdown: a sandboxed Jinja where every value is escaped for HTML and for Markdown."""

from __future__ import annotations

import re
import traceback
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader, StrictUndefined, TemplateError
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from coban import vietnamese
from coban.campaign.facts import Unconfirmed
from coban.pages import words

_SPACE = re.compile(r"\s+")
_PUNCTUATION = re.compile(r"[\\`*_\[\]{}|~^!#]")

FILTERS = {
    "capital": words.capital,
    "day": vietnamese.day,
    "fact": words.fact,
    "file_size": words.file_size,
    "kept": words.kept,
    "number": vietnamese.number,
    "when": words.when,
}


class TemplateFault(Exception):
    """Jinja in a page went wrong; the message names the line."""


def environment(folders: Iterable[Path]) -> ImmutableSandboxedEnvironment:
    """Templates may include the parts that lie in the given folders, and touch nothing else."""
    env = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        autoescape=True,
        finalize=plain,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters.update(FILTERS)
    env.globals["span"] = words.span
    return env


def render(env: ImmutableSandboxedEnvironment, text: str, facts: dict[str, Any]) -> str:
    """The text with its facts filled in. Raises TemplateFault."""
    try:
        return str(env.from_string(text).render(facts))
    except (TemplateError, ArithmeticError, LookupError, RuntimeError, TypeError, ValueError) as error:
        raise TemplateFault(f"{_where(error)}{str(error) or type(error).__name__}") from error


def plain(value: object) -> object:
    """A value that can start neither HTML nor Markdown of its own."""
    if isinstance(value, Markup):
        return value
    if isinstance(value, Unconfirmed):
        return words.fact(value)
    if isinstance(value, str):
        escaped = str(escape(_SPACE.sub(" ", value)))
        return Markup(_PUNCTUATION.sub(lambda found: f"&#{ord(found[0])};", _hidden(escaped)))
    return value


def _where(error: Exception) -> str:
    """The line of the page, which MkDocs hands over without its front matter."""
    frames = traceback.extract_tb(error.__traceback__)
    line = getattr(error, "lineno", None) or next(
        (f.lineno for f in frames if f.filename == "<template>"), None
    )
    return f"line {line} below the front matter: " if line else ""


def _hidden(escaped: str) -> str:
    """Numeric references of markupsafe hold a '#', which must stay as it is."""
    return escaped.replace("&#34;", "&quot;").replace("&#39;", "&apos;")
