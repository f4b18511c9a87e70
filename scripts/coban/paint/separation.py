"""Separation: pixels of any picture on the four plates of the press.

Everything ends in the output intent's own CMYK, converted here and once, so that each RIP prints the same
numbers: a profile left on an image would be converted at the shop, where black letters come out in four inks.
The rules are those for drawings: the brand's inks by hand, white is bare paper, greys are black ink alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageCms

from coban.colour import Cmyk
from coban.paint.raster import bands, usable_profile

MOST_INK = 300
"""Total ink in percent."""

WHITE_FROM = 250
"""sRGB from which all three channels count as paper."""

GREY_WITHIN, COLOUR_FROM = 4, 12
"""How far the channels of a grey may lie apart, and from where a colour is no grey at all; between them it is
partly both, so that photographs get no seams."""

SAME_PRESS = ("fogra39", "iso coated v2", "isocoated_v2", "isocoated v2")
"""Names of profiles for the very press and paper of the output intent: their plates are right as they are."""

Plates = npt.NDArray[np.uint8]
"""Rows of pixels, four plates each, 255 is full ink."""


def separated(picture: Image.Image, icc: Path, by_hand: Mapping[tuple[int, ...], Cmyk]) -> Image.Image:
    """An L or RGB picture in sRGB as CMYK of the output intent; `by_hand` are inks by their sRGB."""
    plates = Image.new("CMYK", picture.size)
    for top, band in bands(picture):
        inks = _of_greys(band) if band.mode == "L" else _of_colours(band, icc, by_hand)
        plates.paste(Image.fromarray(_limited(inks), "CMYK"), (0, top))
    return plates


def reseparated(picture: Image.Image, profile: bytes | None, icc: Path) -> Image.Image:
    """A CMYK picture for the press of the output intent: its own plates, if they were made for it.

    Plates for another press are converted, save bare paper and black alone, which stay what they are.
    Raises ValueError for a profile that cannot be used.
    """
    convert = bool(profile) and not _same_press(profile or b"", icc)
    result = Image.new("CMYK", picture.size)
    for top, band in bands(picture):
        inks = np.asarray(band)
        if convert:
            converted = np.asarray(applied(band, _between_presses(profile or b"", icc)))
            black_alone = (inks[..., :3] == 0).all(axis=2)
            inks = np.where(black_alone[..., None], inks, converted)
        result.paste(Image.fromarray(_limited(inks), "CMYK"), (0, top))
    return result


@lru_cache(maxsize=4)
def from_srgb(icc: Path) -> ImageCms.ImageCmsTransform:
    """From sRGB to the plates of the output intent, before any rule."""
    return _transform(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")), icc, "RGB")


def applied(picture: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    converted = ImageCms.applyTransform(picture, transform)
    if converted is None:
        raise ValueError("the colour conversion gave no picture")
    return converted


def _of_greys(band: Image.Image) -> Plates:
    grey = np.asarray(band)
    inks = np.zeros((*grey.shape, 4), np.uint8)
    inks[..., 3] = np.where(grey >= WHITE_FROM, 0, 255 - grey)
    return inks


def _of_colours(band: Image.Image, icc: Path, by_hand: Mapping[tuple[int, ...], Cmyk]) -> Plates:
    rgb = np.asarray(band).astype(np.int16)
    inks = np.asarray(applied(band, from_srgb(icc))).astype(np.float32)
    apart = rgb.max(axis=2) - rgb.min(axis=2)
    colour = np.clip((apart - GREY_WITHIN) / (COLOUR_FROM - GREY_WITHIN), 0, 1).astype(np.float32)[..., None]
    black = np.zeros_like(inks)
    black[..., 3] = 255 - rgb.mean(axis=2)
    plates: Plates = np.rint(colour * inks + (1 - colour) * black).astype(np.uint8)
    plates[(rgb >= WHITE_FROM).all(axis=2)] = 0
    for screen, cmyk in by_hand.items():
        plates[(rgb == np.array(screen, np.int16)).all(axis=2)] = [round(p * 2.55) for p in cmyk]
    return plates


def _limited(inks: Plates) -> Plates:
    """Where the plates together lay too much ink, the three colours give way to black."""
    room = int(MOST_INK * 2.55) - inks[..., 3].astype(np.int32)
    colours = inks[..., :3].sum(axis=2, dtype=np.int32)
    over = colours > room
    if not over.any():
        return inks
    within = inks.copy()
    share = (room[over] / colours[over])[:, None]
    within[over, :3] = np.floor(inks[over, :3] * share).astype(np.uint8)
    return within


@lru_cache(maxsize=16)
def _same_press(profile: bytes, icc: Path) -> bool:
    if profile == icc.read_bytes():
        return True
    told = ImageCms.getProfileDescription(usable_profile(profile, "CMYK")).casefold()
    return any(name in told for name in SAME_PRESS)


@lru_cache(maxsize=4)
def _between_presses(profile: bytes, icc: Path) -> ImageCms.ImageCmsTransform:
    return _transform(usable_profile(profile, "CMYK"), icc, "CMYK")


def _transform(source: ImageCms.ImageCmsProfile, icc: Path, mode: str) -> ImageCms.ImageCmsTransform:
    try:
        return ImageCms.buildTransform(
            source,
            ImageCms.ImageCmsProfile(BytesIO(icc.read_bytes())),
            mode,
            "CMYK",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError as error:
        raise ValueError(f"its colour profile cannot be used ({error})") from error
