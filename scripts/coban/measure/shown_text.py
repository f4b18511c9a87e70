"""What each text operator of a form shows, by the fonts' own ToUnicode.

pdfium passes over a text object of a single letter whose font has no outlines, since its box has no width:
`Châu Ổ` would lose its last word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pikepdf


@dataclass(frozen=True, slots=True)
class Range:
    """Codes that follow one another and the letter of the first."""

    length: int
    """Bytes of a code."""
    first: int
    last: int
    letter: int


SHOWING = "Tf Tj TJ ' \""

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end(?:bfchar|bfrange)", re.DOTALL)
_HEX = re.compile(rb"<([0-9A-Fa-f]+)>")


def shown_texts(form: pikepdf.Object) -> list[str]:
    """The text of each operator that shows some, in order; forms within it are not entered."""
    fonts = form.get("/Resources", pikepdf.Dictionary()).get("/Font", pikepdf.Dictionary())
    letters: Sequence[Range] = ()
    found = []
    for row in pikepdf.parse_content_stream(form, operators=SHOWING):
        if str(row.operator) == "Tf":
            letters = _letters(fonts.get(str(row.operands[0])))
        else:
            found.append("".join(_decoded(part, letters) for part in _strings(row.operands[-1])))
    return found


def _strings(operand: object) -> list[bytes]:
    parts = operand if isinstance(operand, pikepdf.Array | list) else [operand]
    return [bytes(part) for part in parts if isinstance(part, pikepdf.String)]


def _decoded(written: bytes, letters: Sequence[Range]) -> str:
    if not letters:
        return ""
    length = letters[0].length
    codes = (int.from_bytes(written[i : i + length], "big") for i in range(0, len(written), length))
    return "".join(_letter(code, letters) for code in codes)


def _letter(code: int, letters: Sequence[Range]) -> str:
    return next((chr(one.letter + code - one.first) for one in letters if one.first <= code <= one.last), "")


def _letters(font: pikepdf.Object | None) -> list[Range]:
    """The ranges of a font's ToUnicode; letters beyond the basic plane and ligatures are left out."""
    stream = font.get("/ToUnicode") if font is not None else None
    if not isinstance(stream, pikepdf.Stream):
        return []
    found = []
    for kind, body in _SECTION.findall(stream.read_bytes()):
        numbers = [(len(code) // 2, int(code, 16)) for code in _HEX.findall(body) if code]
        width = 2 if kind == b"bfchar" else 3
        for row in zip(*(numbers[at::width] for at in range(width)), strict=False):
            (length, first), (_, last), (_, letter) = row if width == 3 else (row[0], row[0], row[1])
            found.append(Range(length, first, last, letter))
    return [one for one in found if one.letter + one.last - one.first <= 0xFFFF]
