"""The small types that campaign facts are made of: text, slugs, links, and facts not yet confirmed."""

from __future__ import annotations

import re
from typing import Annotated, Any, TypeVar, Union
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Discriminator, StringConstraints, Tag

from coban.text import nfc

T = TypeVar("T")


class Noun(BaseModel):
    """What every fact of a campaign has in common: unknown keys are faults, values never change."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


def _web(link: str) -> str:
    parts = urlsplit(link)
    if parts.scheme not in ("http", "https") or not parts.hostname or re.search(r"[\s<>\"]", link):
        raise ValueError(f"'{link}' is not a web address; expected one that begins with http:// or https://")
    return link


def _inside(path: str) -> str:
    if path.startswith(("/", "~", "\\")) or ".." in re.split(r"[/\\]", path) or ":" in path:
        raise ValueError(f"'{path}' leaves the folder; expected a path inside the campaign's or assets/")
    return path


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(nfc)]
"""Text for people, in NFC, never empty."""

Slug = Annotated[str, StringConstraints(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=64)]
"""An id: lower-case ASCII letters, digits and single hyphens."""

Web = Annotated[str, AfterValidator(_web)]
"""A link that begins with http:// or https://."""

Inside = Annotated[str, StringConstraints(min_length=1), AfterValidator(_inside)]
"""A path inside the campaign's folder or assets/."""


class Unconfirmed(Noun):
    """A fact that the documents leave open: shown in drafts, listed by `check`, fatal with `--release`."""

    unconfirmed: Words
    """Why it is open, and who can close it."""
    draft: Any = None
    """A provisional value that drafts may use; a piece that uses it says so in its slug."""


def _kind(value: Any) -> str:
    is_open = isinstance(value, Unconfirmed) or (isinstance(value, dict) and "unconfirmed" in value)
    return "unconfirmed" if is_open else "confirmed"


Fact = Annotated[
    Union[Annotated[T, Tag("confirmed")], Annotated[Unconfirmed, Tag("unconfirmed")]],
    Discriminator(_kind),
]
"""`Fact[T]`: either a value of T or `unconfirmed: "why"`."""


def known(fact: T | Unconfirmed | None) -> T | None:
    """The value when it is confirmed, else None."""
    return None if isinstance(fact, Unconfirmed) else fact


def usable(fact: T | Unconfirmed | None) -> T | None:
    """The value that a draft may use: the confirmed one, else the provisional one, else None."""
    return fact.draft if isinstance(fact, Unconfirmed) else fact
