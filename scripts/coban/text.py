"""Find the brand's font, shape a line once, measure it, outline its glyphs.

Everything is in em of the font (1.0 = the size), y upwards from the baseline, so one shaped
line serves every painter and every size.
"""

from __future__ import annotations

import os
import struct
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import uharfbuzz as hb
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont, TTLibError

from coban.errors import InputError

FONT_FOLDERS = (
    "/usr/share/fonts",
    "/usr/local/share/fonts",
    "~/.fonts",
    "~/.local/share/fonts",
    "/Library/Fonts",
    "/System/Library/Fonts/Supplemental",
    "~/Library/Fonts",
    "C:/Windows/Fonts",
)
"""Where machines keep their fonts."""

X_TO_CAP, USUAL_CAP = 0.72, 0.7
"""Where a font has no H: the height of x to that of capitals, and of capitals to the em, as in most faces."""

_FULL_NAME, _VERSION = 4, 5
"""What they are in a font's table of names."""

Command = tuple[str, tuple[tuple[float, float], ...]]
"""A pen command: moveTo, lineTo, qCurveTo, curveTo, closePath with its points; in em for glyphs."""


def nfc(text: str) -> str:
    """Composed letters only: Pillow's basic layout breaks 131 of 146 Vietnamese letters in NFD."""
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Glyph:
    """One placed glyph of a shaped line; `x` is its origin from the start of the line, in em."""

    gid: int
    x: float
    y: float
    cluster: int


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text shaped by HarfBuzz; `top` and `bottom` are its ink, y upwards, in em."""

    text: str
    glyphs: tuple[Glyph, ...]
    width: float
    left: float
    right: float
    top: float
    bottom: float

    def word_starts(self) -> list[tuple[str, float, float]]:
        """Each word with the x of its origin and its advance width, in em."""
        xs = {g.cluster: g.x for g in reversed(self.glyphs)}
        starts = sorted(xs)

        def x_at(index: int) -> float:
            next_start = bisect_left(starts, index)
            return xs[starts[next_start]] if next_start < len(starts) else self.width

        words, at = [], 0
        for word in self.text.split(" "):
            if word:
                words.append((word, x_at(at), x_at(at + len(word)) - x_at(at)))
            at += len(word) + 1
        return words


class Face:
    """A font file, opened once; equal by path so that shaped lines can be cached by it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        # From memory: forked workers would share the offset of an open file and read each other's tables.
        self._font = TTFont(BytesIO(path.read_bytes()), lazy=True)
        if self._font.flavor:
            # HarfBuzz does not unpack it and would set boxes for letters.
            raise TTLibError(f"it is a web font, {self._font.flavor}")
        # Names and letters are asked of HarfBuzz: fontTools loads half of itself to read them.
        opened = hb.Face(hb.Blob.from_file_path(str(path)))
        self._hb = hb.Font(opened)
        self.upem: int = self._font["head"].unitsPerEm
        self.name: str = opened.get_name(_FULL_NAME) or path.stem
        self.version: str = (opened.get_name(_VERSION) or "").removeprefix("Version ").split(";")[0]
        self.covered: frozenset[int] = frozenset(opened.unicodes)
        self._glyphs = self._font.getGlyphSet()
        self._order = self._font.getGlyphOrder()
        self.cap_height: float = self._cap_height()

    def __hash__(self) -> int:
        return hash(self.path)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Face) and other.path == self.path

    def _cap_height(self) -> float:
        """Of capitals, in em; fonts with an old OS/2 table do not say, so H is measured, else x."""
        stated: int = getattr(self._font.get("OS/2"), "sCapHeight", 0)
        if stated > 0:
            return stated / self.upem
        tall, low = (max(self.shape(letter).top, 0.0) for letter in "Hx")
        return tall or low / X_TO_CAP or USUAL_CAP

    def missing(self, text: str) -> list[str]:
        """The letters of the text that the font has no glyph for, each once."""
        return [c for c in dict.fromkeys(nfc(text)) if ord(c) not in self.covered and not c.isspace()]

    def shape(self, text: str) -> Line:
        """The text as one line; NFC first, kerning on."""
        return _shape(self, nfc(text))

    def outline(self, gid: int) -> tuple[Command, ...]:
        """The glyph's contours, in em, y upwards; components are resolved."""
        return _outline(self, gid)


@lru_cache(maxsize=8)
def face(path: Path) -> Face:
    """The font file. Raises InputError when it is none."""
    try:
        return Face(path)
    except OSError as error:
        raise InputError.at(str(path), f"the font cannot be read ({error.strerror or error})") from None
    except (TTLibError, hb.HarfBuzzError, AssertionError, AttributeError, KeyError, struct.error) as error:
        told = str(error) or type(error).__name__
        expected = "expected a TrueType or OpenType file (.ttf, .otf)"
        raise InputError.at(str(path), f"this is not a font that can be read ({told}); {expected}") from None


def find_face(names: Iterable[str], shipped: Path) -> Face:
    """The machine's own file of one of these names, else the face shipped with coban.

    The variable COBAN_FONT names a file outright. Which one was used is on record in the manifest.
    Raises InputError when what is named or shipped is no font.
    """
    named = os.environ.get("COBAN_FONT")
    if named:
        try:
            return face(Path(named))
        except InputError as error:
            cure = "name another file in the variable COBAN_FONT, or unset it"
            raise InputError.at(f"COBAN_FONT={named}", f"{error.faults[0].message}; {cure}") from None
    return face(_installed(frozenset(name.lower() for name in names)) or shipped)


@lru_cache(maxsize=8)
def _installed(names: frozenset[str]) -> Path | None:
    for folder in map(Path, map(os.path.expanduser, FONT_FOLDERS)):
        for found in sorted(folder.rglob("*.[tT][tT][fF]")) if names and folder.is_dir() else ():
            if found.name.lower() in names:
                return found
    return None


@lru_cache(maxsize=1024)
def _shape(font: Face, text: str) -> Line:
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(font._hb, buffer, {"kern": True, "liga": False})
    glyphs, x = [], 0.0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        glyphs.append(
            Glyph(
                info.codepoint,
                x + position.x_offset / font.upem,
                position.y_offset / font.upem,
                info.cluster,
            )
        )
        x += position.x_advance / font.upem
    left, right, bottom, top = _ink(font, glyphs)
    return Line(text, tuple(glyphs), x, left, right, top, bottom)


def _ink(font: Face, glyphs: Iterable[Glyph]) -> tuple[float, float, float, float]:
    """Left, right, bottom, top of what the glyphs cover; zeros when they cover nothing."""
    boxes = [(glyph, _glyph_ink(font, glyph.gid)) for glyph in glyphs]
    inked = [(glyph, box) for glyph, box in boxes if box]
    if not inked:
        return 0.0, 0.0, 0.0, 0.0
    return (
        min(glyph.x + left for glyph, (left, _, _, _) in inked),
        max(glyph.x + right for glyph, (_, right, _, _) in inked),
        min(glyph.y + bottom for glyph, (_, _, bottom, _) in inked),
        max(glyph.y + top for glyph, (_, _, _, top) in inked),
    )


@lru_cache(maxsize=4096)
def _glyph_ink(font: Face, gid: int) -> tuple[float, float, float, float] | None:
    """Left, right, bottom, top of a glyph's points; None for a space."""
    points = [point for _, row in font.outline(gid) for point in row]
    if not points:
        return None
    xs, ys = zip(*points, strict=True)
    return min(xs), max(xs), min(ys), max(ys)


@lru_cache(maxsize=4096)
def _outline(font: Face, gid: int) -> tuple[Command, ...]:
    pen = DecomposingRecordingPen(font._glyphs)
    font._glyphs[font._order[gid]].draw(pen)
    scale = 1 / font.upem
    return tuple((verb, tuple((x * scale, y * scale) for x, y in points)) for verb, points in pen.value)
