"""The output intent: the press that the file is made for, with its ICC profile."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from typing import Any

import pikepdf

from coban.measure.preflight.file import PdfFile
from coban.measure.preflight.objects import listed
from coban.measure.preflight.remark import Remark

_CHANNELS = {"CMYK": 4, "RGB": 3, "GRAY": 1, "Lab": 3}
HEADER_BYTES = 128


def remarks(file: PdfFile) -> Iterator[Remark]:
    rows = listed(file.catalog.get("/OutputIntents"))
    ours = [row for row in rows if isinstance(row, pikepdf.Dictionary) and row.get("/S") == "/GTS_PDFX"]
    if not ours:
        kinds = ", ".join(str(row.get("/S", "?"))[1:] for row in rows if isinstance(row, pikepdf.Dictionary))
        yield Remark("intent-missing", measured=kinds)
        return
    if len(ours) > 1:
        yield Remark("intent-several", measured=str(len(ours)), limit="1")
    yield from _of_intent(ours[0], file)


def _of_intent(found: Any, file: PdfFile) -> Iterator[Remark]:
    if not str(found.get("/OutputConditionIdentifier", "")).strip():
        yield Remark("intent-condition")
    stream = found.get("/DestOutputProfile")
    if not isinstance(stream, pikepdf.Stream):
        yield Remark("intent-no-profile")
        return
    raw = stream.read_raw_bytes()
    header, whole = _header(stream, hashlib.blake2b(raw).digest())
    if not whole:
        yield Remark("intent-profile-broken", measured=f"{len(raw):,} bytes")
        return
    wanted = file.profile.conformity
    space, kind = (header[at : at + 4].decode("latin-1").strip() for at in (16, 12))
    if space != wanted.profile_space:
        yield Remark("intent-profile-space", measured=space, limit=wanted.profile_space)
    elif int(stream.get("/N", 0)) != _CHANNELS.get(space):
        yield Remark(
            "intent-profile-channels", measured=f"N = {stream.get('/N')}", limit=f"{_CHANNELS[space]}"
        )
    if kind != wanted.profile_class:
        yield Remark("intent-profile-class", measured=kind, limit=wanted.profile_class)


_headers: dict[bytes, tuple[bytes, bool]] = {}


def _header(stream: Any, digest: bytes) -> tuple[bytes, bool]:
    """An ICC profile's header, and whether all of it is there. It inflates in 10 ms: once for all files."""
    if digest not in _headers:
        try:
            icc = stream.read_bytes()
        except pikepdf.PdfError:
            icc = b""
        whole = (
            len(icc) > HEADER_BYTES and icc[36:40] == b"acsp" and int.from_bytes(icc[:4], "big") == len(icc)
        )
        _headers[digest] = icc[:HEADER_BYTES], whole
    return _headers[digest]
