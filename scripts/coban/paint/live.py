"""Live text: letters as text that a designer can still edit, their face embedded as a subset.

A glyph keeps its number in the subset, so that pages can be written before it is known which glyphs the last
of them needs. The subset always holds the Vietnamese alphabet: places share one, and a word can be mended.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from coban.paint import subset
from coban.paint.body import Body, Ref, number, numbers
from coban.scene import Text
from coban.text import Face, Glyph, Line

DRIFT_EM = 0.001
"""How far a letter may stand from where the shaper put it: 0.3 mm on letters of 30 cm."""


class LiveFonts:
    """The faces of one file, and which glyphs of each its pages show."""

    def __init__(self) -> None:
        self._refs: dict[Face, Ref] = {}
        self._used: dict[Face, dict[int, str]] = {}

    def fork(self) -> LiveFonts:
        other = LiveFonts()
        other._refs = dict(self._refs)
        other._used = {face: dict(used) for face, used in self._used.items()}
        return other

    def font(self, body: Body, face: Face) -> tuple[str, Ref]:
        """A face's resource name and its object, which is written at the end. Raises InputError."""
        if face not in self._refs:
            subset.must_be_embeddable(face)
            self._refs[face] = body.reserve()
            self._used[face] = {}
        return self._name(face), self._refs[face]

    def shown(self, text: Text) -> str:
        """A line as text, y downwards, every glyph where the shaper put it; `font` was asked for its face."""
        return f"BT {self._set(text.face, text.line, text.x, text.y, text.size)} ET"

    def hidden(self, face: Face, sign: str, x: float, width: float, baseline: float, size: float) -> str:
        """A sign that a rule stands for, `width` wide: found by search, not seen."""
        line = face.shape(sign)
        stretch = 100 * width / (line.width * size)
        return f"q BT 3 Tr {number(stretch)} Tz {self._set(face, line, x, baseline, size)} ET Q"

    def finish(self, body: Body) -> None:
        """Write every face, when all pages are there."""
        for face, ref in self._refs.items():
            subset.write(body, ref, face, self._used[face])

    def _set(self, face: Face, line: Line, x: float, y: float, size: float) -> str:
        used = self._used[face]
        for gid, letters in _spelled(line):
            used[gid] = used.get(gid) or letters
        rows = [f"/{self._name(face)} {number(size)} Tf"]
        for rise, group in groupby(line.glyphs, key=lambda glyph: glyph.y):
            glyphs = list(group)
            at = numbers(x + glyphs[0].x * size, y - rise * size)
            rows.append(f"1 0 0 -1 {at} Tm [{_run(face, glyphs)}] TJ")
        return "\n".join(rows)

    def _name(self, face: Face) -> str:
        return f"F{self._refs[face].number}"


def _run(face: Face, glyphs: Sequence[Glyph]) -> str:
    """Codes of glyphs on one height, and in thousandths of an em how far a reader must step back."""
    advances = subset.advances(face)
    parts, codes, at = [], "", glyphs[0].x
    for glyph in glyphs:
        if abs(at - glyph.x) > DRIFT_EM:
            parts.append(f"<{codes}> {number((at - glyph.x) * 1000)}")
            codes, at = "", glyph.x
        codes += f"{glyph.gid:04X}"
        at += advances[glyph.gid]
    return " ".join([*parts, f"<{codes}>"])


def _spelled(line: Line) -> Iterator[tuple[int, str]]:
    """Each glyph with the letters it stands for; of several for one letter, the first stands for it."""
    starts = sorted({glyph.cluster for glyph in line.glyphs})
    ends = dict(pairwise([*starts, len(line.text)]))
    told: set[int] = set()
    for glyph in line.glyphs:
        yield glyph.gid, "" if glyph.cluster in told else line.text[glyph.cluster : ends[glyph.cluster]]
        told.add(glyph.cluster)
