"""The guide's page of the emblem: its air and its least size drawn and measured, its forms on grounds.

A drawing is shown as vectors, a picture of pixels as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from coban.campaign.brief import Brief
from coban.campaign.model import Artwork
from coban.geometry import Rect, fit_inside
from coban.identity.emblem import Form, as_png, as_svg, forms
from coban.identity.examples import Example, Shape
from coban.identity.figures import Drawings
from coban.identity.notes import CLEAR_SHARE
from coban.identity.shape import fineness
from coban.identity.zones import clearance
from coban.layout.furniture import aspect
from coban.vietnamese import decimal, length, number

SQUARE_MM, EMBLEM_MM = 96.0, 48.0
"""The square that shows the air, as in guide.css, and the emblem's longer side in it."""


SHOWN_PX = 1024


@dataclass(frozen=True, slots=True)
class EmblemPage:
    """What the page shows; places in mm of the square."""

    artwork: Artwork
    forms: tuple[tuple[Form, str, str], ...]
    """Each with the name of its drawing and its contrast to its ground."""
    at: Rect
    air: Rect
    """What must stay free, with the emblem."""
    least_air: str
    """The least that was measured on the guide's pieces, in heights of the emblem; '' without any."""
    least_mm: float
    least: str
    least_px: int
    stroke: str
    gap: str


def emblem_page(
    brief: Brief, artwork: Artwork, shown: Mapping[Shape, Example], drawings: Drawings
) -> EmblemPage:
    """Raises UnmadeError for an emblem that cannot be set in one colour."""
    source = brief.house.artwork(brief.campaign.slug, artwork.file)
    rows = []
    for form in forms(brief):
        name = f"bieu-trung-{form.id}"
        vectors = source.suffix.lower() == ".svg"
        drawings.files[name] = as_svg(source, form.ink) if vectors else as_png(brief, source, form, SHOWN_PX)
        rows.append((form, name, f"{decimal(form.contrast)} : 1"))
    fine, air = fineness(source), [gap for one in shown.values() if (gap := clearance(one)) is not None]
    edge = (SQUARE_MM - EMBLEM_MM) / 2
    at = fit_inside(aspect(source), Rect(edge, edge, EMBLEM_MM, EMBLEM_MM))
    return EmblemPage(
        artwork=artwork,
        forms=tuple(rows),
        at=at,
        air=at.inset(-CLEAR_SHARE * at.height),
        least_air=f"{number(round(min(air), 2))} lần" if air else "",
        least_mm=fine.least_mm,
        least=length(fine.least_mm),
        least_px=fine.least_px,
        stroke=f"{decimal(100 * fine.stroke)}%",
        gap=f"{decimal(100 * fine.gap)}%",
    )
