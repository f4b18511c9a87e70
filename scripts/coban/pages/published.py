"""PublishedFile: a finished file of the site, as machines are told of it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from coban.artefact import sha256

TYPES = {
    ".docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ".ics": "text/calendar",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
    ".txt": "text/plain",
    ".webp": "image/webp",
    ".zip": "application/zip",
}
"""Media types by ending: the machine's own list would differ from machine to machine."""


@dataclass(frozen=True, slots=True)
class PublishedFile:
    """One file of the site."""

    path: str
    """From the site's root."""
    bytes: int
    sha256: str

    @property
    def type(self) -> str:
        return media_type(self.path)


def media_type(path: str) -> str:
    """By the name's ending; what has none of those we publish is called a stream of bytes."""
    return TYPES.get(PurePosixPath(path).suffix.lower(), "application/octet-stream")


def published(folder: Path, path: str) -> PublishedFile | None:
    """The file as it lies in the finished site; None where it is not there."""
    file = folder / path
    return PublishedFile(path, file.stat().st_size, sha256(file)) if file.is_file() else None
