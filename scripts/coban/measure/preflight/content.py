"""Content: the instructions of one stream followed in order, each mark noted as it is put on the sheet."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING, Any

import pikepdf

from coban.measure import matrix as matrices
from coban.measure.matrix import Box
from coban.measure.preflight import pictures, spaces
from coban.measure.preflight.digests import Digests
from coban.measure.preflight.frame import Frame, Spot
from coban.measure.preflight.instructions import Instruction
from coban.measure.preflight.objects import names
from coban.measure.preflight.setting import Setting
from coban.measure.preflight.shadings import colours_of
from coban.measure.preflight.sightings import How, Lettering, Line, Mark, Placed, Sightings
from coban.measure.preflight.spaces import Colour
from coban.measure.preflight.state import INVISIBLE, State

if TYPE_CHECKING:
    from coban.measure.preflight.walk import Walk

_FILLS = frozenset({"f", "F", "f*", "B", "B*", "b", "b*"})
_STROKES = frozenset({"S", "s", "B", "B*", "b", "b*"})
_SHOWS = frozenset({"Tj", "TJ", "'", '"'})
_PATHS = frozenset({"m", "l", "c", "v", "y", "h", "re", "n"})


class Content(Setting):
    """The instructions of one stream, followed in order."""

    def __init__(
        self,
        walk: Walk,
        digests: Digests,
        frame: Frame,
        resources: Any,
        state: State,
        spot: Spot,
        seen: Sightings,
    ) -> None:
        super().__init__(digests, walk.fonts, resources, state, seen, spot.where)
        self._walk, self._frame, self._spot = walk, frame, spot
        self._points: list[tuple[float, float]] = []

    def follow(self, rows: tuple[Instruction, ...]) -> None:
        for operator, operands, other in rows:
            try:
                self._step(operator, operands, other)
            except (TypeError, ValueError, IndexError, KeyError, AttributeError, pikepdf.PdfError) as error:
                # A wrong operand must not hide what comes after it.
                self.odd("content-broken", f"{operator}: {type(error).__name__}: {error}")

    def _step(self, operator: str, operands: Any, other: Any) -> None:
        if operator in _PATHS:
            self._path(operator, operands)
        elif operator in _FILLS or operator in _STROKES:
            self._paint(operator)
        elif operator in _SHOWS:
            self._show()
        elif operator == "Do":
            self._do(operands[0])
        elif operator == "sh":
            self._shade(self.resource("/Shading", operands[0]), operands[0])
        elif operator == "BI":
            self._picture(other.obj, "inline image", other)
        elif operator == "d1":
            self._spot = Spot(self._spot.trail, self._spot.ground, self._spot.base, colourless=True)
        elif operator == "gs":
            mask = self.set_parameters(operands[0])
            if mask is not None:
                masked = State(ctm=self.state.ctm, layer=self.state.layer)
                inner = Spot(self._spot.trail, "soft mask", self.state.ctm)
                self._walk.form(mask, "soft mask", masked, inner, self.resources, self.seen)
        elif not self.is_colour(operator):
            self.set(operator, operands)
        elif not self._spot.colourless:
            if self._spot.ground == "glyph":
                self.odd("coloured-glyphs", f"operator {operator}")
            self.set(operator, operands)

    def _path(self, operator: str, operands: Any) -> None:
        if operator == "n":
            self._points.clear()
        elif operator == "re":
            x, y, width, height = operands
            self._points += [(x, y), (x + width, y + height), (x, y + height), (x + width, y)]
        else:
            self._points += zip(operands[::2], operands[1::2], strict=True)

    def _paint(self, operator: str) -> None:
        inside = self._is_inside(
            matrices.around(matrices.point(self.state.ctm, *at) for at in self._points)
            if self._points
            else None
        )
        self._points.clear()
        if operator in _FILLS:
            self._mark("fill", self.state.fill, inside=inside, over=self.state.fill_overprints)
        if operator in _STROKES:
            self._mark("stroke", self.state.stroke, inside=inside, over=self.state.stroke_overprints)
            self._line(inside)

    def _line(self, inside: bool) -> None:
        if self._spot.ground != "page":
            return
        width = self.state.width * matrices.thinnest(self.state.ctm) * self._frame.points
        line = Line(round(width, 3), self.state.width == 0, self._spot.where, inside)
        self.seen.lines[line] += 1

    def _show(self) -> None:
        font, state = self.state.font, self.state
        if font is None:
            self.odd("missing-resource", "text without a font")
            return
        self.seen.lettering[Lettering(font.name, font.kind, font.embedded, self._spot.where)] += 1
        if state.rendering in INVISIBLE:
            return
        if state.rendering in (0, 2, 4, 6):
            self._mark("text", state.fill, over=state.fill_overprints)
        if state.rendering in (1, 2, 5, 6):
            self._mark("text", state.stroke, over=state.stroke_overprints)
            self._line(inside=True)
        if font.kind == "Type3":
            self._glyphs(self.fonts[font.digest])

    def _glyphs(self, font: Any) -> None:
        """All glyphs of a Type 3 font: which of them are shown matters little, a font of them is small."""
        state = copy.copy(self.state)
        glyphs = font.get("/CharProcs")
        spot = Spot((*self._spot.trail, f"font {font.get('/Name', 'of Type 3')}"), "glyph", self._spot.base)
        for name in names(glyphs):
            parents = font.get("/Resources", self.resources)
            self._walk.form(glyphs[name], f"glyph {name}", state, spot, parents, self.seen)

    def _do(self, name: str) -> None:
        drawing = self.resource("/XObject", name)
        if drawing is None:
            return
        kind = drawing.get("/Subtype")
        for key, code in (("/OPI", "old-workflow"), ("/Ref", "outside-reference")):
            if key in drawing:
                self.odd(code, f"{key} of {name}")
        if kind == pikepdf.Name.Form and drawing.get("/Subtype2") != pikepdf.Name.PS:
            self._walk.form(drawing, f"form {name}", self.state, self._spot, self.resources, self.seen)
        elif kind == pikepdf.Name.Image:
            self._picture(drawing, f"image {name}", drawing)
        else:
            self.odd("postscript", name)

    def _picture(self, entries: Any, name: str, image: Any) -> None:
        ctm = self.state.ctm
        facts = pictures.facts(image, entries, self.space, self._digests, self._frame.stray_share)
        across = ((ctm[0] ** 2 + ctm[1] ** 2) ** 0.5, (ctm[2] ** 2 + ctm[3] ** 2) ** 0.5)
        inches = [max(side * self._frame.points / 72, 1e-9) for side in across]
        dpi = min(facts.width / inches[0], facts.height / inches[1])
        inside = self._is_inside(matrices.unit_square(ctm))
        where = " › ".join((*self._spot.trail, name))
        if facts.stencil:
            self._mark("image mask", self.state.fill, inside=inside, over=self.state.fill_overprints)
        elif facts.space:
            self._mark("image", Colour(facts.space, ()), inside=inside, name=name)
            if self._spot.ground == "glyph":
                self.odd("coloured-glyphs", name)
        if facts.masked:
            self.seen.transparency["soft mask of an image"] += 1
        placed = Placed(
            name,
            facts.width,
            facts.height,
            round(dpi, 1),
            facts.line_art,
            None if facts.stencil else facts.space,
            facts.ink_percent,
            where,
            self._spot.ground,
            inside,
        )
        self.seen.placed[placed] += 1

    def _shade(self, shading: Any, name: str) -> None:
        if shading is None:
            return
        space = self.space(shading.get("/ColorSpace"))
        for colour in colours_of(shading, space):
            self._mark("shading", colour, name=f"shading {name}")

    def _mark(
        self, how: How, colour: Colour, *, inside: bool = True, over: bool = False, name: str = ""
    ) -> None:
        if colour.pattern:
            self._pattern(colour, how)
            return
        state, trail = self.state, self._spot.trail
        where = " › ".join((*trail, name) if name else trail)
        mark = Mark(
            how,
            colour,
            where,
            self._spot.ground,
            inside,
            over,
            state.overprint_mode,
            state.adds_up,
            state.layer,
        )
        self.seen.marks[mark] += 1

    def _pattern(self, colour: Colour, how: How) -> None:
        pattern = self.resource("/Pattern", colour.pattern)
        if pattern is None:
            return
        name = f"pattern {colour.pattern}"
        if pattern.get("/PatternType") == 2:
            self._shade(pattern.get("/Shading"), name)
            return
        plain = pattern.get("/PaintType") == 2
        under = Colour(colour.space.base or spaces.UNKNOWN, colour.values)
        state = State(layer=self.state.layer, ctm=self._spot.base)
        if plain:
            state.fill = state.stroke = under
        # _walk_form applies the pattern's /Matrix as it does a form's.
        spot = Spot(self._spot.trail, self._spot.ground, self._spot.base, plain)
        self._walk.form(pattern, name, state, spot, self.resources, self.seen)

    def _is_inside(self, box: Box | None) -> bool:
        return self._frame.bleed is None or box is None or matrices.touch(box, self._frame.bleed)
