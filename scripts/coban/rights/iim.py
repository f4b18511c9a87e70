"""The rights as IPTC-IIM, the older record that archives still read; only JPEG has room for it.

The record counts in bytes and gives each field few of them. A text that does not fit is left out: in the XMP
beside it every text stands whole, and half a credit would be a wrong one.
"""

from __future__ import annotations

from coban.rights.picture import PictureRights

UTF_8 = b"\x1b%G"
"""How record 1 says in which letters record 2 is written."""

VERSION = b"\0\x04"

_FIELDS = {
    "title": (5, 64),
    "terms": (40, 256),
    "credit": (110, 32),
    "notice": (116, 128),
    "caption": (120, 2000),
}
"""Dataset of record 2, and the most bytes that it may have, by IIM 4.2."""


def resource(rights: PictureRights) -> bytes:
    """The record as a Photoshop image resource, to stand in an APP13 segment behind its signature."""
    rows = _dataset(1, 90, UTF_8) + _dataset(2, 0, VERSION)
    for name, (dataset, most) in _FIELDS.items():
        text = str(getattr(rights, name)).encode()
        if len(text) <= most:
            rows += _dataset(2, dataset, text)
    return b"8BIM\x04\x04\0\0" + len(rows).to_bytes(4, "big") + rows + bytes(len(rows) % 2)


def _dataset(record: int, number: int, value: bytes) -> bytes:
    return bytes((0x1C, record, number)) + len(value).to_bytes(2, "big") + value
