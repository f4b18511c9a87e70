"""The pages that a campaign's site will have, and the printed codes that must lead to one of them."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from coban.campaign.content import PlaceList
from coban.campaign.spots import Problem, each

INSTALL = "cai-dat.md"
GUIDES = "huong-dan/index.md"
GALLERY = "an-pham/index.md"
PRESS = "bao-chi/index.md"
ABOUT = "gioi-thieu.md"
CALENDAR = "lich.md"
FIGURES = "so-lieu.md"
ACCESS = "tiep-can.md"

FORWARDING = ("place", "install")
"""Codes of orders that lead to places.target."""


def standard_pages(*, app: bool, services: bool, targets: bool) -> tuple[str, ...]:
    """Pages that every campaign of this kind has; the campaign's folder may hold its own version."""
    install = (INSTALL,) if app else ()
    guides = (GUIDES,) if services else ()
    figures = (FIGURES,) if targets else ()
    return ("index.md", *install, *guides, ABOUT, CALENDAR, *figures, ACCESS, GALLERY, PRESS)


def dead_target(folder: Path, raw: Mapping[str, Any]) -> Iterator[Problem]:
    """places.target where codes lead to it and it is no page: found now, not when they are printed."""
    listed = raw.get("places")
    if not isinstance(listed, dict) or not any(r.get("code") in FORWARDING for _, r in each(raw, "orders")):
        return
    target = listed.get("target", PlaceList.model_fields["target"].default)
    known = _addresses(folder, raw)
    if not isinstance(target, str) or _normal(target) in known:
        return
    shown = ", ".join(address for address in sorted(known) if address != "./")
    fault = (
        f"places.target: '{target}' is no page of the site, and printed codes lead to it; "
        f"known pages: {shown}; name one of them, or add the page to the campaign's folder"
    )
    yield ("places", "target"), fault


def _addresses(folder: Path, raw: Mapping[str, Any]) -> set[str]:
    own = (path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    standard = standard_pages(**{kind: bool(raw.get(kind)) for kind in ("app", "services", "targets")})
    return {_address(page) for page in (*own, *standard)}


def _address(page: str) -> str:
    """'huong-dan/index.md' → 'huong-dan/', as MkDocs serves it."""
    stem = page.removesuffix(".md")
    above, name = posixpath.split(stem)
    return _normal(above if name in ("index", "README") else stem)


def _normal(target: str) -> str:
    return posixpath.normpath(target) + "/"
