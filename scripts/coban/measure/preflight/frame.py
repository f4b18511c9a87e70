"""Where a walk is: on which sheet, and how deep in its nested content."""

from __future__ import annotations

from dataclasses import dataclass, replace

from coban.measure import matrix as matrices
from coban.measure.matrix import Box, Matrix
from coban.measure.preflight.sightings import Ground


@dataclass(frozen=True, slots=True)
class Frame:
    """What the walk must know of the page around the content."""

    points: float
    """Of final size in a unit of the page."""
    bleed: Box | None
    """Marks outside are told apart, when the walk looks at paths; None takes all as inside."""
    stray_share: float

    @property
    def looks_at_paths(self) -> bool:
        return self.bleed is not None


@dataclass(frozen=True, slots=True)
class Spot:
    """Where in the nesting the walk is."""

    trail: tuple[str, ...] = ()
    ground: Ground = "page"
    base: Matrix = matrices.UNIT
    """Of the content stream: patterns are laid out in it."""
    colourless: bool = False
    """A glyph or a pattern that takes the colour in force; its own colours are not looked at."""

    def inner(self, name: str) -> Spot:
        return replace(self, trail=(*self.trail, name))

    @property
    def where(self) -> str:
        return " › ".join(self.trail)
