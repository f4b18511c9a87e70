"""Web banners for partners: the HTML that they paste into their own pages. No script, nothing is counted."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from html import escape
from pathlib import PurePosixPath

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.campaign.facts import known
from coban.pages.gallery import DOWNLOADS

FORMATS = "web-banner"
"""Formats of banners are called by this, or by this and their size."""


@dataclass(frozen=True, slots=True)
class Banner:
    """One banner, and how it is embedded."""

    title: str
    """The slogan on it."""
    px: tuple[int, int]
    image: str
    """Path of the picture, from dist/<slug>/ and, below the downloads, from the site's root."""
    bytes: int
    html: str
    """One line to paste. Where the site has no address yet it has no link, and the picture lies beside it."""

    @property
    def size(self) -> str:
        return f"{self.px[0]} × {self.px[1]}"

    @property
    def file(self) -> str:
        """Path of the file with the HTML, beside the picture."""
        return str(PurePosixPath(self.image).with_suffix(".html"))

    @property
    def id(self) -> str:
        return PurePosixPath(self.image).stem.replace("_", "-")


def banners(brief: Brief, artefacts: Iterable[Artefact]) -> tuple[Banner, ...]:
    """Every web banner that was made, in the campaign's sequence of orders and slogans."""
    orders = {order.id: at for at, order in enumerate(brief.campaign.orders)}
    slogans = {message.id: at for at, message in enumerate(brief.campaign.messages)}
    rows = [row for row in artefacts if _is_banner(row) and row.order in orders and row.message in slogans]
    rows.sort(key=lambda row: (slogans[row.message or ""], orders[row.order]))
    return tuple(_banner(brief, row) for row in rows)


def embed_files(brief: Brief, artefacts: Iterable[Artefact]) -> dict[str, bytes]:
    """The HTML of each banner by path from dist/<slug>/."""
    return {banner.file: f"{banner.html}\n".encode() for banner in banners(brief, artefacts)}


def _is_banner(row: Artefact) -> bool:
    named = row.format == FORMATS or row.format.startswith(f"{FORMATS}-")
    return named and row.kind == "digital" and row.px is not None and not row.place


def _banner(brief: Brief, row: Artefact) -> Banner:
    campaign, px = brief.campaign, row.px or (0, 0)
    slogan = campaign.message(row.message or "").text
    words = slogan if campaign.name in slogan else f"{slogan} – {campaign.name}"
    root = known(campaign.site)
    source = f"{root.rstrip('/')}/{DOWNLOADS}/{row.path}" if root else PurePosixPath(row.path).name
    image = (
        f'<img src="{escape(source)}" width="{px[0]}" height="{px[1]}" alt="{escape(words)}" '
        'style="max-width:100%;height:auto">'
    )
    html = f'<a href="{escape(root.rstrip("/"))}/">{image}</a>' if root else image
    return Banner(slogan, px, row.path, row.bytes, html)
