"""What the shop does at the edges of cloth: pole pockets, and eyelets in the hem."""

from __future__ import annotations

from math import ceil

from coban.campaign.formats import Format
from coban.geometry import Rect
from coban.scene import Guide

EYELET_IN_MM = 25.0
"""From the trim to the middle of an eyelet: half a hem of 5 cm."""


def hem(kind: Format, trim: Rect) -> tuple[Guide, ...]:
    """Where the pockets end, and each eyelet."""
    pocket = kind.pocket_mm
    pockets = (Guide("pocket", y=pocket), Guide("pocket", y=trim.height - pocket)) if pocket else ()
    return (*pockets, *(_eyelets(trim, kind.eyelets_mm) if kind.eyelets_mm else ()))


def _eyelets(trim: Rect, apart: float) -> tuple[Guide, ...]:
    """One in each corner, the others evenly between them and at most `apart` mm from one another."""
    across = _evenly(trim.width, apart)
    down = _evenly(trim.height, apart)[1:-1]
    top, bottom = EYELET_IN_MM, trim.height - EYELET_IN_MM
    left, right = EYELET_IN_MM, trim.width - EYELET_IN_MM
    edges = [(x, y) for y in (top, bottom) for x in across] + [(x, y) for x in (left, right) for y in down]
    return tuple(Guide("eyelet", x, y) for x, y in edges)


def _evenly(length: float, apart: float) -> list[float]:
    room = length - 2 * EYELET_IN_MM
    steps = max(1, ceil(room / apart))
    return [EYELET_IN_MM + room * step / steps for step in range(steps + 1)]
