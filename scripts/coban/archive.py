"""A ZIP whose bytes depend on nothing but its contents."""

from __future__ import annotations

import io
import shutil
import zipfile
from collections.abc import Mapping
from pathlib import Path
from typing import BinaryIO

from coban.artefact import sha256, sha256_of, whole_file

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
"""The earliest time a ZIP can hold: no wall-clock reaches the bytes."""

UNIX = 3
READABLE_FILE = 0o100644 << 16
ALREADY_PACKED = (".png", ".webp", ".jpg", ".jpeg", ".pdf", ".xlsx")
"""Deflating these again costs a second and saves nothing."""

SUMS = "SHA256SUMS"

Content = bytes | Path
"""What goes in under a name: bytes, or the file that holds them."""


def reproducible_zip(files: Mapping[str, Content]) -> bytes:
    """The files in order of name, all of one date and mode, with `SHA256SUMS` over every one of them."""
    stream = io.BytesIO()
    _pack(stream, {**files, SUMS: sums(files)})
    return stream.getvalue()


def write_zip(path: Path, files: Mapping[str, Content]) -> None:
    """`reproducible_zip` for what is too large to hold at once: whole or not at all."""
    with whole_file(path) as stream:
        _pack(stream, {**files, SUMS: sums(files)})


def sums(files: Mapping[str, Content]) -> bytes:
    """Lines that `sha256sum -c` reads: digest, two spaces, bare relative name."""
    return "".join(f"{_digest(files[name])}  {name}\n" for name in sorted(files)).encode("ascii")


def _digest(content: Content) -> str:
    return sha256(content) if isinstance(content, Path) else sha256_of(content)


def _pack(stream: BinaryIO, files: Mapping[str, Content]) -> None:
    with zipfile.ZipFile(stream, "w") as archive:
        for name in sorted(files):
            _add(archive, name, files[name])


def _add(archive: zipfile.ZipFile, name: str, content: Content) -> None:
    entry = _entry(name)
    if isinstance(content, bytes):
        archive.writestr(entry, content, compresslevel=9)
        return
    entry.file_size = content.stat().st_size  # how long it is decides whether ZIP64 is needed
    with content.open("rb") as source, archive.open(entry, "w") as target:
        shutil.copyfileobj(source, target, 1 << 20)


def _entry(name: str) -> zipfile.ZipInfo:
    name.encode("ascii")  # old Windows unpackers garble anything else
    entry = zipfile.ZipInfo(name, FIRST_DAY)
    entry.create_system = UNIX
    entry.external_attr = READABLE_FILE
    packed = name.endswith(ALREADY_PACKED)
    entry.compress_type = zipfile.ZIP_STORED if packed else zipfile.ZIP_DEFLATED
    return entry
