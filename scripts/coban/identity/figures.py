"""The guide's drawings with their captions: zones to scale, layouts, right beside wrong, page by page."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from coban.identity.drawing import drawn
from coban.identity.examples import Example, Shape
from coban.identity.pairs import Pair, pairs
from coban.identity.zones import Zone, zones
from coban.pages.words import trim
from coban.scene import Sheet
from coban.vietnamese import length, number

ZONE_ROOM: Mapping[Shape, tuple[float, float]] = {
    "banner": (200.0, 40.0), "flag": (40.0, 60.0), "square": (60.0, 60.0), "wide": (90.0, 60.0),
}  # fmt: skip
PIECE_ROOM: Mapping[Shape, tuple[float, float]] = {
    "banner": (196.0, 38.0), "wide": (92.0, 52.0), "square": (52.0, 52.0), "flag": (48.0, 58.0),
}  # fmt: skip
"""How many mm of a page each shape has, in the order in which a page shows them."""

PAIR_ROOM, TALL_PAIR_ROOM = (122.0, 30.0), (122.0, 52.0)
"""A portrait piece as low as the others would show nothing."""

PAIRS_MM, CAPTION_MM = 152.0, 17.0
"""What a page has for pairs, and what each takes besides its drawings."""


@dataclass(slots=True)
class Drawings:
    """Every picture of the guide, by name; a sheet is drawn when a page asks for it."""

    files: dict[str, bytes] = field(default_factory=dict)

    def of(self, name: str, sheet: Sheet, shown_mm: float) -> str:
        """The name of the sheet's drawing, `shown_mm` wide on its page."""
        suffix, content = drawn(sheet, shown_mm)
        self.files[f"{name}.{suffix}"] = content
        return f"{name}.{suffix}"


@dataclass(frozen=True, slots=True)
class Figure:
    """A piece on a page: name and size of its drawing in mm, what it is."""

    picture: str
    width: float
    height: float
    title: str
    size: str
    open: bool
    """Its size is not confirmed."""
    cap: str
    """Its smallest capitals."""


@dataclass(frozen=True, slots=True)
class ZoneRow:
    """A piece to scale with its zone."""

    figure: Figure
    zone: Zone


@dataclass(frozen=True, slots=True)
class PairRow:
    """A right and a wrong drawing, of one size."""

    pair: Pair
    right: Figure
    wrong: str


def zone_rows(shown: Mapping[Shape, Example], drawings: Drawings) -> list[ZoneRow]:
    """None where no business stands on any piece."""
    return [
        ZoneRow(
            _figure(f"vung-{zone.example.order}", zone.example, (zone.width, zone.height), drawings), zone
        )
        for zone in zones(shown, ZONE_ROOM)
    ]


def piece_rows(shown: Mapping[Shape, Example], drawings: Drawings) -> list[Figure]:
    return [
        _figure(f"an-pham-{shape}", shown[shape], room, drawings)
        for shape, room in PIECE_ROOM.items()
        if shape in shown
    ]


def pair_rows(shown: Mapping[Shape, Example], drawings: Drawings) -> list[list[PairRow]]:
    """As many on each page as it has room for."""
    sides: list[list[PairRow]] = []
    left = 0.0
    for index, pair in enumerate(pairs(shown)):
        room = TALL_PAIR_ROOM if pair.example.commission.portrait else PAIR_ROOM
        right = _figure(f"dung-{pair.example.order}", pair.example, room, drawings)
        row = PairRow(pair, right, drawings.of(f"sai-{index}", pair.wrong, right.width))
        left -= right.height + CAPTION_MM
        if left < 0 or not sides:
            left = PAIRS_MM - right.height - CAPTION_MM
            sides.append([])
        sides[-1].append(row)
    return sides


def _figure(name: str, example: Example, room: tuple[float, float], drawings: Drawings) -> Figure:
    """As large as the room allows."""
    sheet, commission = example.sheet, example.commission
    share = min(room[0] / sheet.width, room[1] / sheet.height)
    width, height = round(share * sheet.width, 2), round(share * sheet.height, 2)
    return Figure(
        drawings.of(name, sheet, width),
        width,
        height,
        commission.order.title,
        trim((sheet.width, sheet.height), sheet.px),
        bool(commission.provisional),
        _cap(sheet),
    )


def _cap(sheet: Sheet) -> str:
    """Height of its smallest capitals, in the unit that it is measured in."""
    cap = sheet.smallest_cap or 0.0
    return f"{number(round(cap * sheet.px[0] / sheet.width))} px" if sheet.px else length(cap)
