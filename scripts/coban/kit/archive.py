"""A ZIP whose bytes depend on nothing but its contents."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from coban.artefact import sha256_of

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can hold: no wall-clock reaches the bytes."""

UNIX = 3
READABLE_FILE = 0o100644 << 16
ALREADY_PACKED = (".png", ".webp", ".jpg", ".jpeg", ".pdf")
"""Deflating these again costs a second and saves nothing."""

SUMS = "SHA256SUMS"


def reproducible_zip(files: Mapping[str, bytes]) -> bytes:
    """The files in order of name, all of one date and mode, with `SHA256SUMS` over every one of them."""
    whole = {**files, SUMS: sums(files)}
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(whole):
            archive.writestr(_entry(name), whole[name], compresslevel=9)
    return stream.getvalue()


def sums(files: Mapping[str, bytes]) -> bytes:
    """Lines that `sha256sum -c` reads: digest, two spaces, bare relative name."""
    lines = (f"{sha256_of(files[name])}  {name}\n" for name in sorted(files))
    return "".join(lines).encode("ascii")


def _entry(name: str) -> zipfile.ZipInfo:
    name.encode("ascii")  # old Windows unpackers garble anything else
    entry = zipfile.ZipInfo(name, FIRST_DAY)
    entry.create_system = UNIX
    entry.external_attr = READABLE_FILE
    packed = name.endswith(ALREADY_PACKED)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    return entry
