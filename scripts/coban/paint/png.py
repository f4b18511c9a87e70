"""The screen's file: the trim in the brand's exact sRGB, antialiased, rastered by pdfium.

The same content as the print file, with RGB operators, goes through a PDF in memory. The shared part of a
sheet is rastered once; a place is painted over a copy of it, exactly as if all were painted in one go.
"""

from __future__ import annotations

import ctypes
import json
from collections.abc import Mapping
from io import BytesIO

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from coban.errors import UnmadeError
from coban.paint.page import pixel_page
from coban.paint.process import RgbProcess
from coban.paint.window import opened
from coban.scene import Box, Item, Sheet, Text

PAPER = 0xFFFFFFFF
LEVEL = 6
PALETTES = (256, 128, 64)
"""Colours to try, from the finest, when a file is too heavy: fewer show in the antialiased edges."""


class PngPainter:
    """Paints every sheet that shares its unlocalised part with `base`, `width_px` wide."""

    def __init__(self, base: Sheet, width_px: int) -> None:
        self._base = base
        self.size = base.px if base.px and base.px[0] == width_px else _size(base, width_px)
        self._shared = self._rastered(base.shared, None)

    def image(self, sheet: Sheet) -> Image.Image:
        """The trim as an RGB picture, RGBA with a window. Raises ValueError for a sheet of another base."""
        if sheet.shared is not self._base.shared:
            raise ValueError(f"'{sheet.title}' does not share the part that this painter was made for")
        pixels = self._rastered(sheet.own, self._shared) if sheet.own else self._shared
        image = Image.frombytes("RGB", self.size, pixels, "raw", "RGB", self._stride)
        return opened(image, sheet.window, sheet.width) if sheet.window else image

    def paint(self, sheet: Sheet) -> bytes:
        return encode_png(self.image(sheet), sheet=sheet)

    @property
    def _stride(self) -> int:
        """Bytes of a row of pixels: pdfium wants a multiple of four."""
        return (self.size[0] * 3 + 3) // 4 * 4

    def _rastered(self, items: tuple[Item, ...], under: bytes | None) -> bytes:
        """The items painted over what lies under them, or over bare paper."""
        width, height = self.size
        buffer = ctypes.create_string_buffer(self._stride * height)
        if under:
            ctypes.memmove(buffer, under, len(under))
        bitmap = pdfium.FPDFBitmap_CreateEx(width, height, pdfium.FPDFBitmap_BGR, buffer, self._stride)
        if not under:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, PAPER)
        document = pypdfium2.PdfDocument(pixel_page(items, RgbProcess(), self._base.trim, self.size))
        page = document[0]
        pdfium.FPDF_RenderPageBitmap(bitmap, page, 0, 0, width, height, 0, pdfium.FPDF_REVERSE_BYTE_ORDER)
        page.close()
        document.close()
        pdfium.FPDFBitmap_Destroy(bitmap)
        return buffer.raw


def encode_png(image: Image.Image, max_bytes: int | None = None, sheet: Sheet | None = None) -> bytes:
    """The picture as PNG, in full colour, or in a palette where only that meets `max_bytes`.

    With its sheet, the words go with it as text, as they do in the print file: for search, and for
    whoever lays them over the pixels to see that they are all there. Raises UnmadeError when even the
    smallest palette is too heavy.
    """
    texts = _texts(sheet) if sheet else {}
    painted = _png(image, texts)
    if max_bytes is None or len(painted) <= max_bytes:
        return painted
    for colours in PALETTES if image.mode == "RGB" else ():
        painted = _png(_in_palette(image, colours), texts)
        if len(painted) <= max_bytes:
            return painted
    raise UnmadeError(
        f"the picture has {len(painted):,} bytes in {PALETTES[-1]} colours; at most {max_bytes:,} are "
        "allowed; take photographs or fine patterns out of the piece, or make it smaller"
    )


def encode_webp(image: Image.Image) -> bytes:
    """The picture as WebP for a slow network: a third of the bytes that it has without loss.

    The field may be off by one of 255; only thumbnails are made so.
    """
    stream = BytesIO()
    image.save(stream, "WEBP", quality=82, method=4)
    return stream.getvalue()


def _texts(sheet: Sheet) -> dict[str, str]:
    """Title, and each word with its role, its origin on the baseline and its em in mm."""
    words: list[list[object]] = []
    for item in sheet.items:
        if isinstance(item, Text):
            starts = item.line.word_starts()
            words += [[item.role, word, item.x + x * item.size, item.y, item.size] for word, x, _ in starts]
        elif isinstance(item, Box) and item.words.strip():
            words.append([item.role, item.words.strip(), item.rect.x, item.rect.bottom, item.rect.height])
    rounded = [[round(v, 3) if isinstance(v, float) else v for v in word] for word in words]
    return {"Title": sheet.title, "Words": json.dumps(rounded, ensure_ascii=False)}


def _png(image: Image.Image, texts: Mapping[str, str]) -> bytes:
    stream, chunks = BytesIO(), PngInfo()
    chunks.add(b"sRGB", b"\0")
    for key, text in texts.items():
        chunks.add_itxt(key, text, lang="vi")
    resolution = {"dpi": image.info["dpi"]} if "dpi" in image.info else {}
    image.save(stream, "PNG", compress_level=LEVEL, pnginfo=chunks, **resolution)
    return stream.getvalue()


def _in_palette(image: Image.Image, colours: int) -> Image.Image:
    """The picture in few colours; its most frequent ones, the brand's, stay exact."""
    reduced = image.quantize(colours, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    pixels, entries = np.asarray(image).reshape(-1, 3), np.asarray(reduced).reshape(-1)
    packed = pixels.astype(np.uint32) @ np.array([65536, 256, 1], np.uint32)
    palette = list(reduced.getpalette() or [])
    for entry in range(len(palette) // 3):
        members = packed[entries == entry]
        if members.size:
            values, counts = np.unique(members, return_counts=True)
            commonest = int(values[counts.argmax()])
            palette[entry * 3 : entry * 3 + 3] = [commonest >> 16, commonest >> 8 & 255, commonest & 255]
    reduced.putpalette(palette)
    return reduced


def _size(sheet: Sheet, width_px: int) -> tuple[int, int]:
    return width_px, max(1, round(width_px * sheet.height / sheet.width))
