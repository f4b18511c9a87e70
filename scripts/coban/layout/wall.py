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
from coban.layout.fit import Setting, largest, one_line
from coban.layout.furniture import card_size, code_card
from coban.layout.joints import Crossing, across
from coban.layout.lockup import tall_block
from coban.layout.motif import fade, scatter
from coban.layout.parts import FOOT_SHARE, Composition, cloth
from coban.layout.phrases import ways_to_break_name
from coban.layout.sponsors import side_panel, top_band
from coban.scene import Box, Guide, Item, Role, Stamp, item_box

PANEL_MM = 1000.0
"""From joint to joint."""

INSETS = tuple(0.08 + 0.005 * step for step in range(21))
"""Margins at the left of a panel's column, to the panel: the one that lets the slogan be largest."""

RIGHT_SHARE = 0.08
"""Margin at the right of a column, to the panel."""

HEAD_SHARE, LOWER_SHARE, FOOT_FROM = 0.09, 0.50, 0.82
"""Where the slogan begins, where what stands below it begins and where that ends, to the height: tables
stand before the rest."""

EMBLEM_SHARE = 0.30
"""The emblem's side to a panel."""

NAME_CAP = 0.0158
"""Capitals of a service's name, to the height."""

PITCH_SHARE, CARD_SHARE = 0.088, 0.62
"""From name to name, to the height; height of the code card, to its column."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The columns between the joints that are free for what is read."""

    columns: tuple[Rect, ...]
    joints: tuple[float, ...]

    def from_column(self, index: int, top: float, bottom: float) -> Rect:
        """The room from a column to the last one."""
        return Rect.between(self.columns[index].x, top, self.columns[-1].right, bottom)


def compose(commission: Commission) -> Composition:
    width, height = commission.width, commission.height
    if commission.portrait:
        free, sponsors = top_band(commission, 0.10)
    else:
        free, sponsors = side_panel(commission, most=0.6 * PANEL_MM / width, seen=FOOT_FROM * height)
    layouts = [_laid_out(commission, _grid(commission, free, inset * PANEL_MM), free) for inset in INSETS]
    crossing, items, grid = max(layouts, key=lambda layout: layout[0].score)
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
        min(0.15 * height, 0.4 * PANEL_MM),
        lambda x, y: max(0.85 * grow(x), rise(y)),
        clear,
    )


def _laid_out(commission: Commission, grid: Grid, free: Rect) -> tuple[Crossing, list[Item], Grid]:
    """Everything on one grid: the slogan, and the rest."""
    height, top = commission.height, free.y + HEAD_SHARE * commission.height
    emblem = commission.brief.campaign.emblem is not None
    first, mark = _emblem(commission, grid, free, top) if emblem else (0, [])
    lower, below = _lower(commission, grid, first)
    head = grid.from_column(first, top, below - 0.07 * height)
    crossing = across(commission, head, grid.joints) or _in_one_panel(commission, grid, head)
    return crossing, [*mark, *lower], grid


def _grid(commission: Commission, free: Rect, inset: float) -> Grid:
    """Columns of one width from joint to joint; what the sponsors leave of their panel is none."""
    joints = []
    x = PANEL_MM
    while x < commission.width - 1:
        joints.append(x)
        x += PANEL_MM
    edges = [0.0, *joints, commission.width]
    safe, spare = commission.format.safe_mm, RIGHT_SHARE * PANEL_MM
    columns = []
    for left, right in pairwise(edges):
        start, end = max(left, free.x) + inset, min(right - spare, commission.width - safe)
        start = max(start, safe)
        if end - start > 0.5 * PANEL_MM:
            columns.append(Rect.between(start, 0, end, commission.height))
    if not columns:
        raise UnfitError(
            f"order '{commission.order.id}': {commission.size_name} leaves no panel for what is read; "
            "choose a larger size"
        )
    return Grid(tuple(columns), tuple(joints))


def _emblem(commission: Commission, grid: Grid, free: Rect, top: float) -> tuple[int, list[Item]]:
    """The emblem in what is left of the sponsors' panel, or in a panel of its own; the first free column."""
    side = EMBLEM_SHARE * PANEL_MM
    left = grid.columns[0].x
    beside = [joint for joint in grid.joints if free.x + side + 80 <= joint < left]
    if free.x and beside:
        middle = (free.x + beside[0]) / 2
        return 0, furniture.emblem(commission, Rect(middle - side / 2, top, side, side))
    if len(grid.columns) == 1:
        return 0, []
    return 1, furniture.emblem(commission, Rect(left, top, side, side))


def _lower(commission: Commission, grid: Grid, first: int) -> tuple[list[Item], float]:
    """What stands under the slogan: services in columns, the code in the last; and where it begins."""
    height, campaign = commission.height, commission.brief.campaign
    columns, names = list(grid.columns[first:]), [service.name for service in campaign.services]
    column = columns[-1]
    if commission.link(None) and len(columns) > 1:
        columns.pop()
    foot, most = FOOT_FROM * height, (FOOT_FROM - LOWER_SHARE) * height
    rows = -(-len(names) // len(columns))
    pitch = min(most / max(rows, 1), PITCH_SHARE * height)
    card = min(most, CARD_SHARE * column.width) if commission.link(None) else 0.0
    top = foot - max(rows * pitch, card, 0.12 * height)
    items = _code(commission, column, top, card) if card else []
    if names:
        return [*items, *_services(commission, names, columns[: -(-len(names) // rows)], top, pitch)], top
    # Who speaks stands where the services would.
    both = (campaign.name, commission.host or campaign.owner.name)
    said = [text for text in both if text not in commission.message.text]
    return [*items, *_signature(commission, said, columns[0], top)], top


def _services(
    commission: Commission, names: Sequence[str], columns: Sequence[Rect], top: float, pitch: float
) -> list[Item]:
    """Names of one size on one pitch, a hairline over each, as many in each column."""
    rows, hair = -(-len(names) // len(columns)), 0.0011 * commission.height
    width = min(column.width for column in columns)
    settings = [_name(commission, name, width, NAME_CAP * commission.height, 0.8 * pitch) for name in names]
    size = min(found.size for found in settings)
    items: list[Item] = []
    for index, found in enumerate(each.sized(size) for each in settings):
        column, y = columns[index // rows], top + index % rows * pitch
        items.append(Box(Role.IMPRINT, Rect(column.x, y, width, hair), commission.ink("cobalt")))
        start = y + hair + (pitch - found.height - found.under + found.over) / 2
        items += found.at(Role.IMPRINT, column.x, start, commission.ink("white"))
    return items


def _name(commission: Commission, name: str, width: float, cap: float, height: float) -> Setting:
    """On one line, or on two, at the list's size or what the row allows. Raises UnfitError."""
    size = cap / commission.face.cap_height
    ways = ways_to_break_name(commission, name, 2)
    found = largest(commission.face, ways, width, height, size)
    assert found is not None
    if found.cap < FOOT_SHARE * commission.smallest_cap:
        raise UnfitError(
            f"order '{commission.order.id}': '{name}' does not fit on {commission.size_name}: its capitals "
            f"would be {found.cap:.1f} mm high; choose a larger size"
        )
    return found


def _code(commission: Commission, column: Rect, top: float, height: float) -> list[Item]:
    """The code card, and beside it the words that say what it does."""
    payload = commission.link(None)
    assert payload
    width, _ = card_size(payload, height)
    items = code_card(commission, payload, Rect(column.x, top, width, height))
    room = column.width - width - 0.06 * column.width
    if commission.order.call and room > 0.2 * column.width:
        ways = ways_to_break_name(commission, commission.order.call, 5)
        cap = 1.1 * NAME_CAP * commission.height
        call = largest(commission.face, ways, room, height, cap / commission.face.cap_height)
        if call and call.cap >= FOOT_SHARE * commission.smallest_cap:
            y = top + (height - call.height) / 2
            items += call.at(Role.QR, column.right - room, y, commission.ink("white"))
    return items


def _signature(commission: Commission, said: Sequence[str], column: Rect, top: float) -> list[Item]:
    items: list[Item] = []
    cap = 1.3 * NAME_CAP * commission.height
    for text, ink in zip(said, ("white", "pale"), strict=False):
        found = one_line(commission.face, text, column.width, cap / commission.face.cap_height)
        items += found.at(Role.IMPRINT, column.x, top, commission.ink(ink))
        top += found.cap + 1.2 * cap
    return items


def _in_one_panel(commission: Commission, grid: Grid, head: Rect) -> Crossing:
    """Where no size lets the slogan cross the joints, it stands in one panel."""
    column = next(column for column in grid.columns if column.x >= head.x - 1)
    block = tall_block(commission, column.width, head.height)
    return Crossing(
        block, tuple(block.at(column.x, head.y + block.over, commission.ink("white"))), column.right
    )
