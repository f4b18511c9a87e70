"""JPEG: segments are taken out and put in; what was compressed is copied as it stands."""

from __future__ import annotations

from collections.abc import Iterator

from coban.rights import iim, xmp
from coban.rights.picture import UPRIGHT, PictureRights, exif_of, orientation

START, END, SCAN = 0xD8, 0xD9, 0xDA
JFIF, EXIF, ICC, ADOBE = b"JFIF\0", b"Exif\0\0", b"ICC_PROFILE\0", b"Adobe"
XMP, PHOTOSHOP = b"http://ns.adobe.com/xap/1.0/\0", b"Photoshop 3.0\0"
APP0, APP1, APP2, APP13, APP14, APP15, COMMENT = 0xE0, 0xE1, 0xE2, 0xED, 0xEE, 0xEF, 0xFE
RESTARTS = range(0xD0, 0xD8)

Segment = tuple[int, bytes]
"""A marker, and what stands behind it up to the next one."""


def inscribed_jpeg(raw: bytes, rights: PictureRights) -> bytes:
    """Raises ValueError where it is no whole JPEG."""
    kept = [segment for segment in _segments(raw) if _belongs(*segment)]
    own = [segment for segment in kept if segment[0] == APP0]
    turned = orientation(raw)
    if turned != UPRIGHT:
        own.append((APP1, EXIF + exif_of(turned)))
    own += [(APP1, XMP + xmp.packet(rights)), (APP13, PHOTOSHOP + iim.resource(rights))]
    rest = [segment for segment in kept if segment[0] != APP0]
    return bytes((0xFF, START)) + b"".join(map(_written, (*own, *rest))) + bytes((0xFF, END))


def _belongs(marker: int, content: bytes) -> bool:
    """What a reader needs to draw the picture: all but notes, and of applications' segments only three."""
    if not APP0 <= marker <= APP15:
        return marker != COMMENT
    needed = {APP0: JFIF, APP2: ICC, APP14: ADOBE}
    return marker in needed and content.startswith(needed[marker])


def _written(segment: Segment) -> bytes:
    marker, content = segment
    scan = b""
    if marker == APP0:
        content = content[:12] + b"\0\0"  # without the small picture that it may hold
    elif marker == SCAN:
        size = int.from_bytes(content[:2], "big")
        content, scan = content[2:size], content[size:]
    if len(content) + 2 > 0xFFFF:
        raise ValueError("a segment is longer than 65,535 bytes")
    return bytes((0xFF, marker)) + (len(content) + 2).to_bytes(2, "big") + content + scan


def _segments(raw: bytes) -> Iterator[Segment]:
    """All between the first marker and the end of the first picture.

    What telephones put behind it (films, second pictures, their own notes) is nobody's business. Of a scan
    the length of its header stays in front, so that the compressed part behind it is found again.
    """
    if raw[:2] != bytes((0xFF, START)):
        raise ValueError("no JPEG")
    at = 2
    while True:
        while raw[at : at + 2] == b"\xff\xff":  # fill bytes
            at += 1
        if len(raw) < at + 2 or raw[at] != 0xFF:
            raise ValueError("the JPEG breaks off")
        marker = raw[at + 1]
        if marker == END:
            return
        size = int.from_bytes(raw[at + 2 : at + 4], "big")
        end = at + 2 + size
        if size < 2 or end > len(raw):
            raise ValueError("the JPEG breaks off")
        if marker == SCAN:
            end = _scan_end(raw, end)
            yield marker, raw[at + 2 : end]
        else:
            yield marker, raw[at + 4 : end]
        at = end


def _scan_end(raw: bytes, at: int) -> int:
    """Where the next marker stands that is no restart and no escaped 0xFF."""
    while True:
        at = raw.find(b"\xff", at)
        if at < 0 or at + 1 >= len(raw):
            raise ValueError("the JPEG breaks off")
        if raw[at + 1] not in (0, 0xFF) and raw[at + 1] not in RESTARTS:
            return at
        at += 1 if raw[at + 1] == 0xFF else 2
