"""Artefact: a finished file on record. The rows of `dist/<slug>/manifest.json`."""

from __future__ import annotations

import hashlib
import json
import os
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, BinaryIO

VERSION = 3

DIE_TAIL = "_be"
"""What a die file's stem has after that of its piece."""


@dataclass(frozen=True, slots=True)
class Artefact:
    """One finished file: what it is, what it was made from, and what its bytes are."""

    path: str
    """From dist/<slug>/, with forward slashes."""
    kind: str
    """print, digital, preview (of a print piece), thumb (for the gallery), die (the line to cut along)."""
    order: str
    format: str
    message: str | None
    place: str | None
    """The commune's code."""
    size_mm: tuple[float, float]
    """Trim, at final size."""
    px: tuple[int, int] | None
    scale: int
    """1, 10 or 100: the file is 1:scale."""
    inks: tuple[str, ...]
    font: str
    """Name and version of the face that set it."""
    qr: tuple[str, ...]
    """What its codes say."""
    sponsor_share: float | None
    """Percent of the trim, measured from the finished file; None where it was not measured."""
    bytes: int
    sha256: str
    key: str
    """Digest of everything it was made from; the same key need not be made again."""
    stand_ins: tuple[str, ...] = ()
    """Neutral pictures still in it."""
    unconfirmed: tuple[str, ...] = ()
    """Provisional facts that it shows."""
    entry: str | None = None
    """The row's code in the order's list, when each row has its own piece."""
    side: str = ""
    """Which side or sheet of a piece of several."""
    smallest_cap_mm: float | None = None
    """Capital height of the smallest letters that are read, at final size."""
    smallest_text: str = ""
    """The line that they stand in."""
    caps_mm: dict[str, float] = field(default_factory=dict, hash=False)
    """The same height by layer: of the slogan, the place, the imprint, the words beside codes."""


def write_manifest(path: Path, campaign: str, artefacts: Iterable[Artefact]) -> None:
    rows = [asdict(row) for row in sorted(artefacts, key=lambda a: a.path)]
    write_whole(path, json_bytes({"coban": VERSION, "campaign": campaign, "files": rows}))


def read_manifest(path: Path) -> tuple[Artefact, ...]:
    """The rows on record; nothing when there is no manifest, or it is damaged or of another version."""
    try:
        record = json.loads(path.read_text("utf-8"))
        if record["coban"] != VERSION:
            return ()
        return tuple(Artefact(**{k: _frozen(v) for k, v in row.items()}) for row in record["files"])
    except (FileNotFoundError, NotADirectoryError, ValueError, LookupError, TypeError, AttributeError):
        return ()


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def sha256(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def sha256_of(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def json_bytes(record: object) -> bytes:
    """A record as every JSON file of ours is written: in UTF-8, for people to read as well."""
    return (json.dumps(record, ensure_ascii=False, indent=1) + "\n").encode()


def write_whole(path: Path, data: bytes) -> None:
    """To a temporary name, then `os.replace`: a killed build leaves nothing half-written."""
    with whole_file(path) as stream:
        stream.write(data)


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """`write_whole` for what is too large to hold: a stream that becomes the file when all went well."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".coban-", suffix=".part", dir=path.parent)
    os.close(handle)
    try:
        with Path(name).open("w+b") as stream:
            yield stream
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
