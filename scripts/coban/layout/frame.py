"""Frame: a ring for profile pictures, its middle open for the face.

Networks cut profile pictures to the circle inscribed in the square, so all that is read lies within it, below
the opening. The opening is as large as lets the slogan be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from coban.colour import Ink
from coban.geometry import Rect, hull
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.disc import Centred, Disc, largest_in
from coban.layout.motif import scatter
from coban.layout.parts import Composition, cloth
from coban.layout.round import emblem_on_axis, sponsors_band, too_small
from coban.scene import Item, Role, Stamp, item_box
from coban.text import Command

WIDEST, NARROWEST, STEP = 0.76, 0.66, 0.01
"""Diameters of the opening that are tried, to the side of the picture."""

WISHED_CAP = 0.034
"""Capitals that a slogan should have, to the side: a profile picture is shown small."""

RING_SHARE = 0.042
"""The ring over the opening, to the side."""

LINE_SHARE = 0.006
"""The white line around the opening, to the side."""

EMBLEM_SHARE = 0.075

STAMP_SHARE = 0.11

KAPPA = 0.5522847498
"""Of the radius: handles of the four curves that make a circle."""


def compose(commission: Commission) -> Composition:
    side = min(commission.width, commission.height)
    disc = Disc(commission.width / 2, commission.height / 2, side / 2 - commission.format.safe_mm)
    band, sponsors = sponsors_band(commission, disc)
    mark = emblem_on_axis(
        commission, disc, disc.cy + disc.radius - 1.12 * EMBLEM_SHARE * side, EMBLEM_SHARE * side
    )
    foot = min((item_box(each).y - 0.018 * side for each in mark), default=disc.cy + disc.radius)
    window, slogan = _opening(commission, disc, band, foot, side)
    words = slogan.at(commission.ink("white"))
    items = [
        furniture.field(commission),
        *_pattern(commission, [*words, *mark], band, side),
        *sponsors,
        _ring(window, LINE_SHARE * side, commission.ink("white")),
        *words,
        *mark,
    ]
    return Composition(tuple(items), window=window)


def _ring(window: Rect, line: float, ink: Ink) -> Stamp:
    """A ring `line` mm wide around the opening; it begins a little inside, so that no dark edge shows."""
    outer = window.inset(-line)
    hole = (window.width - 0.5 * line) / outer.width
    return Stamp(
        Role.MOTIF, (*_circle(0.5), *_circle(hole / 2)), ((outer.cx, outer.cy, outer.width, 0.0, ink),)
    )


def _circle(r: float) -> tuple[Command, ...]:
    """A full circle around 0."""
    k = r * KAPPA
    return (
        ("moveTo", ((0.0, -r),)),
        ("curveTo", ((k, -r), (r, -k), (r, 0.0))),
        ("curveTo", ((r, k), (k, r), (0.0, r))),
        ("curveTo", ((-k, r), (-r, k), (-r, 0.0))),
        ("curveTo", ((-r, -k), (-k, -r), (0.0, -r))),
        ("closePath", ()),
    )


def _opening(
    commission: Commission, disc: Disc, band: float, foot: float, side: float
) -> tuple[Rect, Centred]:
    """The largest opening that leaves the slogan its wished size; else the one that leaves it the most.

    Raises UnfitError where even that is too small to read.
    """
    best: tuple[Rect, Centred] | None = None
    for window in _windows(disc, band, side):
        slogan = largest_in(commission, disc, window.bottom + 0.03 * side, foot)
        if slogan and slogan.block.first.cap >= WISHED_CAP * side:
            return window, slogan
        if slogan and (best is None or slogan.least_cap > best[1].least_cap):
            best = window, slogan
    if best is None or best[1].least_cap < commission.smallest_cap:
        raise too_small(commission, best[1].least_cap if best else 0.0)
    return best


def _windows(disc: Disc, band: float, side: float) -> Iterator[Rect]:
    """Openings from the widest to the narrowest, under the ring or the sponsors' band."""
    top = band + 0.02 * side if band else RING_SHARE * side
    for step in range(round((WIDEST - NARROWEST) / STEP) + 1):
        diameter = (WIDEST - step * STEP) * side - band * 0.6
        yield Rect(disc.cx - diameter / 2, top, diameter, diameter)


def _pattern(commission: Commission, read: list[Item], band: float, side: float) -> list[Stamp]:
    """The motif over all that is free, the stronger the lower."""
    clear = [box.inset(-0.015 * side) for box in (hull(item_box(item) for item in read),) if box]
    clear += [Rect.between(0, -side, commission.width, band)] if band else []
    area = Rect(0, 0, commission.width, commission.height)
    return scatter(cloth(commission), area, STAMP_SHARE * side, lambda _, y: 0.35 + 0.65 * y / side, clear)
