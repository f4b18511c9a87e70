"""The rights of a picture inside its own file: caption, credit and terms go wherever the file goes.

What tells of cameras, telephones and places is taken out on the way; not one pixel changes.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import PurePath

from coban.errors import InputError
from coban.rights.jpeg import inscribed_jpeg
from coban.rights.pdf import inscribed_pdf
from coban.rights.picture import PictureRights, pixel_size
from coban.rights.png import inscribed_png
from coban.rights.svg import inscribed_svg
from coban.rights.webp import inscribed_webp

__all__ = ["KINDS", "PICTURES", "PictureRights", "inscribed", "pixel_size"]

PICTURES = (".jpeg", ".jpg", ".png", ".webp")
"""What newsrooms publish, and what every reader of metadata reads."""

_INSCRIBE: dict[str, Callable[[bytes, PictureRights], bytes]] = {
    ".jpeg": inscribed_jpeg,
    ".jpg": inscribed_jpeg,
    ".pdf": inscribed_pdf,
    ".png": inscribed_png,
    ".svg": inscribed_svg,
    ".webp": inscribed_webp,
}

KINDS = tuple(_INSCRIBE)
"""Endings of the files that can carry their rights."""


def inscribed(raw: bytes, name: str, rights: PictureRights) -> bytes:
    """The file with its rights inside and nothing else of the kind. `name` is as the user writes it.

    Raises InputError for a kind that cannot carry them, and for a file that is not what its name says.
    """
    inscribe = _INSCRIBE.get(PurePath(name).suffix.lower())
    if inscribe is None:
        kinds = ", ".join(KINDS)
        raise InputError.at(name, f"its caption and credit cannot be written into it; expected {kinds}")
    try:
        return inscribe(raw, rights)
    except (ValueError, LookupError, OSError) as error:
        cure = "open it in a program for pictures and save it again"
        raise InputError.at(
            name, f"the file is damaged or not what its name says ({error}); {cure}"
        ) from error
