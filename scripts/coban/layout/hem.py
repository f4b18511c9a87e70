"""What the shop does at the edges of cloth: pole pockets, and eyelets in the hem."""

from __future__ import annotations

from math import ceil

from coban.campaign.formats import Format
from coban.geometry import Rect
from coban.scene import Guide


def hem(kind: Format, trim: Rect) -> tuple[Guide, ...]:
    """Where the pockets end, and each eyelet."""
    pocket = kind.pocket_mm
    pockets = (Guide("pocket", y=pocket), Guide("pocket", y=trim.height - pocket)) if pocket else ()
    eyelets = _eyelets(trim, kind.eyelets_mm, kind.eyelet_inset_mm) if kind.eyelets_mm else ()
    return (*pockets, *eyelets)


def _eyelets(trim: Rect, apart: float, inset: float) -> tuple[Guide, ...]:
    """One in each corner, the others evenly between them and at most `apart` mm from one another."""
    across = _evenly(trim.width, apart, inset)
    down = _evenly(trim.height, apart, inset)[1:-1]
    top, bottom = inset, trim.height - inset
    left, right = inset, trim.width - inset
    edges = [(x, y) for y in (top, bottom) for x in across] + [(x, y) for x in (left, right) for y in down]
    return tuple(Guide("eyelet", x, y) for x, y in edges)


def _evenly(length: float, apart: float, inset: float) -> list[float]:
    room = length - 2 * inset
    steps = max(1, ceil(room / apart))
    return [inset + room * step / steps for step in range(steps + 1)]
