"""What round pieces share: the sponsors' band at the head of the circle, the emblem on its axis."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import cos, degrees, pi, sin

from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.disc import Disc
from coban.layout.motif import FULL_SHARE, outline
from coban.layout.parts import cloth
from coban.scene import Item, Picture, Role, Stamp

BAND_SHARE = 0.19
"""The sponsors' band to the height of the square: within the goal of a fifth."""

LOGOS_AT = 0.72
"""Where in the band the logos stand: low, where the circle is wide."""

LOGOS_SHARE = 0.20
"""The most that logos take of the band's height."""


def sponsors_band(commission: Commission, disc: Disc) -> tuple[float, list[Item]]:
    """Where the white band at the head of the circle ends, and what stands in it."""
    if not furniture.logos(commission):
        return 0.0, []
    edge, band = commission.format.bleed_mm, BAND_SHARE * commission.height
    panel = Rect.between(-edge, -edge, commission.width + edge, band)
    middle, tall = LOGOS_AT * band, LOGOS_SHARE * band
    half = 0.97 * disc.half_chord(middle - tall / 2)
    inner = Rect.between(disc.cx - half, middle - tall / 2, disc.cx + half, middle + tall / 2)
    return band, furniture.sponsors_top(commission, panel, inner)


def emblem_on_axis(commission: Commission, disc: Disc, top: float, side: float) -> list[Item]:
    """The emblem with its middle on the axis; nothing where the campaign has none."""
    found = furniture.emblem(commission, Rect(disc.cx - side / 2, top, side, side))
    return [
        replace(mark, rect=mark.rect.moved(disc.cx - mark.rect.cx, 0))
        for mark in found
        if isinstance(mark, Picture)
    ]


def wreath(
    commission: Commission, disc: Disc, radius: float, count: int, clear: Sequence[Rect]
) -> list[Stamp]:
    """The motif set around a circle, each stamp upright to it; none that would touch one of `clear`."""
    size = 2 * pi * radius / count * 0.82
    ink = commission.ink("field").towards(commission.ink("cobalt"), FULL_SHARE)
    spots = []
    for step in range(count):
        angle = 2 * pi * (step + 0.5) / count
        x, y = disc.cx + radius * sin(angle), disc.cy - radius * cos(angle)
        box = Rect(x - size / 2, y - size / 2, size, size)
        if not any(box.overlaps(rect) for rect in clear):
            spots.append((x, y, size, degrees(angle), ink))
    return [Stamp(Role.MOTIF, outline(cloth(commission).file), tuple(spots))] if spots else []


def too_small(commission: Commission, cap: float) -> UnfitError:
    """The fault of a slogan that finds no room in its circle."""
    return UnfitError(
        f"order '{commission.order.id}', message '{commission.message.id}': the slogan does not fit into the "
        f"circle of {commission.size_name}: its capitals would be {cap:.1f} mm high, and nothing under "
        f"{commission.smallest_cap:.1f} mm is legible at {commission.format.reading_distance}; shorten the "
        "slogan, or choose a larger size"
    )
