"""Lettering: the lines of one form, as curves with their words over them, or as live text.

Curves are what print shops ask for; the words over them are invisible. Strings of slug lines, which nobody
edits and nearly all pages of a file have alike, are forms of their own, each stored once.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace

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
    """What lines need as resources gathers in `fonts` and `strings`."""

    body: Body
    process: Process
    searchable: bool
    live: LiveFonts | None = None
    fonts: dict[str, Value] = field(default_factory=dict)
    strings: dict[str, Value] = field(default_factory=dict)
    _sign: Box | None = None
    """A box that stands for a sign, until the line is known that it is read before."""

    def line(self, text: Text) -> str:
        """The operators that set a line."""
        if self.live:
            return self._living(self.live, text)
        return self._stored(text) if text.role is Role.MARK else self._curved(text)

    def sign(self, box: Box) -> None:
        """A box that stands for a sign: it is read before the next line."""
        self._sign = box

    def left_over(self) -> str:
        """A sign that no line followed, where its box is."""
        if not self._sign or not self.searchable:
            return ""
        rect, sign = self._sign.rect, self._sign.words.strip()
        return self._words([(sign, rect.x, rect.width)], rect.bottom, rect.height)

    def _living(self, live: LiveFonts, text: Text) -> str:
        name, self.fonts[name] = live.font(self.body, text.face)
        signs = [live.hidden(text.face, *sign, text.y, text.size) for sign in self._signs(text)]
        return "\n".join([*signs, fill(self.process, text.ink), live.shown(text)])

    def _stored(self, text: Text) -> str:
        key = (text.face, text.line.text, text.size, text.ink)
        ref = self.body.once(key, lambda: self._form(replace(text, x=0.0, y=0.0)))
        name = f"T{ref.number}"
        self.strings[name] = ref
        return f"q 1 0 0 1 {numbers(text.x, text.y)} cm /{name} Do Q"

    def _form(self, text: Text) -> Ref:
        """A line as a form with its origin on the baseline; its box has room for stacked marks."""
        inner = Lettering(self.body, self.process, self.searchable)
        content = inner._curved(text)
        width = (text.line.width + 1) * text.size
        entries: dict[str, Value] = {
            "Type": "/XObject",
            "Subtype": "/Form",
            "BBox": [-text.size, -2 * text.size, width, text.size],
            "Resources": {"Font": inner.fonts} if inner.fonts else {},
        }
        return self.body.add_stream(entries, content.encode("ascii"))

    def _curved(self, text: Text) -> str:
        outlines = f"{fill(self.process, text.ink)}\n{_outlined(text)}"
        if not self.searchable:
            return outlines
        starts = text.line.word_starts()
        row = [(word, text.x + x * text.size, width * text.size) for word, x, width in starts]
        return f"{outlines}\n{self._words([*self._signs(text), *row], text.y, text.size)}"

    def _signs(self, text: Text) -> list[tuple[str, float, float]]:
        """The sign that is read before the line; at the end of one a reader takes it for a hyphen."""
        if not self._sign:
            return []
        sign, self._sign = self._sign.words.strip(), None
        return [(sign, text.x - SIGN_BEFORE_EM * text.size, SIGN_EM * text.size)]

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


def _outlined(text: Text) -> str:
    upem = text.face.upem
    em = text.size / upem
    letters = {gid: _drawn(text.face, gid) for gid in {glyph.gid for glyph in text.line.glyphs}}
    rows = [
        f"q 1 0 0 1 {numbers(glyph.x * upem, glyph.y * upem)} cm{letters[glyph.gid]} Q"
        for glyph in text.line.glyphs
        if letters[glyph.gid]
    ]
    return "\n".join([f"q {factors(em, 0, 0, -em, text.x, text.y)} cm", *rows, "Q"])


def _drawn(face: Face, gid: int) -> str:
    outline = curves.glyph(face, gid)
    return f"\n{outline}\nf" if outline else ""
