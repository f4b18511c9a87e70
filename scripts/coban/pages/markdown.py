"""Facts in Markdown: a sandboxed Jinja where every value is escaped for HTML and for Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from jinja2 import FileSystemLoader
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup, escape

from coban import vietnamese
from coban.campaign.facts import Unconfirmed
from coban.pages import words
from coban.pages.template_fault import CAUGHT, TemplateFault, missing, told
from coban.pages.unconfirmed import by_subject

__all__ = ["FILTERS", "TemplateFault", "environment", "plain", "render"]

_SPACE = re.compile(r"\s+")
_PUNCTUATION = re.compile(r"[\\`*_\[\]{}|~^!#]")

FILTERS = {
    "by_subject": by_subject,
    "capital": words.capital,
    "day": vietnamese.day,
    "fact": words.fact,
    "file_size": vietnamese.file_size,
    "file_words": vietnamese.file_words,
    "kept": words.kept,
    "number": vietnamese.number,
    "quoted": words.quoted,
    "reach": words.reach,
    "when": words.when,
}


def environment(folders: Iterable[Path]) -> ImmutableSandboxedEnvironment:
    """Templates may include the parts that lie in the given folders, and touch nothing else."""
    env = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
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
    env.undefined = missing({**env.globals, **facts})
    try:
        return str(env.from_string(text).render(facts))
    except CAUGHT as error:
        raise told(env, error) from error


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


def _hidden(escaped: str) -> str:
    """Numeric references of markupsafe hold a '#', which must stay as it is."""
    return escaped.replace("&#34;", "&quot;").replace("&#39;", "&apos;")
