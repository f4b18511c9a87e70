"""What stands in a site's folder, on record file by file, so that a damaged or missing one is noticed."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from coban.artefact import json_bytes, sha256, write_whole

VERSION = 1


@dataclass(frozen=True, slots=True)
class Standing:
    """A file as it stood when the record was written."""

    bytes: int
    changed: tuple[int, int]
    """Times of the last change of contents and of the entry, in ns: while they stay, nobody wrote to it."""
    sha256: str


def write_record(record: Path, key: str, folder: Path, some: Iterable[Path] | None = None) -> None:
    """Put on record what was made from `key` and stands in the folder now: everything, or some of it."""
    files = _files(folder) if some is None else _named(folder, some)
    _write(record, key, {name: _standing(path) for name, path in files.items()})


def stands(record: Path, key: str, folder: Path, *, alone: bool = True) -> bool:
    """Whether the folder holds the files that were made from `key`, each with its bytes; `alone`: no other.

    Only files whose times changed are read; when they are whole, their new times go on record.
    """
    recorded = _read(record, key)
    files = _files(folder) if alone else _named(folder, [folder / name for name in recorded])
    if not recorded or recorded.keys() != files.keys():
        return False
    now = {}
    for name, path in files.items():
        now[name] = recorded[name] if _times(path) == recorded[name].changed else _standing(path)
        if (now[name].bytes, now[name].sha256) != (path.stat().st_size, recorded[name].sha256):
            return False
    if now != recorded:
        _write(record, key, now)
    return True


def on_record(record: Path) -> list[str]:
    """Names of what was put on record, from whatever it was made."""
    return list(_read(record, None))


def _named(folder: Path, some: Iterable[Path]) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in sorted(some) if path.is_file()}


def _files(folder: Path) -> dict[str, Path]:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path for path in files}


def _standing(path: Path) -> Standing:
    return Standing(path.stat().st_size, _times(path), sha256(path))


def _times(path: Path) -> tuple[int, int]:
    state = path.stat()
    return state.st_mtime_ns, state.st_ctime_ns


def _write(record: Path, key: str, files: Mapping[str, Standing]) -> None:
    rows = {name: asdict(file) for name, file in files.items()}
    write_whole(record, json_bytes({"coban": VERSION, "key": key, "files": rows}))


def _read(record: Path, key: str | None) -> dict[str, Standing]:
    """The files on record; none when it is damaged, of another version or, with a key, made from another."""
    try:
        found: Any = json.loads(record.read_text("utf-8"))
        if found["coban"] != VERSION or key not in (None, found["key"]):
            return {}
        return {
            name: Standing(int(row["bytes"]), (row["changed"][0], row["changed"][1]), row["sha256"])
            for name, row in found["files"].items()
        }
    except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError):
        return {}
