"""PNG: of the chunks stay those that draw the picture; the rights come in as XMP and as plain texts."""

from __future__ import annotations

import zlib
from collections.abc import Iterator

from coban.rights import xmp
from coban.rights.picture import UPRIGHT, PictureRights, exif_of, orientation

SIGNATURE = b"\x89PNG\r\n\x1a\n"
HEADER, END = b"IHDR", b"IEND"
DRAWS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs acTL fcTL fdAT".split()
)
"""Colour, transparency, resolution, animation. Texts, dates, EXIF and everything private go."""

KEYS = (b"Raw profile type ", b"XML:com.adobe.xmp")
"""Of texts that may say how the camera was held."""

Chunk = tuple[bytes, bytes]
"""A name, and the whole chunk with its length and sum."""


def inscribed_png(raw: bytes, rights: PictureRights) -> bytes:
    """Raises ValueError where it is no whole PNG."""
    found = list(_chunks(raw))
    turned = orientation(raw) if any(_may_turn(*chunk) for chunk in found) else UPRIGHT
    header, *rest = [_sound(*chunk) for chunk in found if chunk[0] in DRAWS]
    own = [_written(b"eXIf", exif_of(turned))] if turned != UPRIGHT else []
    own.append(_written(b"iTXt", _text("XML:com.adobe.xmp", xmp.packet(rights), "")))
    texts = {"Title": rights.title, "Description": rights.caption, "Copyright": rights.notice}
    own += [_written(b"iTXt", _text(key, text.encode(), "vi")) for key, text in texts.items()]
    return b"".join((SIGNATURE, header, *own, *rest))


def _may_turn(name: bytes, chunk: bytes) -> bool:
    """Only then is the picture opened, for that decodes all of it."""
    return name == b"eXIf" or chunk.startswith(KEYS, 8)


def _text(key: str, text: bytes, language: str) -> bytes:
    return key.encode() + b"\0\0\0" + language.encode() + b"\0\0" + text


def _chunks(raw: bytes) -> Iterator[Chunk]:
    """Up to the end of the picture; what somebody hung on behind it is left."""
    if not raw.startswith(SIGNATURE + b"\0\0\0\rIHDR"):
        raise ValueError("no PNG")
    at = len(SIGNATURE)
    while True:
        size, name = int.from_bytes(raw[at : at + 4], "big"), raw[at + 4 : at + 8]
        if at + 12 + size > len(raw):
            raise ValueError("the PNG breaks off")
        yield name, raw[at : at + 12 + size]
        if name == END:
            return
        at += 12 + size


def _sound(name: bytes, chunk: bytes) -> bytes:
    if zlib.crc32(memoryview(chunk)[4:-4]) != int.from_bytes(chunk[-4:], "big"):
        raise ValueError(f"the sum of a PNG's {name.decode('latin-1')} does not fit")
    return chunk


def _written(name: bytes, content: bytes) -> bytes:
    return len(content).to_bytes(4, "big") + name + content + zlib.crc32(name + content).to_bytes(4, "big")
