"""Lettering of small pages: headlines, paragraphs with air between their lines, stacks of small lines."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout.commission import Commission
from coban.layout.fit import Setting, setting, ways_to_break
from coban.layout.flow import paragraph
from coban.layout.parts import FOOT_SHARE
from coban.layout.phrases import kept, ways_to_break_name
from coban.scene import Item, Role

AIRY_LEADING = 1.32
"""Baseline to baseline of running text, in em: bold letters on dark ground need the air."""

MOST_LINES = 5

WHOLE_DOWN_TO = 0.72
"""How much smaller a headline may be for its words to stay whole."""

SCRAP_SHARE = 0.36
"""A line that is shorter, to the longest, is a mere scrap."""

STEP = 0.96
"""From one size that is tried to the next."""


@dataclass(frozen=True, slots=True)
class Airy(Setting):
    """Running text, its lines farther apart than a headline's."""

    @property
    def leading(self) -> float:
        return max(AIRY_LEADING * self.size, Setting(self.face, self.lines, self.size).leading)


def headline(commission: Commission, text: str, width: float, height: float, cap: float) -> Setting:
    """A few words with capitals of `cap` mm on few lines of even length; smaller only where they must be.

    Words that belong together are parted only where the text would be much smaller whole. Raises UnfitError
    when it is too small to read.
    """
    least = min(cap, FOOT_SHARE * commission.smallest_cap)
    for whole, down_to in ((True, max(least, WHOLE_DOWN_TO * cap)), (False, least)):
        tried = cap
        while tried >= down_to * 0.999:
            found = titled(commission, text, width, tried, whole=whole)
            if found and found.over + found.height + found.under <= height:
                return found
            tried = down_to if tried > down_to > STEP * tried else STEP * tried
    raise unfit(commission, text, width, height, least)


def titled(
    commission: Commission, text: str, width: float, cap: float, *, whole: bool = False
) -> Setting | None:
    """Capitals of just this height, on the fewest lines that are narrow enough; None when there are none.

    With `whole` no line parts words that belong together, and none is a mere scrap.
    """
    size = cap / commission.face.cap_height
    if whole:
        ways = ways_to_break_name(commission, text, MOST_LINES)
    else:
        ways = ways_to_break(commission.face, text, most_lines=MOST_LINES)
    for lines in sorted(ways, key=len):
        found = setting(commission.face, lines, size)
        shortest = min(line.right - line.left for line in found.lines) * size
        if found.width <= width and not (whole and shortest < SCRAP_SHARE * found.width):
            return found
    return None


def small(commission: Commission, text: str, room: Rect, cap: float, least: float | None = None) -> Airy:
    """A paragraph as wide as the room, of this capital height or as little as is legible close by.

    Raises UnfitError when it is still too long.
    """
    least = FOOT_SHARE * commission.smallest_cap if least is None else least
    cap = max(cap, least)
    while True:
        found = running(commission, text, room.width, cap)
        if found.over + found.height + found.under <= room.height:
            return found
        if cap <= least:
            raise unfit(commission, text, room.width, room.height, least)
        cap = max(least, STEP * cap)


def running(commission: Commission, text: str, width: float, cap: float) -> Airy:
    """A paragraph of this capital height; words stay together where that costs no line."""
    plain = paragraph(commission.face, text, width, cap)
    together = paragraph(commission.face, text, width, cap, kept(commission, text))
    found = together if len(together.lines) <= len(plain.lines) else plain
    return Airy(found.face, found.lines, found.size)


def stacked(
    commission: Commission, lines: Sequence[tuple[str, float, str]], live: Rect, unit: float
) -> tuple[list[Item], float]:
    """Short lines standing on the foot of the room: text, capitals to `unit`, ink; and their top."""
    least = FOOT_SHARE * commission.smallest_cap
    found = [
        (headline(commission, text, live.width, live.height, max(least, share * unit)), ink)
        for text, share, ink in lines
    ]
    gap = 0.03 * unit
    total = sum(each.over + each.height + each.under for each, _ in found) + gap * (len(found) - 1)
    y = start = live.bottom - total
    items: list[Item] = []
    for each, ink in found:
        items += each.at(Role.IMPRINT, live.x, y + each.over, commission.ink(ink))
        y += each.over + each.height + each.under + gap
    return items, start


def unfit(commission: Commission, text: str, width: float, height: float, least: float) -> UnfitError:
    """The fault of a text that is too long for its room."""
    return UnfitError(
        f"order '{commission.order.id}': '{text}' does not fit into {width:.0f} × {max(height, 0):.0f} mm of "
        f"{commission.size_name}: nothing under {least:.1f} mm of capital height is legible at "
        f"{commission.format.reading_distance}; shorten it, or choose a larger size"
    )
