"""Lettering: the lines of one form, as curves with their words over them, or as live text.

Curves are what print shops ask for; the words over them are invisible. Crop marks' and slug's letters, which
every page has by the hundred and nobody edits, are symbols that all pages of a file share.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from coban.paint import curves, words
from coban.paint.body import Body, Ref, Value, factors, numbers
from coban.paint.live import LiveFonts
from coban.paint.process import Process, fill
from coban.scene import Box, Role, Text
from coban.text import Face

SIGN_EM, SIGN_BEFORE_EM = 0.03, 0.25
"""Width of an invisible sign, and how far before its line it stands: a space away from the first word."""


@dataclass(slots=True)
class Lettering:
    """What lines need as resources gathers in `fonts` and `symbols`."""

    body: Body
    process: Process
    searchable: bool
    live: LiveFonts | None
    fonts: dict[str, Value] = field(default_factory=dict)
    symbols: dict[str, Value] = field(default_factory=dict)
    _sign: Box | None = None
    """A box that stands for a sign, until the line is known that it is read before."""

    def line(self, text: Text) -> str:
        """The operators that set a line."""
        colour = fill(self.process, text.ink)
        if self.live:
            name, self.fonts[name] = self.live.font(self.body, text.face)
            hidden = [self.live.hidden(text.face, *sign, text.y, text.size) for sign in self._signs(text)]
            return "\n".join([*hidden, colour, self.live.shown(text)])
        outlines = f"{colour}\n{self._outlined(text)}"
        if not self.searchable:
            return outlines
        starts = text.line.word_starts()
        row = [(word, text.x + x * text.size, width * text.size) for word, x, width in starts]
        return f"{outlines}\n{self._words([*self._signs(text), *row], text.y, text.size)}"

    def sign(self, box: Box) -> None:
        """A box that stands for a sign: it is read before the next line."""
        self._sign = box

    def left_over(self) -> str:
        """A sign that no line followed, where its box is."""
        if not self._sign or not self.searchable:
            return ""
        rect, sign = self._sign.rect, self._sign.words.strip()
        return self._words([(sign, rect.x, rect.width)], rect.bottom, rect.height)

    def _signs(self, text: Text) -> list[tuple[str, float, float]]:
        """The sign that is read before the line; at the end of one a reader takes it for a hyphen."""
        if not self._sign:
            return []
        sign, self._sign = self._sign.words.strip(), None
        return [(sign, text.x - SIGN_BEFORE_EM * text.size, SIGN_EM * text.size)]

    def _outlined(self, text: Text) -> str:
        upem = text.face.upem
        em = text.size / upem
        draw = self._symbol if text.role is Role.MARK else _curves
        letters = {gid: draw(text.face, gid) for gid in dict.fromkeys(g.gid for g in text.line.glyphs)}
        rows = [
            f"q 1 0 0 1 {numbers(glyph.x * upem, glyph.y * upem)} cm {letters[glyph.gid]} Q"
            for glyph in text.line.glyphs
            if letters[glyph.gid]
        ]
        return "\n".join([f"q {factors(em, 0, 0, -em, text.x, text.y)} cm", *rows, "Q"])

    def _symbol(self, face: Face, gid: int) -> str:
        ref = symbol(self.body, face, gid)
        if not ref:
            return ""
        name = f"G{ref.number}"
        self.symbols[name] = ref
        return f"/{name} Do"

    def _words(self, row: list[tuple[str, float, float]], baseline: float, size: float) -> str:
        """Words with their x and their width, on one baseline."""
        self.fonts["W"] = words.font(self.body)
        last = len(row) - 1
        shown = [
            words.shown(word, x, baseline, width, size, last=index == last)
            for index, (word, x, width) in enumerate(row)
            if width > 0
        ]
        return "\n".join([f"q BT 3 Tr /W {numbers(size)} Tf", *shown, "ET Q"])


def symbol(body: Body, face: Face, gid: int) -> Ref | None:
    """A letter as a form that all pages share; None when it shows nothing. Wide enough for stacked marks."""
    outline = curves.glyph(face, gid)
    if not outline:
        return None
    entries: dict[str, Value] = {
        "Type": "/XObject",
        "Subtype": "/Form",
        "BBox": [-face.upem, -face.upem, 2 * face.upem, 2 * face.upem],
        "Resources": {},
    }
    return body.once((face, gid), lambda: body.add_stream(entries, f"{outline}\nf".encode("ascii")))


def _curves(face: Face, gid: int) -> str:
    outline = curves.glyph(face, gid)
    return f"\n{outline}\nf" if outline else ""
