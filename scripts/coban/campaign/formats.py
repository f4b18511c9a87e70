"""Format: a kind of piece. Brand: inks, font, sponsor zones. Rows of assets/, typed."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from coban.campaign.bag import BagFlat
from coban.campaign.facts import Inside, Noun, Slug, Words
from coban.campaign.measures import DieLine, Length, Percent, Size, checked
from coban.colour import Ink, parse_hex
from coban.units import mm_to_px, parse_length, parse_size

Design = Literal[
    "auto",
    "backdrop",
    "fascia",
    "wall",
    "leaflet",
    "cover",
    "bag",
    "invitation",
    "badge",
    "notice",
    "sticker",
    "frame",
    "led",
]
"""How a piece is composed; `auto` goes by its shape: wide as a banner, high as a flag, else as a graphic."""

LONGEST_PAGE_MM = 5080.0
"""14,400 units of 1/72 inch: beyond it a PDF page needs UserUnit, and the file is made 1:10 or 1:100."""


class Format(Noun):
    """A kind of piece: a row of assets/formats.yml."""

    id: Slug
    """Its id; the first part of file names."""
    title: Words
    """What a print shop calls it."""
    design: Design = "auto"
    """How it is composed; `auto` goes by its shape."""
    size: Size | None = None
    """Trim; none when the order or the command gives it."""
    bleed: Length = "0mm"
    """How far the field runs past the trim."""
    safe: Length = "0mm"
    """How far from the trim nothing that is read may stand."""
    hidden_bottom: Length = "0mm"
    """What a roll-up's base swallows."""
    pocket: Length | None = None
    """Pole pockets at the head and the foot: that much of the sheet is sewn round a pole."""
    eyelets: Length | None = None
    """Distance between the eyelets of the hem."""
    eyelet_inset: Length | None = None
    """From the trim to the middle of an eyelet."""
    panel: Length | None = None
    """From joint to joint of a wall that is joined of panels; nothing that is read stands on a joint."""
    bag: BagFlat | None = None
    """The parts of a bag's flat."""
    die: DieLine | None = None
    """The line it is cut along, when not along the trim: `round` in its middle, or the corners' radius."""
    columns: int | None = Field(default=None, gt=0)
    """Columns of the grid of a notice sheet."""
    rows: int | None = Field(default=None, gt=0)
    """Rows of the grid of a notice sheet."""
    reading_distance: Length = "3m"
    """From where it is read; decides the smallest legible letter."""
    max_bytes: int | None = Field(default=None, gt=0)
    """The most a digital file may weigh."""
    material: Words | None = None
    """What it is usually made of, where the shop's trade says so."""
    finishing: Words | None = None
    """What the shop does after printing: hem, eyelets, folding, cutting."""
    note: Words | None = None
    """Where the numbers come from."""

    @property
    def digital(self) -> bool:
        """A picture in pixels; one whose size is still open has its margins in pixels."""
        return (self.size or self.safe).strip().endswith("px")

    @property
    def bleed_mm(self) -> float:
        return parse_length(self.bleed)

    @property
    def safe_mm(self) -> float:
        return parse_length(self.safe)

    @property
    def hidden_bottom_mm(self) -> float:
        return parse_length(self.hidden_bottom)

    @property
    def cells(self) -> int:
        """How many rows of a list stand on one notice sheet."""
        return (self.columns or 1) * (self.rows or 1)

    @property
    def pocket_mm(self) -> float:
        return parse_length(self.pocket) if self.pocket else 0.0

    @property
    def eyelets_mm(self) -> float | None:
        return parse_length(self.eyelets) if self.eyelets else None

    @property
    def eyelet_inset_mm(self) -> float:
        return parse_length(self.eyelet_inset) if self.eyelet_inset else 0.0

    @property
    def panel_mm(self) -> float:
        """From joint to joint; 0 where there is none."""
        return parse_length(self.panel) if self.panel else 0.0

    @property
    def reading_mm(self) -> float:
        return parse_length(self.reading_distance)


class FormatList(Noun):
    """The file assets/formats.yml."""

    coban: Literal[1]
    """The version of this format."""
    formats: tuple[Format, ...]
    """The kinds of pieces."""


class BrandInk(Noun):
    """An ink, set by hand for the screen and for the press."""

    rgb: Annotated[str, checked(parse_hex)]
    """sRGB, as #RRGGBB."""
    cmyk: tuple[Percent, Percent, Percent, Percent]
    """Percent of cyan, magenta, yellow, black."""


class BrandFont(Noun):
    """The typeface."""

    family: Words
    """The family that the mandate names."""
    style: Words
    """Its style."""
    installed: tuple[Words, ...] = ()
    """Names of the font's file where a machine has it, in any case."""
    file: Inside
    """The face shipped with coban that stands in where the family is not installed."""
    twins: tuple[Words, ...] = ()
    """Families with the same advances and nearly the same drawing, that may stand in for it."""


class SponsorRule(Noun):
    """How much of a piece the businesses may take, and where; compositions know no other sides."""

    limit: float = Field(gt=0, le=100)
    """The most, in percent of the trim."""
    goal: float = Field(gt=0, le=100)
    """What coban lays out for, in percent."""
    landscape: Literal["left"]
    """The side on pieces wider than high."""
    portrait: Literal["top"]
    """The side on pieces higher than wide, and on squares."""


class Brand(Noun):
    """A brand mandate as data: a file of assets/brand/."""

    coban: Literal[1]
    """The version of this format."""
    id: Slug
    """Its id, the file's name."""
    name: Words
    """Its name."""
    quotation: Words
    """The words of the mandate, to the letter."""
    source: Words
    """Where they stand."""
    font: BrandFont
    """The typeface."""
    inks: dict[str, BrandInk]
    """field, cobalt, white, pale and line must be there; others are free."""
    sponsors: SponsorRule
    """How much businesses may take, and where."""
    checks: dict[str, dict[str, float | str | bool]]
    """The profile: which checks, with which options."""

    def ink(self, name: str) -> Ink:
        row = self.inks[name]
        return Ink(name, parse_hex(row.rgb), row.cmyk)


def trim_of(size: str) -> tuple[float, float, tuple[int, int] | None]:
    """Width and height in mm, and the pixels when the size is in pixels."""
    width, height = parse_size(size)
    if not size.strip().endswith("px"):
        return width, height, None
    return width, height, (round(mm_to_px(width)), round(mm_to_px(height)))
