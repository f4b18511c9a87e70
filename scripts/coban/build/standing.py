"""What stands in a site's folder, on record file by file, so that a damaged or missing one is noticed."""

from __future__ import annotations

import json
from collections.abc import Mapping
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


def write_record(record: Path, key: str, folder: Path) -> None:
    """Put on record what was made from `key` and stands in the folder now."""
    _write(record, key, {name: _standing(path) for name, path in _files(folder).items()})


def stands(record: Path, key: str, folder: Path) -> bool:
    """Whether the folder holds just the files that were made from `key`, each with its bytes.

    Only files whose times changed are read; when they are whole, their new times go on record.
    """
    recorded = _read(record, key)
    files = _files(folder)
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


def _read(record: Path, key: str) -> dict[str, Standing]:
    """The files on record; nothing when it is damaged, of another version or was made from something else."""
    try:
        found: Any = json.loads(record.read_text("utf-8"))
        if (found["coban"], found["key"]) != (VERSION, key):
            return {}
        return {
            name: Standing(int(row["bytes"]), (row["changed"][0], row["changed"][1]), row["sha256"])
            for name, row in found["files"].items()
        }
    except (FileNotFoundError, ValueError, LookupError, TypeError, AttributeError):
        return {}
