"""Separation: pixels of any picture on the four plates of the press.

Everything ends in the output intent's own CMYK, converted here and once, so that each RIP prints the same
numbers: a profile left on an image would be converted at the shop, where black letters come out in four inks.
White is bare paper, and what was drawn keeps to the rules for drawings: the brand's inks by hand, greys are
black ink alone. In photographs those rules would leave specks where colours happen to meet them.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image

from coban.colour import Cmyk
from coban.paint.press import (
    COLOUR_FROM,
    GREY_WITHIN,
    WHITE_FROM,
    applied,
    between_presses,
    from_srgb,
    same_press,
)
from coban.paint.raster import bands

MOST_INK = 300
"""Total ink in percent."""

SAMPLED_PX, FEW_COLOURS, FEW_SHARE = 200_000, 16, 0.5
"""In a drawing few colours cover half of what is seen or more; in a photograph or a gradient they do not."""

Plates = npt.NDArray[np.uint8]
"""Rows of pixels, four plates each, 255 is full ink."""


def separated(
    picture: Image.Image,
    icc: Path,
    by_hand: Mapping[tuple[int, ...], Cmyk],
    alpha: Image.Image | None = None,
) -> Image.Image:
    """An L or RGB picture in sRGB as CMYK of the output intent; `by_hand` are inks by their sRGB."""
    plates = Image.new("CMYK", picture.size)
    drawn = picture.mode == "RGB" and _is_drawn(picture, alpha)
    for top, band in bands(picture):
        if band.mode == "L":
            inks = _of_greys(band)
        else:
            inks = _of_drawing(band, icc, by_hand) if drawn else _of_photograph(band, icc)
        plates.paste(Image.fromarray(_limited(inks), "CMYK"), (0, top))
    return plates


def reseparated(picture: Image.Image, profile: bytes | None, icc: Path) -> Image.Image:
    """A CMYK picture for the press of the output intent: its own plates, if they were made for it.

    Plates for another press are converted, save bare paper and black alone, which stay what they are.
    Raises ValueError for a profile that cannot be used.
    """
    convert = bool(profile) and not same_press(profile or b"", icc)
    result = Image.new("CMYK", picture.size)
    for top, band in bands(picture):
        inks = np.asarray(band)
        if convert:
            converted = np.asarray(applied(band, between_presses(profile or b"", icc)))
            black_alone = (inks[..., :3] == 0).all(axis=2)
            inks = np.where(black_alone[..., None], inks, converted)
        result.paste(Image.fromarray(_limited(inks), "CMYK"), (0, top))
    return result


def _of_greys(band: Image.Image) -> Plates:
    grey = np.asarray(band)
    inks = np.zeros((*grey.shape, 4), np.uint8)
    inks[..., 3] = np.where(grey >= WHITE_FROM, 0, 255 - grey)
    return inks


def _is_drawn(picture: Image.Image, alpha: Image.Image | None) -> bool:
    """Whether few colours cover most of what is seen, by an even sample of the pixels."""
    step = max(1, round((picture.width * picture.height / SAMPLED_PX) ** 0.5))
    size = -(-picture.width // step), -(-picture.height // step)
    sample = np.asarray(picture.resize(size, Image.Resampling.NEAREST)).reshape(-1, 3).astype(np.uint32)
    if alpha is not None:
        sample = sample[np.asarray(alpha.resize(size, Image.Resampling.NEAREST)).reshape(-1) > 0]
    _, counts = np.unique(sample @ np.array([65536, 256, 1], np.uint32), return_counts=True)
    return int(np.sort(counts)[-FEW_COLOURS:].sum()) > FEW_SHARE * len(sample)


def _of_photograph(band: Image.Image, icc: Path) -> Plates:
    plates: Plates = np.array(applied(band, from_srgb(icc)))
    plates[(np.asarray(band) >= WHITE_FROM).all(axis=2)] = 0
    return plates


def _of_drawing(band: Image.Image, icc: Path, by_hand: Mapping[tuple[int, ...], Cmyk]) -> Plates:
    rgb = np.asarray(band).astype(np.int16)
    inks = _of_photograph(band, icc)
    apart = rgb.max(axis=2) - rgb.min(axis=2)
    colour = np.clip((apart - GREY_WITHIN) / (COLOUR_FROM - GREY_WITHIN), 0, 1).astype(np.float32)[..., None]
    black = np.zeros(inks.shape, np.float32)
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
