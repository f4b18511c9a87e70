"""The press of the output intent: how colours get to its plates, and which of them follow rules of ours.

No pixel is looked at here: drawings have none, and need not wait for what reckons with them.
"""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

from coban.paint.raster import usable_profile

WHITE_FROM = 250
"""sRGB from which all three channels count as paper."""

GREY_WITHIN, COLOUR_FROM = 4, 12
"""How far the channels of a grey may lie apart, and from where a colour is no grey at all; between them it is
partly both, so that shades get no seams."""

SAME_PRESS = ("fogra39", "iso coated v2", "isocoated_v2", "isocoated v2")
"""Names of profiles for the very press and paper of the output intent: their plates are right as they are."""


@lru_cache(maxsize=4)
def from_srgb(icc: Path, *, few: bool = False) -> ImageCms.ImageCmsTransform:
    """From sRGB to the plates of the output intent, before any rule.

    For `few` colours no table is reckoned beforehand, which takes five times as long as all of them.
    """
    return _transform(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")), icc, "RGB", few=few)


def applied(picture: Image.Image, transform: ImageCms.ImageCmsTransform) -> Image.Image:
    converted = ImageCms.applyTransform(picture, transform)
    if converted is None:
        raise ValueError("the colour conversion gave no picture")
    return converted


@lru_cache(maxsize=16)
def same_press(profile: bytes, icc: Path) -> bool:
    if profile == icc.read_bytes():
        return True
    told = ImageCms.getProfileDescription(usable_profile(profile, "CMYK")).casefold()
    return any(name in told for name in SAME_PRESS)


@lru_cache(maxsize=4)
def between_presses(profile: bytes, icc: Path) -> ImageCms.ImageCmsTransform:
    return _transform(usable_profile(profile, "CMYK"), icc, "CMYK")


def _transform(
    source: ImageCms.ImageCmsProfile, icc: Path, mode: str, *, few: bool = False
) -> ImageCms.ImageCmsTransform:
    plain = ImageCms.Flags.NOOPTIMIZE if few else ImageCms.Flags.NONE
    try:
        return ImageCms.buildTransform(
            source,
            _ReadOnce(icc.read_bytes()),
            mode,
            "CMYK",
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | plain,
        )
    except ImageCms.PyCMSError as error:
        raise ValueError(f"its colour profile cannot be used ({error})") from error


class _ReadOnce(ImageCms.ImageCmsProfile):
    """Pillow asks for the profile's bytes with each picture; Little CMS takes 10 ms to put them together."""

    def __init__(self, raw: bytes) -> None:
        super().__init__(BytesIO(raw))
        self._raw = raw

    def tobytes(self) -> bytes:
        return self._raw
