"""Parts that more than one composition sets: panel sizes, the motif, the small line, the signature."""

from __future__ import annotations

from dataclasses import dataclass

from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.fit import one_line
from coban.layout.motif import Cloth
from coban.scene import Guide, Item, Role, Text

BAND_SHARE = 0.085
"""The sponsors' band to the height of a portrait piece."""

FOOT_SHARE = 0.5
"""Whoever wants the date or the office steps up: half the reading distance."""


@dataclass(frozen=True, slots=True)
class Composition:
    """What a composition gives: the items all places share, and the rooms it leaves open for one place."""

    items: tuple[Item, ...]
    place_room: Rect | None = None
    code_room: Rect | None = None
    guides: tuple[Guide, ...] = ()
    window: Rect | None = None
    """The box of an oval that stays open."""


def panel_width(commission: Commission) -> float:
    """Width of the sponsors' panel at the left: 14 %, never over the brand's goal; 0 without sponsors."""
    if not commission.order.sponsors or not commission.brief.campaign.sponsors:
        return 0.0
    width, height = commission.width, commission.height
    goal = commission.brief.brand.sponsors.goal / 100 * width
    return min(max(0.14 * width, min(0.5 * height, 0.9 * goal)), 1.1 * height, 0.95 * goal)


def sponsor_band(commission: Commission, margin: float) -> tuple[float, list[Item]]:
    """Height of the sponsors' band at the top of a portrait piece, and what stands in it; 0 without any."""
    if not furniture.logos(commission):
        return 0.0, []
    width, edge = commission.width, commission.format.bleed_mm
    share = BAND_SHARE if commission.height > 1.4 * width else 0.13
    band = max(share * commission.height, commission.format.safe_mm + 0.06 * width)
    tall = 0.30 * band
    centre = max(band / 2, commission.format.safe_mm + tall / 2)
    inner = Rect(margin, centre - tall / 2, width - 2 * margin, tall)
    panel = Rect.between(-edge, -edge, width + edge, band)
    return band, furniture.sponsors_top(commission, panel, inner)


def cloth(commission: Commission) -> Cloth:
    """The campaign's motif in the brand's inks, cut to the piece."""
    file = commission.brief.house.asset(f"motifs/{commission.brief.campaign.motif}.svg")
    trim = Rect(0, 0, commission.width, commission.height)
    return Cloth(file, commission.ink("field"), commission.ink("cobalt"), trim)


def small_line(
    commission: Commission, text: str, room: Rect, role: Role, smallest_cap: float, subject: str = ""
) -> list[Text]:
    """One line in a room whose height is the preferred capital height; a fault when it can't be legible."""
    width, preferred = max(room.width, 0.0), max(room.height, 0.0) / commission.face.cap_height
    found = one_line(commission.face, text, width, preferred)
    if found.cap < smallest_cap * 0.999:
        unit = one_line(commission.face, text, float("inf"), 1.0)
        needed = unit.width * smallest_cap / unit.cap
        raise UnfitError(
            f"order '{commission.order.id}'{subject}: '{text}' does not fit: at the smallest legible size "
            f"(capitals of {smallest_cap:.1f} mm) it is {needed:.0f} mm wide, the room {width:.0f} mm; "
            "shorten it, or choose a larger size"
        )
    return found.at(role, room.x, room.y + room.height - found.cap, commission.ink("pale"))


def foot_line(commission: Commission, room: Rect) -> list[Text]:
    """The small line that belongs to the order: date, office. It is read from nearer than the slogan."""
    smallest = FOOT_SHARE * commission.smallest_cap
    return small_line(commission, commission.order.foot or "", room, Role.IMPRINT, smallest)
