"""Subsets: a face's own program cut down to some glyphs, embedded so that text stays text."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from fontTools.ttLib import TTFont

from coban.errors import InputError
from coban.paint.body import Body, Ref, Value, deflate
from coban.paint.unicode_map import to_unicode
from coban.text import Face

VOWELS, TONES = "aăâeêioôơuưy", ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")
ALPHABET = "".join(
    dict.fromkeys(
        unicodedata.normalize("NFC", letter)
        for small in (*(vowel + tone for vowel in VOWELS for tone in TONES), "đ", *map(chr, range(32, 127)))
        for letter in (small, small.upper())
    )
)
"""Every Vietnamese letter, and what a keyboard has."""

RESTRICTED, NO_SUBSET, BITMAPS_ONLY = 0x0002, 0x0100, 0x0200
"""Of OS/2 fsType: what the maker of a face forbids."""

NEEDED = frozenset({"head", "hhea", "hmtx", "maxp", "glyf", "loca", "CFF "})
"""The tables that a PDF reader asks for."""


@dataclass(frozen=True, slots=True)
class _Program:
    """The cut down file, deflated, and how the descriptor calls it."""

    tag: str
    deflated: bytes
    length: int
    curves: str
    """TrueType or CFF."""


def must_be_embeddable(face: Face) -> None:
    """Raises InputError when the face's maker or its kind stands in the way."""
    font = _font(face)
    rights: int = getattr(font.get("OS/2"), "fsType", 0)
    why = ""
    if rights & 0x000F == RESTRICTED or rights & (NO_SUBSET | BITMAPS_ONLY):
        why = f"its maker does not allow that (OS/2 fsType {rights:#06x})"
    elif "glyf" not in font and "CFF " not in font:
        why = "its outlines are of a kind that PDF does not take; expected TrueType or CFF"
    if why:
        cure = "leave live text out: letters as curves need no font"
        raise InputError.at(str(face.path), f"{face.name} cannot be embedded: {why}; {cure}")


@lru_cache(maxsize=8)
def advances(face: Face) -> tuple[float, ...]:
    """The face's own advance of each glyph, in em, to the thousandth: pdfium reads whole thousandths."""
    font = _font(face)
    return tuple(round(font["hmtx"][name][0] * 1000 / face.upem) / 1000 for name in font.getGlyphOrder())


def write(body: Body, ref: Ref, face: Face, used: Mapping[int, str]) -> None:
    """The font object at `ref`; `used` holds the letters that its glyphs stand for."""
    spelled = {**used, **_alphabet(face)}
    program = _program(face, frozenset(spelled))
    name = f"/{program.tag}+{_postscript_name(face)}"
    true_type = program.curves == "TrueType"
    descendant: dict[str, Value] = {
        "Type": "/Font",
        "Subtype": "/CIDFontType2" if true_type else "/CIDFontType0",
        "BaseFont": name,
        "CIDSystemInfo": {"Registry": "(Adobe)", "Ordering": "(Identity)", "Supplement": 0},
        "FontDescriptor": body.add({**_measures(face), "FontName": name, **_embedded(body, program)}),
        "W": _widths(face, spelled),
    }
    if true_type:
        descendant["CIDToGIDMap"] = "/Identity"
    body.put(
        ref,
        {
            "Type": "/Font",
            "Subtype": "/Type0",
            "BaseFont": name if true_type else f"{name}-Identity-H",
            "Encoding": "/Identity-H",
            "DescendantFonts": [body.add(descendant)],
            "ToUnicode": body.add_stream({}, to_unicode(spelled)),
        },
    )


def _embedded(body: Body, program: _Program) -> dict[str, Value]:
    if program.curves == "TrueType":
        entries: dict[str, Value] = {"Length1": program.length}
        return {"FontFile2": body.add_stream(entries, program.deflated, deflated=True)}
    return {"FontFile3": body.add_stream({"Subtype": "/CIDFontType0C"}, program.deflated, deflated=True)}


@lru_cache(maxsize=16)
def _program(face: Face, gids: frozenset[int]) -> _Program:
    """Takes 0.1 s: once for all files of a campaign, because all of them hold the alphabet."""
    # Loaded here, for it loads half of fontTools, and few files have live text.
    from fontTools.subset import Options, Subsetter

    font = TTFont(BytesIO(face.path.read_bytes()), recalcTimestamp=False)
    options = Options(
        retain_gids=True, hinting=False, notdef_outline=True, glyph_names=False, layout_features=[]
    )
    options.drop_tables += sorted(set(font.keys()) - NEEDED - {"GlyphOrder", "cmap", "OS/2"})
    subsetter = Subsetter(options)
    subsetter.populate(gids=sorted(gids))
    subsetter.subset(font)
    for table in set(font.keys()) - NEEDED - {"GlyphOrder"}:
        del font[table]
    stream = BytesIO()
    font.save(stream)
    whole = stream.getvalue()
    curves = "TrueType" if "glyf" in font else "CFF"
    if curves == "CFF":
        whole = TTFont(BytesIO(whole)).reader["CFF "]
    return _Program(_tag(whole), deflate(whole, 9), len(whole), curves)


def _tag(program: bytes) -> str:
    """Six capitals, the same for the same subset."""
    digest = hashlib.sha256(program).digest()
    return "".join(chr(ord("A") + byte % 26) for byte in digest[:6])


@lru_cache(maxsize=8)
def _font(face: Face) -> TTFont:
    return TTFont(BytesIO(face.path.read_bytes()), lazy=True)


@lru_cache(maxsize=8)
def _alphabet(face: Face) -> dict[int, str]:
    """The glyphs of the alphabet that the face has, and their letters."""
    font = _font(face)
    by_letter = font.getBestCmap()
    found: dict[int, str] = {}
    for letter in ALPHABET:
        if ord(letter) in by_letter:
            found.setdefault(font.getGlyphID(by_letter[ord(letter)]), letter)
    return found


def _postscript_name(face: Face) -> str:
    name = _font(face)["name"].getDebugName(6) or face.name
    return re.sub(r"[^A-Za-z0-9-]", "", name) or "Font"


def _measures(face: Face) -> dict[str, Value]:
    """The descriptor's numbers, in thousandths of an em."""
    font = _font(face)
    head, hhea = font["head"], font["hhea"]
    k = 1000 / face.upem
    weight: int = getattr(font.get("OS/2"), "usWeightClass", 700)
    return {
        "Type": "/FontDescriptor",
        "Flags": 4,
        "FontBBox": [side * k for side in (head.xMin, head.yMin, head.xMax, head.yMax)],
        "ItalicAngle": font["post"].italicAngle if "post" in font else 0,
        "Ascent": hhea.ascent * k,
        "Descent": hhea.descent * k,
        "CapHeight": face.cap_height * 1000,
        "StemV": 50 + round((weight / 65) ** 2),
    }


def _widths(face: Face, gids: Iterable[int]) -> list[Value]:
    own = advances(face)
    rows: list[Value] = []
    for gid in sorted(gids):
        rows += [gid, [round(own[gid] * 1000)]]
    return rows
