"""Where a site will lie, and the addresses below it as pages, feeds and machines are told them."""

from __future__ import annotations

import posixpath
from collections.abc import Callable
from functools import partial
from urllib.parse import quote

from coban.campaign.brief import Brief
from coban.campaign.facts import known

Where = Callable[[str], str]
"""A path from the site's root, as an address; a path that ends in '/' is a page, '' the home page."""


def public_address(brief: Brief) -> str | None:
    """With a slash at its end; None while nobody has confirmed it.

    A preview for the invited has none either: it must not pass for the public page.
    """
    site = known(brief.campaign.site)
    return f"{site.rstrip('/')}/" if site and not brief.invited else None


def absolute(address: str) -> Where:
    """Addresses below this one, which ends in a slash."""
    return lambda path: address + quote(path, safe="/#@")


def seen_from(page: str) -> Where:
    """The way there from a page: what machines resolve by the page's own address."""
    return partial(_relative, page)


def where_from(address: str | None, page: str) -> Where:
    """Absolute addresses where the site's is known, else those seen from the page."""
    return absolute(address) if address else seen_from(page)


def _relative(page: str, path: str) -> str:
    place, mark, anchor = path.partition("#")
    seen = posixpath.relpath(place or ".", page or ".")
    return quote(f"{seen}/" if place.endswith("/") or not place else seen, safe="/@") + mark + anchor
