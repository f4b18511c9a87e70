"""Body: the numbered objects of a PDF file as bytes, with a part that many files share.

A sheet's shared part is written into one Body; each place forks it and adds its own few objects. Only the
cross-reference table is written anew, so 200 files cost little more than 200 copies of the same bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Union

from deflate import zlib_compress

HEADER = b"%PDF-1.6\n%\xe2\xe3\xcf\xd3\n"

LEVEL = 1
"""Of libdeflate: as small as zlib's 4 in a third of its time; 5 takes twice the time and saves one byte in
twenty."""

SHORT = 300
"""Bytes of a stream that gains next to nothing by being deflated."""

LATER = -1
"""The place of an object whose number is taken and which is not written yet."""


@dataclass(frozen=True, slots=True)
class Ref:
    """An indirect object, by its number."""

    number: int


Value = Union[str, int, float, bool, Ref, Sequence["Value"], Mapping[str, "Value"]]
"""What an object may hold; a str is PDF syntax as it stands: '/Name', '(text)', '<00>'."""


class Body:
    """Objects in the order of writing; `fork` goes on from what is there and leaves it untouched."""

    def __init__(self, parent: Body | None = None) -> None:
        self._before: bytes = parent.content if parent else HEADER
        self._offsets: list[int] = list(parent._offsets) if parent else []
        self._made: dict[Hashable, Ref] = dict(parent._made) if parent else {}
        self._chunks: list[bytes] = []
        self._length = len(self._before)
        self._seed: bytes = parent._seed if parent else b""

    def fork(self) -> Body:
        if self._chunks:
            self._before, self._chunks = self.content, []
            self._seed = hashlib.sha256(self._before).digest()
        return Body(self)

    @property
    def content(self) -> bytes:
        """Header and every object so far."""
        return b"".join((self._before, *self._chunks)) if self._chunks else self._before

    def reserve(self) -> Ref:
        """A number for an object that others point at before it is written; `put` writes it."""
        self._offsets.append(LATER)
        return Ref(len(self._offsets))

    def put(self, ref: Ref, value: Value) -> Ref:
        """The object of a reserved number."""
        if self._offsets[ref.number - 1] != LATER:
            raise ValueError(f"object {ref.number} is written already")
        return self._write(ref, written(value))

    def add(self, value: Value) -> Ref:
        return self._place(written(value))

    def add_stream(self, entries: Mapping[str, Value], stream: bytes, *, deflated: bool = False) -> Ref:
        """A stream object; deflated here unless it comes deflated or is too short to gain by it."""
        if not deflated and len(stream) > SHORT:
            stream, deflated = deflate(stream), True
        if deflated:
            entries = {**entries, "Filter": "/FlateDecode"}
        return self.add_raw_stream(entries, stream)

    def add_raw_stream(self, entries: Mapping[str, Value], stream: bytes) -> Ref:
        """A stream object whose entries already name its filter, if it has one."""
        head = written({**entries, "Length": len(stream)})
        return self._place(b"".join((head, b"\nstream\n", stream, b"\nendstream")))

    def once(self, key: Hashable, make: Callable[[], Ref]) -> Ref:
        """The object on record under the key, made the first time it is asked for."""
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def digest(self) -> bytes:
        """16 bytes that stand for everything so far."""
        return hashlib.sha256(self._seed + b"".join(self._chunks)).digest()[:16]

    def finish(self, root: Ref, about: Ref, file_id: bytes) -> bytes:
        """The whole file. Raises ValueError when a reserved object was never put."""
        if LATER in self._offsets:
            raise ValueError(f"object {self._offsets.index(LATER) + 1} is reserved and was never put")
        start = self._length
        rows = b"".join(b"%010d 00000 n \n" % offset for offset in self._offsets)
        trailer = written(
            {
                "Size": len(self._offsets) + 1,
                "Root": root,
                "Info": about,
                "ID": [f"<{file_id.hex()}>", f"<{file_id.hex()}>"],
            }
        )
        table = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n%s\n" % (len(self._offsets) + 1, rows, trailer)
        return b"".join((self._before, *self._chunks, table, b"startxref\n%d\n%%%%EOF\n" % start))

    def _place(self, value: bytes) -> Ref:
        return self._write(self.reserve(), value)

    def _write(self, ref: Ref, value: bytes) -> Ref:
        chunk = b"%d 0 obj\n%s\nendobj\n" % (ref.number, value)
        self._offsets[ref.number - 1] = self._length
        self._chunks.append(chunk)
        self._length += len(chunk)
        return ref


def deflate(stream: bytes, level: int = LEVEL) -> bytes:
    """By libdeflate, whose bytes do not depend on the processor."""
    return bytes(zlib_compress(stream, level))


def written(value: Value) -> bytes:
    """The value in PDF syntax, dictionaries sorted so that equal values give equal bytes."""
    match value:
        case str():
            return value.encode("latin-1")
        case bool():
            return b"true" if value else b"false"
        case int() | float():
            return number(value).encode()
        case Ref():
            return b"%d 0 R" % value.number
        case Mapping():
            rows = (b"/%s %s" % (name.encode(), written(value[name])) for name in sorted(value))
            return b"<< " + b" ".join(rows) + b" >>"
        case _:
            return b"[" + b" ".join(map(written, value)) + b"]"


def number(value: float) -> str:
    """Four decimals at most: 0.1 µm in a piece of 1:1, a two-hundredth of a pixel on the screen."""
    whole = int(value)
    if whole == value:
        return str(whole)
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    return " ".join(map(number, values))


def factors(*values: float) -> str:
    """Factors, which multiply coordinates of thousands of units, need more places than coordinates."""
    return " ".join(f"{value:.8f}".rstrip("0").rstrip(".") for value in values)


def text_string(text: str) -> str:
    """Any text as a PDF string (UTF-16 with its mark, in hex: nothing in it can end the string)."""
    return f"<{(chr(0xFEFF) + text).encode('utf-16-be').hex().upper()}>"
