"""The Content-Security-Policy of the pages, by hashes: as a <meta> in each, and as a server's headers."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from html.parser import HTMLParser
from urllib.parse import urlsplit

ONLY_OURS = {
    "default-src": "'none'",
    "script-src": "'self'",
    "style-src": "'self'",
    "img-src": "'self' data:",
    "font-src": "'self'",
    "connect-src": "'self'",
    "worker-src": "'self'",
    "manifest-src": "'self'",
    "form-action": "'none'",
    "base-uri": "'none'",
}
"""What a page may load: only what lies beside it. `data:` is for the drawn icons of the style sheet."""

NO_FRAMES = "frame-ancestors 'none'"
"""Holds in a header only; browsers complain of it in a <meta>."""

_CODE = frozenset({"", "module", "text/javascript", "application/javascript"})
"""Types of scripts that run; others, such as JSON-LD, are content."""


@dataclass(frozen=True, slots=True)
class Inline:
    """CSP sources (`'sha256-…'`) of the scripts and styles that stand in pages."""

    scripts: frozenset[str] = frozenset()
    styles: frozenset[str] = frozenset()

    def __or__(self, other: Inline) -> Inline:
        return Inline(self.scripts | other.scripts, self.styles | other.styles)


def inline(html: str) -> Inline:
    """What stands in a page and must be named to run."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Inline(frozenset(reader.found["script"]), frozenset(reader.found["style"]))


def policy(allowed: Inline, *, header: bool = False) -> str:
    """The policy's text, for a <meta> or for a header."""
    more = {"script-src": allowed.scripts, "style-src": allowed.styles}
    rules = [" ".join((name, given, *sorted(more.get(name, ())))) for name, given in ONLY_OURS.items()]
    return "; ".join([*rules, NO_FRAMES] if header else rules)


def with_policy(html: str) -> str:
    """The page with its own policy right after the line that names its encoding."""
    head, mark, rest = html.partition('<meta charset="utf-8">')
    if not mark:
        return html
    # The policy holds single quotes only, and no sign that HTML would read otherwise.
    return f'{head}{mark}\n<meta http-equiv="Content-Security-Policy" content="{policy(inline(html))}">{rest}'


def headers(pages: Iterable[str], address: str | None) -> dict[str, str]:
    """What a web server should say with every file of a site; `address` is where the site lies, if known."""
    allowed = Inline()
    for page in pages:
        allowed |= inline(page)
    said = {
        "Content-Security-Policy": policy(allowed, header=True),
        "Cross-Origin-Opener-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
        "Referrer-Policy": "strict-origin-when-cross-origin",
        "X-Content-Type-Options": "nosniff",
    }
    if address and urlsplit(address).scheme == "https":
        said["Strict-Transport-Security"] = "max-age=31536000"
    return said


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: dict[str, list[str]] = {"script": [], "style": []}
        self._open: str | None = None
        self._text: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        runs = tag == "style" or (tag == "script" and (given.get("type") or "").lower() in _CODE)
        self._open, self._text = (tag, []) if runs and "src" not in given else (None, [])

    def handle_data(self, text: str) -> None:
        if self._open:
            self._text.append(text)

    def handle_endtag(self, tag: str) -> None:
        if tag == self._open:
            digest = hashlib.sha256("".join(self._text).encode()).digest()
            self.found[tag].append(f"'sha256-{base64.b64encode(digest).decode()}'")
            self._open = None
