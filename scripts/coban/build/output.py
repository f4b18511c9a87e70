"""A file that somebody named with -o: which kinds there are, and how it is written."""

from __future__ import annotations

from pathlib import Path

from coban.artefact import write_whole
from coban.errors import InputError

SUFFIXES = (".pdf", ".png", ".svg")


def suffix_of(path: Path) -> str:
    """In lower case. Raises InputError for a kind that cannot be made."""
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise InputError.at(
            str(path), f"its type is unknown; expected a name that ends in {', '.join(SUFFIXES)}"
        )
    return suffix


def write_output(path: Path, painted: bytes) -> None:
    """The whole file, or InputError."""
    try:
        write_whole(path, painted)
    except OSError as error:
        raise InputError.at(
            str(path), f"cannot be written ({error.strerror}); choose another place with -o"
        ) from error
