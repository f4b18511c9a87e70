"""Copies of pictures for web desks: 72 dpi, small enough to mail, sharp enough for a page."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path, PurePosixPath

import PIL
from PIL import Image, ImageOps, features

from coban.artefact import sha256, sha256_of, write_whole
from coban.campaign.house import House
from coban.kit.listing import KitFile
from coban.kit.room import Room
from coban.rights import inscribed, pixel_size

LONG_SIDE_PX = 1200
"""Twice the column of a news page."""

DPI = 72
QUALITY = 86
MOST_BYTES = 10_000_000
"""Of the whole ZIP: what mail programs still take."""


def web_copy(file: KitFile, room: Room, house: House) -> KitFile:
    """The picture as JPEG, or PNG where it lets something shine through, with its rights inside.

    Made once for each state of the picture, and kept in the cache.
    """
    assert file.rights is not None and isinstance(file.content, Path), "only pictures have web copies"
    kept = _kept(file.content, house)
    name = str(PurePosixPath(file.name).with_suffix(kept.suffix))
    copy = room.put(f"72-dpi/{name}", inscribed(kept.read_bytes(), name, file.rights))
    return replace(file, name=name, content=copy, px=pixel_size(kept))


def _kept(source: Path, house: House) -> Path:
    encoder = f"{PIL.__version__} {features.version('libjpeg_turbo')} {LONG_SIDE_PX} {DPI} {QUALITY}"
    stem = house.cache / "web-copies" / sha256_of(f"{sha256(source)} {encoder}".encode())[:24]
    for path in (stem.with_suffix(".jpg"), stem.with_suffix(".png")):
        if path.is_file():
            return path
    with Image.open(source) as opened:
        clear = opened.has_transparency_data
        suffix, encoded = (".png", _png(opened)) if clear else (".jpg", _jpeg(opened))
    write_whole(stem.with_suffix(suffix), encoded)
    return stem.with_suffix(suffix)


def _jpeg(opened: Image.Image) -> bytes:
    picture = _small(opened, "L" if opened.mode in ("1", "L") else "RGB")
    stream = BytesIO()
    picture.save(
        stream,
        "JPEG",
        quality=QUALITY,
        subsampling=0,
        optimize=True,
        dpi=(DPI, DPI),
        icc_profile=opened.info.get("icc_profile") if opened.mode == picture.mode else None,
    )
    return stream.getvalue()


def _png(opened: Image.Image) -> bytes:
    stream = BytesIO()
    profile = opened.info.get("icc_profile")
    _small(opened, "RGBA").save(stream, "PNG", optimize=True, dpi=(DPI, DPI), icc_profile=profile)
    return stream.getvalue()


def _small(opened: Image.Image, mode: str) -> Image.Image:
    """Upright, in this mode, never larger than it was."""
    picture = ImageOps.exif_transpose(opened).convert(mode)
    picture.thumbnail((LONG_SIDE_PX, LONG_SIDE_PX), Image.Resampling.LANCZOS, reducing_gap=None)
    return picture
