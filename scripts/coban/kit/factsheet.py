"""The fact sheet: one A4 page that says what, who, when, where and how many, each figure with its source."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf

from coban.campaign.brief import Brief
from coban.campaign.facts import known
from coban.errors import UnmadeError
from coban.kit.factsheet_words import facts_of
from coban.layout.phrases import stretches
from coban.pages import dress
from coban.pages.words import together
from coban.typeset import as_pdf, templates

HERE = Path(__file__).parent
NAME = "thong-tin/to-du-kien.pdf"

SIZES_PT = (9.4, 9.0, 8.6, 8.2)
"""Of the running text, from the one that is wished to the smallest that is still read with ease."""

CUT_PT = SIZES_PT[2]
"""The size at which notes are left out; one that is smaller still is for what matters more."""

CUTS = ("abouts", "titles", "targets", "services")
"""What goes, in this order, when all notes are gone and the smallest size is still too large: what services
do, the titles of documents, targets after the third, services after the fifth."""


def fact_sheet(brief: Brief) -> bytes:
    """The sheet as PDF/UA: A4, one page.

    What does not fit is set smaller, then loses notes from the last to the first, then what `CUTS` names; a
    sheet that lost anything says where it stands. Raises UnmadeError where even the shortest takes more.
    """
    every = len(brief.campaign.notes)
    whole = (_set(brief, every, frozenset(), size_pt) for size_pt in SIZES_PT[: SIZES_PT.index(CUT_PT) + 1])
    made = next(filter(None, whole), None) or _with_most_notes(brief, every - 1)
    shorter = (frozenset(CUTS[:many]) for many in range(len(CUTS) + 1))
    made = made or next(filter(None, (_set(brief, 0, cuts, SIZES_PT[-1]) for cuts in shorter)), None)
    if made is None:
        raise UnmadeError(
            f"{brief.file}: the fact sheet does not fit on one page even without notes, {', '.join(CUTS)}; "
            "shorten the names of events, or 'about'"
        )
    return made


def _with_most_notes(brief: Brief, most: int) -> bytes | None:
    """With as many notes as leave it one page; None when there is none without any."""
    best, least = None, 0
    while least <= most:
        middle = (least + most + 1) // 2
        made = _set(brief, middle, frozenset(), CUT_PT)
        best = made or best
        least, most = (middle + 1, most) if made else (least, middle - 1)
    return best


def _set(brief: Brief, notes: int, cuts: frozenset[str], size_pt: float) -> bytes | None:
    """The sheet so short and so small; None when it takes more than a page."""
    campaign = brief.campaign
    pictures = {"motif.svg": dress.pattern(brief).encode()}
    if campaign.emblem:
        file = brief.house.artwork(campaign.slug, campaign.emblem.file)
        pictures["bieu-trung"] = file.read_bytes()
    env = templates(HERE)
    env.filters["whole"] = lambda text: together(text, [campaign.province])
    html = env.get_template("factsheet.html.j2").render(
        campaign=campaign,
        facts=facts_of(brief, notes, cuts),
        heading=together(campaign.name, stretches(campaign, campaign.name)),
        size_pt=size_pt,
        pictures=pictures,
        site=known(campaign.site),
    )
    css = (HERE / "factsheet.css").read_text("utf-8")
    made = as_pdf(html, brief.house, brief.brand, css=css, pictures=pictures, book=True)
    return made if _pages(made) == 1 else None


def _pages(made: bytes) -> int:
    with pikepdf.open(io.BytesIO(made)) as document:
        return len(document.pages)
