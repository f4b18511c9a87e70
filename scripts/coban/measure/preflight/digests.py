"""Digests of PDF objects with all that hangs off them: the same bytes in 200 files are looked at once."""

from __future__ import annotations

import hashlib
from typing import Any

import pikepdf

from coban.measure.preflight.objects import listed, names

_ELSEWHERE = frozenset({"/Parent", "/P", "/StructParent", "/StructParents", "/Length", "/LastModified"})
"""Keys that lead out of an object, or say nothing about what it paints."""

_LOOP = b"a loop"


class Digests:
    """Of the objects of one file; each is taken once."""

    def __init__(self) -> None:
        self._known: dict[tuple[int, int], bytes] = {}

    def of(self, found: Any) -> bytes:
        """16 bytes that are the same for objects which paint the same."""
        if not isinstance(found, pikepdf.Object):
            return repr(found).encode()
        if not found.is_indirect:
            return self._taken(found)
        number = found.objgen
        if number not in self._known:
            # An object that comes back to itself, such as a form that paints itself.
            self._known[number] = _LOOP
            self._known[number] = self._taken(found)
        return self._known[number]

    def _taken(self, found: pikepdf.Object) -> bytes:
        if isinstance(found, pikepdf.Stream):
            parts = [b"stream", *self._rows(found), found.read_raw_bytes()]
        elif isinstance(found, pikepdf.Dictionary):
            parts = [b"dictionary", *self._rows(found)]
        elif isinstance(found, pikepdf.Array):
            parts = [b"array", *map(self.of, listed(found))]
        else:
            parts = [found.unparse()]
        digest = hashlib.blake2b(digest_size=16)
        for part in parts:
            digest.update(b"%d:" % len(part))
            digest.update(part)
        return digest.digest()

    def _rows(self, found: pikepdf.Object) -> list[bytes]:
        own = [name for name in names(found) if name not in _ELSEWHERE]
        return [part for name in own for part in (name.encode("utf-8", "replace"), self.of(found[name]))]
