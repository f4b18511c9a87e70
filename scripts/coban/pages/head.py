"""What networks read of a page where somebody passes its link on: Open Graph."""

from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.brief import Brief
from coban.campaign.facts import VIET_NAM
from coban.pages.address import absolute, public_address
from coban.pages.share import SharePicture
from coban.pages.structured_data import PageFacts
from coban.press import PressRelease

Row = tuple[str, str]
"""A property and its value."""


def card(brief: Brief, page: PageFacts, picture: SharePicture | None) -> tuple[Row, ...]:
    """Properties of one page. Addresses must be absolute: none are told before the site's is public."""
    root = public_address(brief)
    release = page.release.release if page.release else None
    rows = [
        ("og:type", "article" if release else "website"),
        ("og:locale", "vi_VN"),
        ("og:site_name", brief.campaign.name),
        ("og:title", page.title),
        ("og:description", page.description),
    ]
    if root:
        rows.append(("og:url", absolute(root)(page.path)))
    if release:
        rows += _hours(release)
    shown = list(_picture(picture, root)) if picture and root else []
    return (*rows, *shown, ("twitter:card", "summary_large_image" if shown else "summary"))


def _picture(picture: SharePicture, root: str) -> Iterator[Row]:
    width, height = map(str, picture.px)
    yield "og:image", absolute(root)(picture.href)
    yield "og:image:width", width
    yield "og:image:height", height
    yield "og:image:alt", picture.alt


def _hours(release: PressRelease) -> Iterator[Row]:
    if release.published:
        yield "article:published_time", release.published.astimezone(VIET_NAM).isoformat()
    if release.modified and release.corrections:
        yield "article:modified_time", release.modified.astimezone(VIET_NAM).isoformat()
