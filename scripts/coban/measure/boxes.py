"""The boxes of a finished page, in millimetres at final size."""

from __future__ import annotations

from dataclasses import dataclass

import pikepdf

from coban.geometry import Rect
from coban.units import pt_to_mm


@dataclass(frozen=True, slots=True)
class Boxes:
    """The page's boxes in mm at final size; `trim` and `bleed` are None when the file has none."""

    media: Rect
    trim: Rect | None
    bleed: Rect | None
    scale: float
    """UserUnit: the file is 1:scale."""
    longest_units: float
    """The longer side of the MediaBox in the page's own units."""

    @property
    def mm_per_unit(self) -> float:
        """Millimetres at final size for one of the page's own units."""
        return pt_to_mm(self.scale)


def boxes_of(page: pikepdf.Page) -> Boxes:
    """The origin is the trim's top left corner, or the page's where there is no TrimBox."""
    entries = page.obj
    scale = float(entries.get("/UserUnit", 1))
    mm = pt_to_mm(scale)
    media = [float(side) for side in page.mediabox]
    left_edge, _, _, top_edge = (float(side) for side in entries.get("/TrimBox", media))

    def box(name: str) -> Rect | None:
        if name not in entries:
            return None
        left, bottom, right, top = (float(side) for side in entries[name])
        return Rect.between(
            (left - left_edge) * mm, (top_edge - top) * mm, (right - left_edge) * mm, (top_edge - bottom) * mm
        )

    width, height = media[2] - media[0], media[3] - media[1]
    whole = box("/MediaBox") or Rect(0, 0, width * mm, height * mm)
    return Boxes(whole, box("/TrimBox"), box("/BleedBox"), scale, max(width, height))
