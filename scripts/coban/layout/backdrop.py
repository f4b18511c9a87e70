"""Backdrop: what hangs behind a stage. Everything centred, and read above the heads of those on it."""

from __future__ import annotations

from dataclasses import dataclass

from coban.campaign.facts import known
from coban.colour import Ink
from coban.errors import UnfitError
from coban.geometry import Rect
from coban.layout import furniture
from coban.layout.commission import Commission
from coban.layout.fit import Setting, largest, setting
from coban.layout.lockup import Block, lines_block, tall_block, wide_block
from coban.layout.motif import frieze
from coban.layout.parts import FOOT_SHARE, Composition, cloth
from coban.layout.phrases import ways_to_break_name
from coban.layout.sponsors import side_panel, top_band
from coban.scene import Item, Role
from coban.vietnamese import day_in_words

HIDDEN_SHARE = 1 / 3
"""Faces hide the lowest third."""

OFFICE_CAP, OCCASION_CAP = 0.026, 0.026
"""Capitals of the office at the head and of place and day, to the height of the piece."""

PANEL_SHARE = 0.12
"""The sponsors' panel to the width: on a stage they are guests."""

EMBLEM_SHARE = 0.125
"""The emblem's side to the height: present, but smaller than what is announced."""

TITLE_LINES, SLOGAN_LINES = 4, 2
TITLE_SHARES = (0.74, 0.67, 0.60, 0.50)
"""Of what title and slogan have together, the title's part: the first that leaves the slogan enough."""

LEAST_SLOGAN = 0.5
"""What is enough: the slogan's letters to the title's."""

SLOGAN_TO_TITLE = 0.74
"""The most that the slogan's letters may be of the title's: what is held comes first."""

ALONE = 0.185
"""The most that the slogan's em may be of the height where it stands alone."""

GAP = 0.034
"""Air between the parts, to the height."""

SIDE = 0.055
"""Margin at both sides of what is centred, to its width."""


@dataclass(frozen=True, slots=True)
class Part:
    """One piece of the centred column."""

    set: Setting | Block | float
    """A float is the emblem's side."""
    role: Role
    ink: str
    before: float
    """Air above it, in gaps."""

    @property
    def over(self) -> float:
        return 0.0 if isinstance(self.set, float) else self.set.over

    @property
    def height(self) -> float:
        return self.set if isinstance(self.set, float) else self.set.height

    @property
    def under(self) -> float:
        return 0.0 if isinstance(self.set, float) else self.set.under


def compose(commission: Commission) -> Composition:
    width, height = commission.width, commission.height
    free, sponsors = _sponsors(commission)
    margin = max(commission.format.safe_mm, SIDE * free.width)
    stage = Rect.between(0, (1 - HIDDEN_SHARE) * height, width, height)
    room = Rect.between(
        free.x + margin,
        free.y + max(commission.format.safe_mm if free.y == 0 else 0.0, 0.06 * height),
        free.right - margin,
        stage.y,
    )
    parts = _parts(commission, room)
    taken = sum(_tall(part, GAP * height) for part in parts)
    y = room.y + max(0.0, room.height - taken) / 2
    items: list[Item] = []
    for part in parts:
        y += part.before * GAP * height + part.over
        items += _placed(commission, part, room, y, commission.ink(part.ink))
        y += part.height + part.under
    band = Rect.between(free.x, stage.y + 0.10 * stage.height, free.right, height - 0.12 * stage.height)
    pattern = frieze(cloth(commission), band, 0.44 * stage.height)
    return Composition((furniture.field(commission), *pattern, *sponsors, *items))


def _sponsors(commission: Commission) -> tuple[Rect, list[Item]]:
    """What the sponsors leave free; their logos, too, stand above the heads."""
    if commission.portrait:
        return top_band(commission, 0.10)
    return side_panel(commission, (1 - HIDDEN_SHARE) * commission.height, PANEL_SHARE)


def _parts(commission: Commission, room: Rect) -> list[Part]:
    """From the head down: office, emblem, what is held, the slogan, where and when."""
    height, event = commission.height, commission.event
    office = _line(commission, commission.brief.campaign.owner.name.upper(), room, OFFICE_CAP * height)
    parts = [Part(office, Role.IMPRINT, "pale", 0.0)]
    if commission.brief.campaign.emblem:
        parts.append(Part(min(EMBLEM_SHARE * height, 0.3 * room.width), Role.EMBLEM, "white", 1.0))
    last: list[Part] = []
    occasion = _occasion(commission)
    if occasion:
        last.append(Part(_line(commission, occasion, room, OCCASION_CAP * height), Role.IMPRINT, "pale", 1.6))
    gap = GAP * height
    left = room.height - sum(_tall(part, gap) for part in (*parts, *last))
    if event is None:
        alone = _slogan_alone(commission, room.width, left - 2.0 * gap)
        return [*parts, Part(alone, Role.MESSAGE, "white", 2.0), *last]
    title, slogan = _announced(commission, event.name, room.width, left - 2.9 * gap)
    ink = "pale" if slogan.first.size > title.size else "white"
    return [*parts, Part(title, Role.IMPRINT, "white", 1.4), Part(slogan, Role.MESSAGE, ink, 1.5), *last]


def _occasion(commission: Commission) -> str | None:
    """Where and when, as ceremonies write it; the order's own line where it has one."""
    event, campaign = commission.event, commission.brief.campaign
    if commission.order.foot or event is None:
        return commission.order.foot
    return f"{known(event.where) or campaign.province}, {day_in_words(event.starts)}"


def _announced(commission: Commission, name: str, width: float, height: float) -> tuple[Setting, Block]:
    """Title and slogan: of what the title leaves, the slogan takes what it needs to be seen."""
    for share in TITLE_SHARES:
        title = _title(commission, name, width, share * height)
        rest = height - title.over - title.height - title.under
        try:
            slogan = lines_block(commission, width, rest, SLOGAN_LINES if width > rest else 4)
        except UnfitError:
            if share == TITLE_SHARES[-1]:
                raise
            continue
        if slogan.first.size >= LEAST_SLOGAN * title.size:
            break
    least = commission.smallest_cap / slogan.first.cap
    return title, slogan.scaled(max(least, min(1.0, SLOGAN_TO_TITLE * title.size / slogan.first.size)))


def _tall(part: Part, gap: float) -> float:
    return part.before * gap + part.over + part.height + part.under


def _slogan_alone(commission: Commission, width: float, height: float) -> Block:
    """Without an event the slogan is the title."""
    if width < height:
        return tall_block(commission, width, height)
    block = wide_block(commission, width, height, most_lines=3)
    return block.scaled(min(1.0, ALONE * commission.height / block.first.size))


def _title(commission: Commission, name: str, width: float, height: float) -> Setting:
    """The event's name; raises UnfitError where it would not be legible."""
    ways = ways_to_break_name(commission, name, TITLE_LINES if width > height else 7)
    found = largest(commission.face, ways, max(width, 1.0), max(height, 1.0), 0.13 * commission.height)
    assert found is not None
    return _legible(commission, found, name, commission.smallest_cap)


def _line(commission: Commission, text: str, room: Rect, cap: float) -> Setting:
    """A line of its own, or two where one would be too small."""
    size = max(cap, FOOT_SHARE * commission.smallest_cap) / commission.face.cap_height
    unit = setting(commission.face, [text])
    if unit.width * size > room.width:
        unit = setting(commission.face, ways_to_break_name(commission, text, 2)[-1])
    found = unit.sized(min(size, max(room.width, 1.0) / unit.width))
    return _legible(commission, found, text, FOOT_SHARE * commission.smallest_cap)


def _legible(commission: Commission, found: Setting, text: str, smallest: float) -> Setting:
    if found.cap < 0.999 * smallest:
        raise UnfitError(
            f"order '{commission.order.id}': '{text}' does not fit on {commission.size_name}: its capitals "
            f"would be {found.cap:.1f} mm high, and nothing under {smallest:.1f} mm is legible there; "
            "choose a larger size"
        )
    return found


def _placed(commission: Commission, part: Part, room: Rect, y: float, ink: Ink) -> list[Item]:
    if isinstance(part.set, float):
        return furniture.emblem(commission, Rect(room.cx - part.set / 2, y, part.set, part.set))
    if isinstance(part.set, Block):
        return part.set.at(room.x, y, ink, align=0.5, room=room.width)
    return [*part.set.at(part.role, room.x, y, ink, align=0.5, room=room.width)]
