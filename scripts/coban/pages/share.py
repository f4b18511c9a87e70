"""Share: which picture stands for a page where people pass its link on."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coban.artefact import Artefact
from coban.campaign.model import Campaign
from coban.pages.gallery import DOWNLOADS

FOLDER = "assets/images/chia-se"

ORDER = "xem-truoc"
"""The order of the campaign's own link preview."""


@dataclass(frozen=True, slots=True)
class SharePicture:
    """A picture 1200 × 630 or so, as networks ask for."""

    href: str
    """From the site's root."""
    px: tuple[int, int]
    alt: str


def share_path(address: str) -> str:
    """'huong-dan/isee/' → 'assets/images/chia-se/huong-dan-isee.jpg'."""
    return f"{FOLDER}/{address.strip('/').replace('/', '-') or 'trang-chu'}.jpg"


def ordered_picture(campaign: Campaign, artefacts: Iterable[Artefact]) -> SharePicture | None:
    """The piece that the campaign ordered for links, which stands for the home page."""
    made = (row for row in artefacts if row.order == ORDER and row.kind == "digital" and row.px)
    row = next(made, None)
    if row is None:
        return None
    words = campaign.message(row.message).text if row.message else campaign.name
    return SharePicture(f"{DOWNLOADS}/{row.path}", row.px or (0, 0), words)
