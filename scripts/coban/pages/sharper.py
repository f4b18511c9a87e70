"""The gallery's pictures once more at twice the size, for screens with twice the pixels."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import PIL
from PIL import Image, features

from coban.artefact import sha256_of, write_whole

LONG_SIDE_PX = 960
"""Twice a thumbnail's."""

WORTH_PX = 720
"""A source with fewer pixels than this on its long side shows no more than the thumbnail."""


@dataclass(frozen=True, slots=True)
class Sharper:
    """A picture to make: from which file of dist/<slug>/, to which address of the site."""

    source: str
    href: str


def sharper(source: Path, cache: Path) -> Path:
    """The WebP of a picture, made once for each state of it and kept in the cache."""
    raw = source.read_bytes()
    encoder = f"{PIL.__version__} {features.version('webp')} {LONG_SIDE_PX}"
    made = cache / "sharper" / f"{sha256_of(raw + encoder.encode())[:16]}.webp"
    if not made.exists():
        with Image.open(BytesIO(raw)) as opened:
            picture = opened.convert("RGBA" if "A" in opened.getbands() else "RGB")
            picture.thumbnail((LONG_SIDE_PX, LONG_SIDE_PX), Image.Resampling.LANCZOS)
            stream = BytesIO()
            picture.save(stream, "WEBP", quality=78, method=4)
        write_whole(made, stream.getvalue())
    return made
