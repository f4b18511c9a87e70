"""The brand's bold face for the web: Vietnamese and Latin letters only, without hints, as WOFF2."""

from __future__ import annotations

import hashlib
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import fontTools
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from coban.artefact import write_whole
from coban.errors import UnmadeError

LATIN = set(range(0x20, 0x7F)) | set(range(0xA0, 0x100))
VIETNAMESE = {ord(c) for c in "ĂăĐđĨĩŨũƠơƯư"} | set(range(0x1EA0, 0x1EFA))
SIGNS = {ord(c) for c in "–—‘’“”…•×₫−→"}


def web_font(source: Path, cache: Path) -> Path:
    """The subset of a font, made once for each state of the font and kept in the cache.

    Raises UnmadeError when the face lacks a Vietnamese letter.
    """
    digest = hashlib.sha256(source.read_bytes() + fontTools.version.encode()).hexdigest()[:16]
    made = cache / "webfont" / f"{digest}.woff2"
    if not made.exists():
        write_whole(made, _subset(source))
    return made


@lru_cache(maxsize=2)
def _subset(source: Path) -> bytes:
    font = TTFont(source, recalcTimestamp=False)
    missing = VIETNAMESE - font.getBestCmap().keys()
    if missing:
        letters = ", ".join(chr(code) for code in sorted(missing))
        raise UnmadeError(f"{source.name} lacks {letters}; expected a face with all Vietnamese letters")
    options = Options(hinting=False, flavor="woff2", layout_features=["kern"], notdef_outline=True)
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=LATIN | VIETNAMESE | SIGNS)
    subsetter.subset(font)
    font.flavor = "woff2"
    stream = BytesIO()
    font.save(stream)
    return stream.getvalue()
