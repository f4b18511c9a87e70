"""A file that somebody named with -o: which kinds there are, and how it is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from coban.artefact import write_whole
from coban.build.tidy import stop_when_full
from coban.errors import InputError

CODE_KINDS = (".pdf", ".png", ".svg")
PIECE_KINDS = (".pdf", ".tif", ".tiff", ".svg", ".png", ".webp", ".jpg", ".jpeg")


def suffix_of(path: Path, kinds: Sequence[str]) -> str:
    """In lower case. Raises InputError for a kind that cannot be made."""
    suffix = path.suffix.lower()
    if suffix not in kinds:
        raise InputError.at(
            str(path), f"its type is unknown; expected a name that ends in {', '.join(kinds)}"
        )
    return suffix


def write_output(path: Path, painted: bytes) -> None:
    """The whole file, or InputError."""
    write_with(path, lambda: write_whole(path, painted))


def write_with(path: Path, write: Callable[[], None]) -> None:
    """What `write` writes whole to the path, or InputError; a full disk is told as such by whoever called."""
    try:
        write()
    except OSError as error:
        stop_when_full(error)
        raise InputError.at(
            str(path), f"cannot be written ({error.strerror}); choose another place with -o"
        ) from error
