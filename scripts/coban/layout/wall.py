"""Wall: the back of a stand, joined of panels. The slogan at eye level and over the heads, what the campaign
offers below it, the code beside; one grid from joint to joint, and nothing that is read on a joint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.joints import Crossing, across
from coban.layout.lockup import tall_block
from coban.layout.motif import fade, scatter
from coban.layout.offer import offer
from coban.layout.parts import Composition, cloth
from coban.layout.sponsors import side_panel, top_band
from coban.scene import Guide, Item, Stamp, item_box

INSETS = tuple(0.08 + 0.008 * step for step in range(13))
"""Margins at the left of a panel's column, to the panel: the one that lets the slogan be largest."""

RIGHT_SHARE = 0.08
"""Margin at the right of a column, to the panel."""

HEAD_SHARE, LOWER_SHARE, FOOT_FROM = 0.09, 0.50, 0.82
"""Where the slogan begins, where what stands below it begins and where that ends, to the height: tables
stand before the rest."""

EMBLEM_SHARE = 0.30
"""The emblem's side to a panel."""

EMBLEM_AIR_MM = 80.0
"""The least that it leaves free of what the sponsors leave of their panel."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns between the joints that are free for what is read."""

    columns: tuple[Rect, ...]
    joints: tuple[float, ...]

    def from_column(self, index: int, top: float, bottom: float) -> Rect:
        """The room from a column to the last one."""
        return Rect.between(self.columns[index].x, top, self.columns[-1].right, bottom)


def compose(commission: Commission) -> Composition:
    width, height, panel = commission.width, commission.height, commission.format.panel_mm
    if commission.portrait:
        free, sponsors = top_band(commission, 0.10, min(panel, width))
    else:
        free, sponsors = side_panel(commission, most=0.6 * panel / width, seen=FOOT_FROM * height)
    crossing, items, grid = _best(commission, free)
    pattern = _pattern(commission, free, [item_box(item) for item in (*crossing.items, *items)])
    guides = tuple(Guide("joint", x=x) for x in grid.joints)
    return Composition(
        (furniture.field(commission), *pattern, *sponsors, *crossing.items, *items), guides=guides
    )


def _pattern(commission: Commission, free: Rect, read: Sequence[Rect]) -> list[Stamp]:
    """The motif where nothing is read: growing towards the right and the foot."""
    width, height = commission.width, commission.height
    grow, rise = fade(free.x, width), fade(0.55 * height, height)
    clear = [box.inset(-0.035 * height) for box in read]
    return scatter(
        cloth(commission),
        Rect.between(free.x, free.y, width, height),
        min(0.15 * height, 0.4 * commission.format.panel_mm),
        lambda x, y: max(0.85 * grow(x), rise(y)),
        clear,
    )


def _best(commission: Commission, free: Rect) -> tuple[Crossing, list[Item], Grid]:
    """The slogan on the grid that lets it be largest, and the rest on the same grid."""
    top = free.y + HEAD_SHARE * commission.height
    highest, foot = LOWER_SHARE * commission.height, FOOT_FROM * commission.height
    best: tuple[Crossing, list[Item], Grid] | None = None
    for inset in INSETS:
        grid = _grid(commission, free, inset * commission.format.panel_mm)
        first, mark = _emblem(commission, grid, free, top)
        lower, below = offer(commission, grid.columns[first:], highest, foot)
        head = grid.from_column(first, top, below - 0.07 * commission.height)
        crossing = across(commission, head, grid.joints, best[0].score if best else 0.0)
        if crossing is None and best is None:
            crossing = _in_one_panel(commission, grid, head)
        if crossing:
            best = crossing, [*mark, *lower], grid
    assert best is not None
    return best


def _grid(commission: Commission, free: Rect, inset: float) -> Grid:
    """Columns of one width from joint to joint; what the sponsors leave of their panel is none."""
    joints = []
    panel = commission.format.panel_mm
    x = panel
    while x < commission.width - 1:
        joints.append(x)
        x += panel
    edges = [0.0, *joints, commission.width]
    safe, spare = commission.format.safe_mm, RIGHT_SHARE * panel
    columns = []
    for left, right in pairwise(edges):
        start, end = max(left, free.x) + inset, min(right - spare, commission.width - safe)
        start = max(start, safe)
        if end - start > 0.5 * panel:
            columns.append(Rect.between(start, 0, end, commission.height))
    if not columns:
        raise UnfitError(
            f"order '{commission.order.id}': {commission.size_name} leaves no panel for what is read; "
            "choose a larger size"
        )
    return Grid(tuple(columns), tuple(joints))


def _emblem(commission: Commission, grid: Grid, free: Rect, top: float) -> tuple[int, list[Item]]:
    """The emblem in what is left of the sponsors' panel, or in a panel of its own; the first free column."""
    if commission.brief.campaign.emblem is None:
        return 0, []
    side = EMBLEM_SHARE * commission.format.panel_mm
    left = grid.columns[0].x
    beside = [joint for joint in grid.joints if free.x + side + EMBLEM_AIR_MM <= joint < left]
    if free.x and beside:
        middle = (free.x + beside[0]) / 2
        return 0, furniture.emblem(commission, Rect(middle - side / 2, top, side, side))
    if len(grid.columns) == 1:
        return 0, []
    return 1, furniture.emblem(commission, Rect(left, top, side, side))


def _in_one_panel(commission: Commission, grid: Grid, head: Rect) -> Crossing:
    """Where no size lets the slogan cross the joints, it stands in one panel."""
    column = next(column for column in grid.columns if column.x >= head.x - 1)
    block = tall_block(commission, column.width, head.height)
    return Crossing(
        block, tuple(block.at(column.x, head.y + block.over, commission.ink("white"))), column.right
    )
