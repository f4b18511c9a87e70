"""The graphics state: everything that content sets before it paints."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pikepdf

from coban.measure.matrix import UNIT, Matrix
from coban.measure.preflight.spaces import BLACK, Colour

INVISIBLE = frozenset({3, 7})
"""Text rendering modes that put no ink on the sheet."""


@dataclass(frozen=True, slots=True)
class Font:
    """A font as content uses it."""

    name: str
    kind: str
    """Subtype: Type0, TrueType, Type1, Type3, …"""
    embedded: bool
    digest: bytes


@dataclass(slots=True)
class State:
    """`copy.copy` at q, put back at Q."""

    ctm: Matrix = UNIT
    width: float = 1.0
    fill: Colour = BLACK
    stroke: Colour = BLACK
    fill_overprints: bool = False
    stroke_overprints: bool = False
    overprint_mode: int = 0
    adds_up: bool = False
    """A blend mode that can lay ink over ink."""
    font: Font | None = None
    rendering: int = 0
    layer: str = ""

    def key(self) -> tuple[object, ...]:
        """Equal for states in which the same content paints the same."""
        near = tuple(round(value, 5) for value in self.ctm)
        return (
            near,
            self.width,
            self.fill,
            self.stroke,
            self.fill_overprints,
            self.stroke_overprints,
            self.overprint_mode,
            self.adds_up,
            self.font,
            self.rendering,
            self.layer,
        )


def read_font(found: Any, name: str, digest: bytes = b"") -> Font:
    """A font dictionary: its name without the subset's tag, its kind, whether its program is in the file."""
    kind = str(found.get("/Subtype", "/unknown"))[1:]
    below = found
    if kind == "Type0" and len(found.get("/DescendantFonts", ())):
        below = found["/DescendantFonts"][0]
    descriptor = below.get("/FontDescriptor", pikepdf.Dictionary())
    programs = (descriptor.get(key) for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    embedded = kind == "Type3" or any(isinstance(program, pikepdf.Stream) for program in programs)
    own = str(found.get("/BaseFont", name)).removeprefix("/")
    return Font(own, kind, embedded, digest)
