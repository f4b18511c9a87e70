"""The words of a file whose letters are outlines: invisible text, set word by word over the curves.

The font has no glyphs to show (rendering mode 3 draws none); it is embedded, tells each letter by its Unicode
number, and lets people search and tests read.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

from coban.paint.body import Body, Ref, number, numbers
from coban.paint.unicode_map import cmap

NAME = "CobanWords"
LETTER, SPACE = 0.5, 0.278
"""Advances in em; a word is stretched to its true width."""

EPOCH_1904 = 0
"""Seconds in the font's header: a fixed date, so that equal input gives equal bytes."""

_CODE_PAGES = 256


def font(body: Body) -> Ref:
    """The font object, one for each file."""
    return body.once(NAME, lambda: _font(body))


def shown(word: str, x: float, y: float, width: float, size: float, *, last: bool) -> str:
    """Operators inside BT…ET, y downwards: a word from `x` on the baseline `y`, `width` wide."""
    stretch = 100 * width / (LETTER * size * len(word))
    # pdfium takes an object of one empty glyph for no object at all: a lone letter keeps its space.
    letters = word if last and len(word) > 1 else word + " "
    return f"{number(stretch)} Tz 1 0 0 -1 {numbers(x, y)} Tm <{_codes(letters)}> Tj"


def _codes(text: str) -> str:
    codes = text.encode("utf-16-be")
    if len(codes) > 2 * len(text):  # a letter of two codes has none of its own in the font
        codes = "".join(c if ord(c) <= 0xFFFF else "\ufffd" for c in text).encode("utf-16-be")
    return codes.hex().upper()


def _font(body: Body) -> Ref:
    descriptor = body.add(
        {
            "Type": "/FontDescriptor",
            "FontName": f"/AAAAAA+{NAME}",
            "Flags": 4,
            "FontBBox": [0, -212, 1000, 905],
            "ItalicAngle": 0,
            "Ascent": 905,
            "Descent": -212,
            "CapHeight": 716,
            "StemV": 80,
            "FontFile2": _font_file(body),
        }
    )
    descendant = body.add(
        {
            "Type": "/Font",
            "Subtype": "/CIDFontType2",
            "BaseFont": f"/AAAAAA+{NAME}",
            "CIDSystemInfo": {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0},
            "FontDescriptor": descriptor,
            "DW": int(LETTER * 1000),
            "W": [32, [int(SPACE * 1000)]],
            "CIDToGIDMap": body.add_stream({}, _glyph_numbers()),
        }
    )
    return body.add(
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": f"/AAAAAA+{NAME}",
            "Encoding": "/Identity-H",
            "DescendantFonts": [descendant],
            "ToUnicode": body.add_stream({}, _to_unicode()),
        }
    )


def _font_file(body: Body) -> Ref:
    program = _font_program()
    return body.add_stream({"Length1": len(program)}, program)


def _glyph_numbers() -> bytes:
    """Every letter is glyph 1, the space glyph 2."""
    return b"\0\1" * 32 + b"\0\2" + b"\0\1" * (0xFFFF - 32)


@lru_cache(maxsize=1)
def _font_program() -> bytes:
    """A TrueType font of three empty glyphs, and of no name: in a PDF it has the one of its dictionary."""
    names = [".notdef", "letter", "space"]
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({32: "space"})
    builder.setupGlyf({name: TTGlyphPen(None).glyph() for name in names})
    letter, space = int(LETTER * 1000), int(SPACE * 1000)
    builder.setupHorizontalMetrics({".notdef": (letter, 0), "letter": (letter, 0), "space": (space, 0)})
    builder.setupHorizontalHeader(ascent=905, descent=-212)
    builder.setupOS2(sTypoAscender=905, sTypoDescender=-212, usWinAscent=905, usWinDescent=212)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = EPOCH_1904
    builder.font.recalcTimestamp = False
    stream = BytesIO()
    builder.save(stream)
    return stream.getvalue()


def _to_unicode() -> bytes:
    """Each code is its own letter; a range may not run over a change of its high byte."""
    ranges = [f"<{page:02X}00> <{page:02X}FF> <{page:02X}00>" for page in range(_CODE_PAGES)]
    return cmap(ranges, "bfrange")
