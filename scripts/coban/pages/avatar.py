"""Frames for profile pictures: what the page offers on which people put their photo behind a frame."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from coban.artefact import Artefact
from coban.campaign.brief import Brief
from coban.pages.gallery import DOWNLOADS

DESIGN = "frame"


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame that was made."""

    id: str
    slogan: str
    href: str
    """From the site's root."""
    px: tuple[int, int]
    bytes: int


def frames(brief: Brief, artefacts: Iterable[Artefact]) -> tuple[Frame, ...]:
    """The frames of the campaign's orders, in the sequence of its slogans."""
    slogans = {message.id: at for at, message in enumerate(brief.campaign.messages)}
    rows = [row for row in artefacts if row.kind == "digital" and _is_frame(brief, row)]
    rows.sort(key=lambda row: (slogans.get(row.message or "", -1), row.path))
    return tuple(_frame(brief, row) for row in rows)


def _is_frame(brief: Brief, row: Artefact) -> bool:
    kind = brief.formats.get(row.format)
    return kind is not None and kind.design == DESIGN and row.px is not None


def _frame(brief: Brief, row: Artefact) -> Frame:
    slogan = brief.campaign.message(row.message).text if row.message else brief.campaign.name
    return Frame(
        f"khung-{row.message or row.order}", slogan, f"{DOWNLOADS}/{row.path}", row.px or (0, 0), row.bytes
    )
