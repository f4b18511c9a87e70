"""Letters drawn again in the face that must be used, to be laid over what the finished file shows.

HarfBuzz places them, FreeType (in Pillow) draws them: not the outlines that the painter wrote.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from io import BytesIO
from pathlib import Path

import numpy as np
import numpy.typing as npt
import uharfbuzz as hb
from fontTools.ttLib import TTFont
from PIL import Image, ImageDraw, ImageFont

from coban.geometry import Rect
from coban.measure.words import Word


def draw(
    words: Iterable[Word], frame: Rect, px_per_mm: float, shape: tuple[int, int], font: Path
) -> npt.NDArray[np.uint8]:
    """Coverage 0–255 of these words, in a frame of `shape` (rows, columns) pixels."""
    canvas = np.zeros(shape, np.uint8)
    for word in words:
        size_px = round(word.size * px_per_mm, 1)
        x, y = (word.x - frame.x) * px_per_mm, (word.y - frame.y) * px_per_mm
        for letter, offset in _placed(font, word.text):
            _lay(canvas, letter, x + offset * size_px, y, size_px, font)
    return canvas


def advance(font: Path, text: str) -> float:
    """Width of a text in em."""
    return _shaped(font, text)[1]


@lru_cache(maxsize=4)
def covered(font: Path) -> frozenset[int]:
    """The code points that the face has a glyph for."""
    return frozenset(TTFont(BytesIO(font.read_bytes()), lazy=True).getBestCmap())


@lru_cache(maxsize=4)
def names(font: Path) -> tuple[str, str]:
    """Family and style as the font file itself gives them."""
    table = TTFont(BytesIO(font.read_bytes()), lazy=True)["name"]
    family = table.getDebugName(16) or table.getDebugName(1) or ""
    return family, table.getDebugName(17) or table.getDebugName(2) or ""


@lru_cache(maxsize=4)
def cap_height(font: Path) -> float:
    """Height of the capitals in em, as the face's OS/2 table has it."""
    face = TTFont(BytesIO(font.read_bytes()), lazy=True)
    return float(face["OS/2"].sCapHeight / face["head"].unitsPerEm)


def _placed(font: Path, text: str) -> tuple[tuple[str, float], ...]:
    return _shaped(font, text)[0]


@lru_cache(maxsize=4096)
def _shaped(font: Path, text: str) -> tuple[tuple[tuple[str, float], ...], float]:
    shaper, upem = _shaper(font)
    buffer = hb.Buffer()
    buffer.add_str(text)
    buffer.guess_segment_properties()
    hb.shape(shaper, buffer, {"kern": True, "liga": False})
    placed, at = [], 0
    for info, position in zip(buffer.glyph_infos, buffer.glyph_positions, strict=True):
        placed.append((text[info.cluster], at / upem))
        at += position.x_advance
    return tuple(placed), at / upem


@lru_cache(maxsize=4)
def _shaper(font: Path) -> tuple[hb.Font, int]:
    face = hb.Face(hb.Blob.from_file_path(str(font)))
    return hb.Font(face), face.upem


def _lay(canvas: npt.NDArray[np.uint8], letter: str, x: float, y: float, size_px: float, font: Path) -> None:
    quarter = round((x - np.floor(x)) * 4) / 4
    glyph, left, top = _glyph(font, letter, size_px, quarter)
    x0, y0 = int(np.floor(x)) + left, round(y) + top
    rows, columns = glyph.shape
    cut = glyph[max(0, -y0) : canvas.shape[0] - y0, max(0, -x0) : canvas.shape[1] - x0]
    if y0 < canvas.shape[0] and x0 < canvas.shape[1] and y0 + rows > 0 and x0 + columns > 0 and cut.size:
        under = canvas[max(0, y0) : max(0, y0) + cut.shape[0], max(0, x0) : max(0, x0) + cut.shape[1]]
        np.maximum(under, cut, out=under)


@lru_cache(maxsize=4096)
def _glyph(font: Path, letter: str, size_px: float, shift: float) -> tuple[npt.NDArray[np.uint8], int, int]:
    """A letter's coverage and where its top left corner lies from the origin, in pixels."""
    room = int(size_px * 2) + 4
    image = Image.new("L", (room * 2, room * 2))
    ImageDraw.Draw(image).text(
        (room / 2 + shift, room), letter, font=_sized(font, size_px), anchor="ls", fill=255
    )
    box = image.getbbox() or (0, 0, 1, 1)
    return np.asarray(image.crop(box)), box[0] - room // 2, box[1] - room


@lru_cache(maxsize=256)
def _sized(font: Path, size_px: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(font), size_px, layout_engine=ImageFont.Layout.BASIC)
