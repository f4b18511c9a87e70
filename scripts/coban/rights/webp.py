"""WebP: chunks of a RIFF file; the simple form becomes the extended one, which has room for XMP."""

from __future__ import annotations

from collections.abc import Iterator

from coban.rights import xmp
from coban.rights.picture import UPRIGHT, PictureRights, exif_of, orientation

EXTENDED, LOSSY, LOSSLESS = b"VP8X", b"VP8 ", b"VP8L"
DRAWS = (b"ICCP", b"ANIM", b"ANMF", b"ALPH", LOSSY, LOSSLESS)
ALPHA_FLAG, EXIF_FLAG, XMP_FLAG = 0x10, 0x08, 0x04

Chunk = tuple[bytes, bytes]


def inscribed_webp(raw: bytes, rights: PictureRights) -> bytes:
    """Raises ValueError where it is no whole WebP."""
    chunks = list(_chunks(raw))
    kept = [chunk for chunk in chunks if chunk[0] in DRAWS]
    if not kept:
        raise ValueError("the WebP holds no picture")
    turned = orientation(raw)
    extended = bytearray(next((content for name, content in chunks if name == EXTENDED), _extended(kept[0])))
    extended[0] = extended[0] & ~EXIF_FLAG | XMP_FLAG | (EXIF_FLAG if turned != UPRIGHT else 0)
    own = [(b"EXIF", exif_of(turned))] if turned != UPRIGHT else []
    own.append((b"XMP ", xmp.packet(rights)))
    body = b"WEBP" + b"".join(_written(*chunk) for chunk in ((EXTENDED, bytes(extended)), *kept, *own))
    return b"RIFF" + len(body).to_bytes(4, "little") + body


def _extended(chunk: Chunk) -> bytes:
    """The header of the extended form for a picture that had the simple one: flags, width, height."""
    name, content = chunk
    if name == LOSSLESS:
        packed = int.from_bytes(content[1:5], "little")
        width, height = (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
        flags = ALPHA_FLAG if packed >> 28 & 1 else 0
    else:
        width, height = (int.from_bytes(content[at : at + 2], "little") & 0x3FFF for at in (6, 8))
        flags = 0
    return bytes((flags, 0, 0, 0)) + (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")


def _chunks(raw: bytes) -> Iterator[Chunk]:
    if raw[:4] != b"RIFF" or raw[8:12] != b"WEBP":
        raise ValueError("no WebP")
    end = 8 + int.from_bytes(raw[4:8], "little")
    if end > len(raw):
        raise ValueError("the WebP breaks off")
    at = 12
    while at + 8 <= end:
        size = int.from_bytes(raw[at + 4 : at + 8], "little")
        if at + 8 + size > end:
            raise ValueError("the WebP breaks off")
        yield raw[at : at + 4], raw[at + 8 : at + 8 + size]
        at += 8 + size + size % 2


def _written(name: bytes, content: bytes) -> bytes:
    return name + len(content).to_bytes(4, "little") + content + bytes(len(content) % 2)
