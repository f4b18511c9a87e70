"""Fascia: the long front over a stand. Emblem and one line, in the middle of what the sponsors leave free."""

from __future__ import annotations

from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.fit import setting
from coban.layout.lockup import Block, lines_block, tall_block
from coban.layout.motif import fade, scatter
from coban.layout.parts import Composition, cloth
from coban.layout.sponsors import side_panel, top_band
from coban.scene import Stamp

CAP_SHARE = 0.40
"""The most that capitals may have of the height: beyond it the line looks squeezed between its edges."""

LONG_LINE = 0.19
"""A line whose capitals would be smaller, to the height, gives way to two."""

EMBLEM_SHARE = 0.60
EMBLEM_GAP = 0.22
"""Air between emblem and words, to the height."""

SIDE_SHARE, EDGE_SHARE = 0.34, 0.13
"""Margins at the left and right, and above and below, to the height."""


def compose(commission: Commission) -> Composition:
    height = commission.height
    free, sponsors = top_band(commission, 0.10) if commission.portrait else side_panel(commission)
    safe = commission.format.safe_mm
    live = free.inset(
        max(safe, min(SIDE_SHARE * height, 0.08 * free.width)), max(safe, EDGE_SHARE * free.height)
    )
    side = min(EMBLEM_SHARE * free.height, 0.16 * live.width)
    beside = side + EMBLEM_GAP * min(height, 2 * side) if commission.brief.campaign.emblem else 0.0
    block = _words(commission, live.width - beside, live.height)

    left = live.x + (live.width - beside - block.width) / 2
    top = free.cy - (block.height + block.under - block.over) / 2
    top = max(live.y + block.over, min(top, live.bottom - block.height - block.under))
    mark = furniture.emblem(commission, Rect(left, free.cy - side / 2, side, side))
    words = block.at(left + beside, top, commission.ink("white"))
    pattern = _pattern(commission, free, Rect(left, 0, beside + block.width, height))
    return Composition((furniture.field(commission), *pattern, *sponsors, *mark, *words))


def _words(commission: Commission, width: float, height: float) -> Block:
    """One line; two where one would be small."""
    if commission.portrait:
        return tall_block(commission, width, height)
    largest_size = CAP_SHARE * commission.height / commission.face.cap_height
    two = lines_block(commission, width, height, most_lines=2)
    one = Block(two.first) if len(two.first.lines) == 1 else _one_line(commission, width, height)
    if one is None or (one.first.cap < LONG_LINE * commission.height and two.first.cap > 1.2 * one.first.cap):
        one = two
    return one.scaled(min(1.0, largest_size / one.first.size))


def _one_line(commission: Commission, width: float, height: float) -> Block | None:
    unit = setting(commission.face, [commission.message.text])
    size = min(width / unit.width, height / (unit.cap + unit.over + unit.under))
    return Block(unit.sized(size)) if unit.cap * size >= commission.smallest_cap else None


def _pattern(commission: Commission, free: Rect, middle: Rect) -> list[Stamp]:
    """The motif at both ends, growing away from the words; where these fill the front there is none."""
    height = commission.height
    if commission.portrait:
        return []
    clear = middle.inset(-0.25 * height, 0)
    before = fade(clear.x, clear.x - 2 * height)
    after = fade(clear.right, clear.right + 2 * height)
    area = Rect.between(free.x, 0, commission.width, height)
    return scatter(cloth(commission), area, 0.5 * height, lambda x, _: max(before(x), after(x)), [clear])
