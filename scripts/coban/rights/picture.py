"""PictureRights: what a picture desk must know of a picture before it prints it."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image

from coban.errors import InputError
from coban.vietnamese import OPEN

ORIENTATION = 0x0112
"""The EXIF tag that says how a camera was held; what it says is part of how a picture looks."""

UPRIGHT, SIDEWAYS_FROM, LAST = 1, 5, 8


@dataclass(frozen=True, slots=True)
class PictureRights:
    """One picture's title, caption, credit, terms of use and description for people who do not see it."""

    title: str
    caption: str
    """Where, when, what."""
    credit: str
    licence: str | None
    """The terms of use, where they are confirmed."""
    why_open: str | None
    """Why they are not."""
    alt: str

    @property
    def terms(self) -> str:
        """The terms in words; open ones with the reason."""
        return self.licence or f"{OPEN} ({self.why_open})"

    @property
    def notice(self) -> str:
        """One line that may stand wherever a file has room for one."""
        return f"Nguồn: {self.credit}. Điều kiện sử dụng: {self.licence or OPEN}."


def pixel_size(path: Path) -> tuple[int, int]:
    """Width and height as the picture is shown. Raises InputError for what is no picture."""
    try:
        with Image.open(path) as picture:
            width, height = picture.size
            turned = picture.getexif().get(ORIENTATION, UPRIGHT)
    except OSError as error:
        raise InputError.at(path.name, f"cannot be read as a picture ({error}); save it again") from error
    return (height, width) if SIDEWAYS_FROM <= turned <= LAST else (width, height)


def orientation(raw: bytes) -> int:
    """1 for upright, to 8; 1 as well where the file says nothing that can be used."""
    with Image.open(BytesIO(raw)) as picture:
        found = picture.getexif().get(ORIENTATION, UPRIGHT)
    return found if isinstance(found, int) and UPRIGHT <= found <= LAST else UPRIGHT


def exif_of(turned: int) -> bytes:
    """An EXIF record that says how the picture is held and nothing else, as TIFF, little-endian."""
    header = b"II*\0" + (8).to_bytes(4, "little")
    short, count = (3).to_bytes(2, "little"), (1).to_bytes(4, "little")
    entry = ORIENTATION.to_bytes(2, "little") + short + count + turned.to_bytes(4, "little")
    return header + (1).to_bytes(2, "little") + entry + bytes(4)
