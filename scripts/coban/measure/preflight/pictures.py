"""What an image in a PDF is: its pixels, its space, and the most ink that it lays, read from its samples."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from typing import Any

import numpy as np
import numpy.typing as npt
import pikepdf
from PIL import Image

from coban.measure.preflight.digests import Digests
from coban.measure.preflight.spaces import Colour, Space

MOST_PIXELS = 120_000_000
KEPT = 256

_known: dict[tuple[bytes, float], Facts] = {}


@dataclass(frozen=True, slots=True)
class Facts:
    width: int
    height: int
    space: Space | None
    stencil: bool
    line_art: bool
    masked: bool
    ink_percent: float | None
    """None when the samples could not be read, or say nothing about ink."""


def facts(
    image: Any, entries: Any, space_of: Callable[[Any], Space], digests: Digests, stray_share: float
) -> Facts:
    """Of an image XObject, or of an inline image with its entries spelled out."""
    if not isinstance(image, pikepdf.Object):
        return _facts(image, entries, space_of, stray_share)
    key = (digests.of(image), stray_share)
    if key not in _known:
        if len(_known) >= KEPT:
            _known.clear()
        _known[key] = _facts(image, entries, space_of, stray_share)
    return _known[key]


def _facts(image: Any, entries: Any, space_of: Callable[[Any], Space], stray_share: float) -> Facts:
    width, height = int(entries.get("/Width", 0)), int(entries.get("/Height", 0))
    stencil = bool(entries.get("/ImageMask", False))
    found = entries.get("/ColorSpace")
    if isinstance(found, str):
        found = pikepdf.Name(found)
    space = None if stencil else space_of(found)
    return Facts(
        width,
        height,
        space,
        stencil,
        line_art=stencil or int(entries.get("/BitsPerComponent", 8)) == 1,
        masked=isinstance(entries.get("/SMask"), pikepdf.Stream),
        ink_percent=0.0 if space is None else _ink(image, entries, space, stray_share),
    )


def _ink(image: Any, entries: Any, space: Space, stray_share: float) -> float | None:
    """The ink that all pixels but a stray share keep within."""
    if space.family == "Indexed" and space.base:
        return _ink_of_table(space)
    if space.model == "grey":
        return 100.0
    pixels = int(entries.get("/Width", 0)) * int(entries.get("/Height", 0))
    if space.model not in ("cmyk", "spot") or not 0 < pixels <= MOST_PIXELS:
        return None
    samples = _samples(image, entries, space.channels)
    if samples is None:
        return None
    inks = samples.astype(np.uint16).sum(axis=1) if samples.shape[0] < 4_000_000 else _summed(samples)
    rank = min(inks.size - 1, int(inks.size * (1 - stray_share)))
    return round(float(np.partition(inks, rank)[rank]) / 2.55, 1)


def _ink_of_table(space: Space) -> float | None:
    assert space.base
    entries = len(space.table) // max(1, space.base.channels)
    inks = [Colour(space, (float(index),)).ink_percent for index in range(entries)]
    known = [ink for ink in inks if ink is not None]
    return max(known) if known else None


def _summed(samples: npt.NDArray[np.uint8]) -> npt.NDArray[np.uint16]:
    """In slices: the sums of a hundred million pixels would take four times their memory at once."""
    rows = np.array_split(samples, 32)
    return np.concatenate([row.sum(axis=1, dtype=np.uint16) for row in rows])


def _samples(image: Any, entries: Any, channels: int) -> npt.NDArray[np.uint8] | None:
    """Rows of pixels, a column for each plate, 255 is full ink; None when they cannot be decoded."""
    try:
        filters = pikepdf.PdfImage(image).filters if isinstance(image, pikepdf.Stream) else image.filters
        if filters and filters[-1] in ("/DCTDecode", "/JPXDecode"):
            plates = _by_pillow(image, channels)
        else:
            plates = _unpacked(image, entries, channels)
    except (pikepdf.PdfError, OSError, ValueError, NotImplementedError, TypeError):
        return None
    if plates is None:
        return None
    decode = tuple(float(value) for value in entries.get("/Decode", ()))
    # Only whole inversions occur in practice; of others the samples say too little.
    if decode and decode[0] > decode[1]:
        plates = 255 - plates
    return plates


def _by_pillow(image: Any, channels: int) -> npt.NDArray[np.uint8] | None:
    with Image.open(BytesIO(image.read_raw_bytes())) as picture:
        if len(picture.getbands()) != channels or picture.width * picture.height > MOST_PIXELS:
            return None
        plates = np.asarray(picture).reshape(-1, channels)
        # Pillow takes every JPEG of four plates for Adobe's, inverted; in a PDF /Decode says whether it is.
        if picture.format in ("JPEG", "MPO") and channels == 4:
            plates = 255 - plates
    return plates


def _unpacked(image: Any, entries: Any, channels: int) -> npt.NDArray[np.uint8] | None:
    bits = int(entries.get("/BitsPerComponent", 8))
    width, height = int(entries["/Width"]), int(entries["/Height"])
    written = np.frombuffer(image.read_bytes(), np.uint8)
    if bits == 8 and written.size >= width * height * channels:
        return written[: width * height * channels].reshape(-1, channels)
    if bits == 16 and written.size >= 2 * width * height * channels:
        return written[: 2 * width * height * channels : 2].reshape(-1, channels)
    return None
