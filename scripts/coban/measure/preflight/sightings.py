"""What a walk over a page saw: marks put on the sheet, pictures, fonts, and things that do not belong."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Literal

from coban.measure.preflight.spaces import Colour, Space

How = Literal["fill", "stroke", "text", "image", "image mask", "shading"]
Ground = Literal["page", "soft mask", "glyph"]
"""Whether it lies on the page itself, in a mask that is not printed, or in a glyph of a Type 3 font."""


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that takes colour; equal ones are counted."""

    how: How
    colour: Colour
    where: str
    ground: Ground = "page"
    inside: bool = True
    """False when it is known to lie outside the BleedBox altogether."""
    overprints: bool = False
    overprint_mode: int = 0
    adds_up: bool = False
    layer: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """A stroke's thickness at final size, in points; 0 is the thinnest a device can draw."""

    width_pt: float
    zero: bool
    where: str
    inside: bool = True


@dataclass(frozen=True, slots=True)
class Placed:
    """An image as it lies on the sheet."""

    name: str
    width_px: int
    height_px: int
    dpi: float
    """The lower of both directions, at final size."""
    line_art: bool
    """One bit a pixel."""
    space: Space | None
    """None for a stencil, which is painted in the colour in force."""
    ink_percent: float | None
    """Total ink that all but a stray share of its pixels keep within; None when it could not be read."""
    where: str
    ground: Ground = "page"
    inside: bool = True


@dataclass(frozen=True, slots=True)
class Lettering:
    """A font that content shows text in."""

    font: str
    kind: str
    embedded: bool
    where: str


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something that has no place in a print file, by the code of its remark."""

    code: str
    measured: str
    where: str


@dataclass(slots=True)
class Sightings:
    """Of one page, or of one form as it is painted in one state; each with how often."""

    marks: Counter[Mark] = field(default_factory=Counter)
    lines: Counter[Line] = field(default_factory=Counter)
    placed: Counter[Placed] = field(default_factory=Counter)
    lettering: Counter[Lettering] = field(default_factory=Counter)
    oddities: Counter[Oddity] = field(default_factory=Counter)
    transparency: Counter[str] = field(default_factory=Counter)
    """Kinds of transparency that occur, for information."""

    def add(self, other: Sightings) -> None:
        self.marks.update(other.marks)
        self.lines.update(other.lines)
        self.placed.update(other.placed)
        self.lettering.update(other.lettering)
        self.oddities.update(other.oddities)
        self.transparency.update(other.transparency)
