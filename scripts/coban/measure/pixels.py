"""What is wrong with the pixels of an opened raster: a kind that no press knows, a profile that is none."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import numpy as np
from PIL import Image, ImageCms, ImageOps

MODES = {"1", "L", "LA", "P", "PA", "RGB", "RGBA", "CMYK", "YCbCr", "LAB"}
SPACES = {"RGB": "RGB", "RGBA": "RGB", "P": "RGB", "PA": "RGB", "YCbCr": "RGB", "CMYK": "CMYK"}
GREY_SPACES = ("GRAY", "RGB")
"""A grey picture often carries the profile of the coloured file it was made from."""


def pixel_faults(picture: Image.Image) -> Iterator[str]:
    """Of a picture whose header was read."""
    if picture.mode not in MODES and not picture.mode.startswith("I;16"):
        yield (
            f"has pixels of a kind that presses do not know ({picture.mode}); expected 8 or 16 bits of grey, "
            "RGB or CMYK; save it as one of these"
        )
        return
    profile = picture.info.get("icc_profile")
    if profile:
        yield from _profile_faults(profile, picture.mode)


def unread_faults(path: Path, kind: str) -> str:
    """Why a file could not be opened at all."""
    with path.open("rb") as stream:
        is_tiff = stream.read(4) in (b"II*\0", b"MM\0*")
    if kind == "TIFF" and is_tiff:
        return (
            "is a TIFF of a kind that cannot be read, such as CMYK with transparency; expected grey, RGB or "
            "CMYK; save it as PNG with transparency, or as TIFF without"
        )
    return f"is not an image; expected {kind}; export it again from the program that made it"


def upright(path: Path, px: int) -> Image.Image:
    """The picture upright in RGBA, its longer side at most `px`: 16 bits in the upper eight."""
    with Image.open(path) as picture:
        picture.draft("RGB", (px, px))
        found = ImageOps.exif_transpose(picture)
    if found.mode.startswith("I;16"):
        found = Image.fromarray((np.asarray(found).astype(np.uint16) >> 8).astype(np.uint8), "L")
    whole = found.convert("RGBA")
    whole.thumbnail((px, px))
    return whole


def _profile_faults(profile: bytes, mode: str) -> Iterator[str]:
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
        space = opened.profile.xcolor_space.strip()
        ImageCms.buildTransform(opened, ImageCms.createProfile("sRGB"), _pillow_mode(space), "RGB")
    except (ImageCms.PyCMSError, OSError, KeyError):
        yield "has a damaged colour profile; expected a whole one or none; save it anew with its profile"
        return
    expected = (SPACES[mode],) if mode in SPACES else GREY_SPACES
    if space not in expected and mode != "LAB":
        yield (
            f"has a colour profile for {space}, but its pixels are {expected[0]}; expected both to agree; "
            "assign the right profile and save it anew"
        )


def _pillow_mode(space: str) -> str:
    return {"GRAY": "L", "RGB": "RGB", "CMYK": "CMYK", "Lab": "LAB"}[space]
