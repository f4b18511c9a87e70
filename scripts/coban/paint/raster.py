"""Rasters: any picture of pixels, upright, eight bits, its colours known: grey, sRGB, or the plates of CMYK.

Its own profile decides what its numbers mean, wherever they go. Colours under full transparency are taken
from their surroundings, because renderers blend them in at the edge.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, ImageCms, ImageOps

from coban.campaign.house import shipped

FORMATS = ("PNG", "JPEG", "TIFF")
INTENT = "icc/ISOcoated_v2_300_bas.icc"
"""What CMYK without a profile is taken for when a screen shows it."""

WORTH_SHRINKING = 1.25
"""How many times too many pixels; drawing a picture anew for less only softens it."""

PLAIN_MIME = {"PNG": "image/png", "JPEG": "image/jpeg", "MPO": "image/jpeg"}


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture as it was meant to be seen."""

    colours: Image.Image
    """L or RGB, both in sRGB; or CMYK."""
    alpha: Image.Image | None
    """L; None where everything is opaque."""
    profile: bytes | None
    """Of CMYK only: whose plates these are."""


def read_raster(raw: bytes, most: tuple[int, int] | None = None) -> Raster:
    """The picture, made smaller when it has far more pixels than `most` in both directions.

    Raises ValueError or OSError for what is no such picture, or has a profile that is none.
    """
    with Image.open(BytesIO(raw), formats=FORMATS) as found:
        # Pillow takes every JPEG of four plates for Adobe's, whose numbers are upside down.
        upside_down = found.mode == "CMYK" and found.format != "TIFF" and "adobe" not in found.info
        found.load()
        picture = ImageOps.exif_transpose(found)
        profile = found.info.get("icc_profile")
        see_through = found.has_transparency_data
    colours, alpha = _parted(picture, see_through)
    if upside_down:
        colours = Image.eval(colours, lambda ink: 255 - ink)
    if most and min(picture.width / most[0], picture.height / most[1]) > WORTH_SHRINKING:
        colours, alpha = _smaller(colours, alpha, most)
    if alpha is not None:
        colours = _continued(colours, alpha)
    if colours.mode == "CMYK":
        if profile:
            usable_profile(profile, "CMYK")
        return Raster(colours, alpha, profile)
    return Raster(_in_srgb(colours, profile), alpha, None)


def usable_profile(profile: bytes, space: str) -> ImageCms.ImageCmsProfile:
    """The profile. Raises ValueError when it cannot be read, or is for other colours than `space`."""
    try:
        opened = ImageCms.ImageCmsProfile(BytesIO(profile))
    except (ImageCms.PyCMSError, OSError) as error:
        raise ValueError("its colour profile is damaged") from error
    found = opened.profile.xcolor_space.strip()
    if found != space:
        raise ValueError(f"its colour profile is for {found}, its pixels are {space}")
    return opened


def on_screen(raster: Raster) -> Image.Image:
    """Its colours in sRGB: L or RGB."""
    if raster.colours.mode != "CMYK":
        return raster.colours
    profile = raster.profile or (shipped("assets") / INTENT).read_bytes()
    return _transformed(raster.colours, usable_profile(profile, "CMYK"))


def for_screens(raw: bytes) -> tuple[str, bytes]:
    """Type and content of the picture for browsers and drawing programs, which know neither CMYK nor TIFF.

    What they show rightly already stays byte for byte; all else becomes PNG in sRGB.
    """
    with Image.open(BytesIO(raw), formats=FORMATS) as found:
        plain = found.mode in ("1", "L", "LA", "P", "RGB", "RGBA")
        turned = found.getexif().get(0x0112, 1) != 1
        if found.format in PLAIN_MIME and plain and not turned and not found.info.get("icc_profile"):
            return PLAIN_MIME[found.format], raw
    raster = read_raster(raw)
    shown = on_screen(raster)
    if raster.alpha is not None:
        shown.putalpha(raster.alpha)
    stream = BytesIO()
    shown.save(stream, "PNG", optimize=True)
    return "image/png", stream.getvalue()


def bands(picture: Image.Image, pixels: int = 2_000_000) -> Iterator[tuple[int, Image.Image]]:
    """The picture in strips of so many pixels, each with its first row: large ones fit into memory."""
    rows = max(1, pixels // picture.width)
    for top in range(0, picture.height, rows):
        yield top, picture.crop((0, top, picture.width, min(picture.height, top + rows)))


def _parted(picture: Image.Image, see_through: bool) -> tuple[Image.Image, Image.Image | None]:
    """Colours in L, RGB, CMYK or LAB, and how opaque they are."""
    mode = picture.mode
    if mode.startswith("I;16"):
        high = slice(0, None, 2) if mode == "I;16B" else slice(1, None, 2)
        return Image.frombytes("L", picture.size, picture.tobytes()[high]), None
    if mode in ("CMYK", "LAB"):
        return picture.copy(), None
    if see_through:
        whole = picture.convert("RGBA")
        alpha = whole.getchannel("A")
        grey = mode in ("L", "LA", "1")
        colours = whole.getchannel("R") if grey else whole.convert("RGB")
        return colours, alpha if alpha.getextrema() != (255, 255) else None
    if mode in ("1", "L"):
        return picture.convert("L"), None
    if mode in ("P", "RGB", "YCbCr"):
        return picture.convert("RGB"), None
    raise ValueError(f"its pixels are of a kind that is not known here ({mode})")


def _smaller(
    colours: Image.Image, alpha: Image.Image | None, most: tuple[int, int]
) -> tuple[Image.Image, Image.Image | None]:
    scale = max(most[0] / colours.width, most[1] / colours.height)
    size = max(1, round(colours.width * scale)), max(1, round(colours.height * scale))
    if alpha is None:
        return colours.resize(size, Image.Resampling.LANCZOS, reducing_gap=3), None
    whole = colours.convert("RGB")
    whole.putalpha(alpha)
    whole = whole.resize(size, Image.Resampling.LANCZOS, reducing_gap=3)
    return whole.convert("RGB").convert(colours.mode), whole.getchannel("A")


def _continued(colours: Image.Image, alpha: Image.Image) -> Image.Image:
    """The colours carried on into what is fully transparent, from ever coarser views of the picture."""
    whole = colours.convert("RGB")
    whole.putalpha(alpha)
    coarser = [whole]
    while max(coarser[-1].size) > 1 and coarser[-1].getchannel("A").getextrema()[0] == 0:
        coarser.append(coarser[-1].reduce(2))
    filled = coarser.pop().convert("RGB")
    while coarser:
        finer = coarser.pop()
        under = filled.resize(finer.size, Image.Resampling.BILINEAR)
        seen = finer.getchannel("A").point(lambda opaque: 255 if opaque else 0)
        filled = Image.composite(finer.convert("RGB"), under, seen)
    return filled.getchannel("G") if colours.mode == "L" else filled


def _in_srgb(colours: Image.Image, profile: bytes | None) -> Image.Image:
    if colours.mode == "LAB":
        return _transformed(colours, ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")))
    if not profile:
        return colours
    if colours.mode == "RGB":
        return _transformed(colours, usable_profile(profile, "RGB"))
    try:
        return _transformed(colours, usable_profile(profile, "GRAY")).getchannel("G")
    except ValueError:
        # Greys are often saved with the profile of the coloured file they were made from.
        usable_profile(profile, "RGB")
        return colours


def _transformed(picture: Image.Image, profile: ImageCms.ImageCmsProfile) -> Image.Image:
    try:
        shown = ImageCms.profileToProfile(
            picture,
            profile,
            _srgb(),
            renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
            outputMode="RGB",
            flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError as error:
        raise ValueError(f"its colour profile cannot be used ({error})") from error
    if shown is None:
        raise ValueError("the colour conversion gave no picture")
    return shown


@lru_cache(maxsize=1)
def _srgb() -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB"))
