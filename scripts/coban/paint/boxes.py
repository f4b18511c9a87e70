"""Boxes of a page: millimetres of a sheet, y downwards, as points of a PDF, y upwards."""

from __future__ import annotations

from coban.geometry import Rect
from coban.paint.body import Value, factors
from coban.scene import Sheet
from coban.units import mm_to_pt


def boxes(sheet: Sheet, media: Rect, *, user_unit: bool) -> dict[str, Value]:
    """A page's entries: media, bleed and trim at the sheet's scale, which it tells the reader if asked to."""
    k = mm_to_pt(1) / sheet.scale

    def box(rect: Rect) -> list[Value]:
        left, low = (rect.x - media.x) * k, (media.bottom - rect.bottom) * k
        return [left, low, left + rect.width * k, low + rect.height * k]

    entries: dict[str, Value] = {
        "MediaBox": box(media),
        "BleedBox": box(sheet.trim.inset(-sheet.bleed)),
        "TrimBox": box(sheet.trim),
    }
    return entries | ({"UserUnit": sheet.scale} if sheet.scale != 1 and user_unit else {})


def matrix(sheet: Sheet, media: Rect) -> str:
    """The six factors that put what is drawn in millimetres onto the page."""
    k = mm_to_pt(1) / sheet.scale
    return factors(k, 0, 0, -k, -media.x * k, media.bottom * k)
