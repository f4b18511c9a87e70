"""Die: the line that a piece is cut along when not along its trim, and how a shop calls it."""

from __future__ import annotations

from coban.campaign.formats import Format
from coban.campaign.measures import corner_mm
from coban.geometry import Rect, fit_inside
from coban.scene import Die
from coban.vietnamese import length, size


def die_of(kind: Format, width: float, height: float) -> Die | None:
    """The largest circle in the middle of the trim, or the trim with its corners rounded; mm."""
    if kind.die is None:
        return None
    trim, corner = Rect(0, 0, width, height), corner_mm(kind.die)
    if corner is None:
        circle = fit_inside(1.0, trim)
        return Die(circle, circle.width / 2)
    return Die(trim, min(corner, width / 2, height / 2))


def die_words(die: Die) -> str:
    """'tròn, đường kính 90 mm', '90 × 55 mm, bo góc 5 mm'."""
    if die.is_round:
        return f"tròn, đường kính {size(die.rect.width, die.rect.height).partition(' × ')[2]}"
    return f"{size(die.rect.width, die.rect.height)}, bo góc {length(die.radius)}"
