"""Where the sponsors' panel stands on a piece, and what it leaves free."""

from __future__ import annotations

from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.parts import panel_width
from coban.scene import Item


def side_panel(
    commission: Commission, seen: float | None = None, most: float = 1.0
) -> tuple[Rect, list[Item]]:
    """The panel at the left of landscape pieces: what is free beside it, and its items.

    `seen` is how far down logos may stand, in mm; the panel itself runs to the foot. `most` is the most
    that it may have of the width.
    """
    width, height, safe = commission.width, commission.height, commission.format.safe_mm
    free = Rect(0, 0, width, height)
    panel = min(panel_width(commission), most * width)
    if not panel:
        return free, []
    edge = commission.format.bleed_mm
    foot = min(height - max(safe, 0.07 * height), seen or height)
    inner = Rect.between(max(safe, 0.15 * panel), max(safe, 0.07 * height), 0.85 * panel, foot)
    white = Rect.between(-edge, -edge, panel, height + edge)
    return Rect.between(panel, 0, width, height), furniture.sponsors_left(commission, white, inner)


def top_band(commission: Commission, share: float, until: float | None = None) -> tuple[Rect, list[Item]]:
    """The band at the top of portrait and square pieces, `share` of the height: what is free, its items.

    `until` is how far to the right logos may stand, in mm; the band itself runs to the edge.
    """
    width, height, safe = commission.width, commission.height, commission.format.safe_mm
    free = Rect(0, 0, width, height)
    if not furniture.logos(commission):
        return free, []
    edge, margin = commission.format.bleed_mm, max(safe, 0.06 * width)
    band = max(share * height, safe + 0.06 * width)
    tall = 0.30 * band
    centre = max(band / 2, safe + tall / 2)
    inner = Rect(margin, centre - tall / 2, (until or width) - 2 * margin, tall)
    white = Rect.between(-edge, -edge, width + edge, band)
    return Rect.between(0, band, width, height), furniture.sponsors_top(commission, white, inner)
