"""The small types that campaign facts are made of: text, slugs, links, and facts not yet confirmed."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime, timedelta, timezone
from typing import Annotated, Any, TypeVar, Union
from urllib.parse import urlsplit

from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Discriminator,
    StringConstraints,
    Tag,
    WithJsonSchema,
)

from coban.text import nfc

T = TypeVar("T")

VIET_NAM = timezone(timedelta(hours=7))


class Noun(BaseModel):
    """What every fact of a campaign has in common: unknown keys are faults, values never change."""

    # Built when the first file is read: what is never read costs no start.
    model_config = ConfigDict(extra="forbid", frozen=True, defer_build=True)


def _words(text: str) -> str:
    if "\n" in text:
        raise ValueError("the text has a line break; write it on one line, or fold it with '>-'")
    # Cc controls, Cf formats (zero-width, bidi): they come with copied text and nobody sees them.
    for letter in text:
        if unicodedata.category(letter) in ("Cc", "Cf"):
            raise ValueError(f"the text holds the invisible character U+{ord(letter):04X}; delete it")
    return nfc(text)


def _web(link: str) -> str:
    expected = "expected one that begins with http:// or https://"
    try:
        parts = urlsplit(link)
        host = parts.hostname if parts.port != 0 else None
    except ValueError:
        raise ValueError(f"'{link}' is not a web address; {expected}") from None
    if parts.scheme not in ("http", "https") or not host or re.search(r"[\s<>\"'\\]", link):
        raise ValueError(f"'{link}' is not a web address; {expected}")
    return link


def _inside(path: str) -> str:
    if path.startswith(("/", "~", "\\")) or ".." in re.split(r"[/\\]", path) or ":" in path:
        raise ValueError(
            f"'{path}' leaves the folder; expected a path inside the campaign's folder or assets/"
        )
    return path


def _below(address: str) -> str:
    if not re.fullmatch(r"([A-Za-z0-9_{}.-]+/)*[A-Za-z0-9_{}.-]*", address) or ".." in address:
        raise ValueError(f"'{address}' is not an address below the site's own; expected one like 'cai-dat/'")
    return address


def _local(moment: datetime) -> datetime:
    return moment if moment.tzinfo else moment.replace(tzinfo=VIET_NAM)


Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_words)]
"""Text for people, on one line, in NFC, never empty."""

SLUG = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")

Slug = Annotated[str, StringConstraints(pattern=SLUG.pattern, max_length=64)]
"""An id: lower-case ASCII letters, digits and single hyphens."""

Web = Annotated[str, AfterValidator(_web), WithJsonSchema({"type": "string", "pattern": "^https?://"})]
"""A link that begins with http:// or https://."""

Inside = Annotated[str, StringConstraints(min_length=1, max_length=200), AfterValidator(_inside)]
"""A path inside the campaign's folder or assets/."""

Below = Annotated[str, AfterValidator(_below)]
"""An address below the site's own, such as `cai-dat/`."""

Moment = Annotated[datetime, AfterValidator(_local)]
"""A day and hour; Viet Nam's (+07:00) where no zone is given."""


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


def present() -> datetime:
    """This moment in Viet Nam. It decides which releases are out, and reaches nothing else."""
    return datetime.now(VIET_NAM)


def known(fact: T | Unconfirmed | None) -> T | None:
    """The value when it is confirmed, else None."""
    return None if isinstance(fact, Unconfirmed) else fact


def usable(fact: T | Unconfirmed | None) -> T | None:
    """The value that a draft may use: the confirmed one, else the provisional one, else None."""
    return fact.draft if isinstance(fact, Unconfirmed) else fact
