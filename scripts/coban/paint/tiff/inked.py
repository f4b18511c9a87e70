"""Inked: items as pixels of the four inks, by way of a rasteriser that knows only light.

pdfium paints red, green, blue and grey. It is given what each ink leaves of the paper's light (255 is bare
paper): cyan, magenta and yellow as one picture's three lights, black as another's grey. Covering, opacity and
blending are reckoned for each channel alone, so both pictures together are the CMYK page; an edge is a share
of both inks, never a colour that was converted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from types import TracebackType
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium
from PIL import Image, ImageChops

from coban.colour import Ink
from coban.geometry import Rect
from coban.paint.page import pixel_page
from coban.paint.process import CmykProcess, Shares
from coban.paint.raster import Raster
from coban.paint.tiff.cells import Window
from coban.scene import Item

Light = npt.NDArray[np.uint8]
"""Rows, columns, and what cyan, magenta, yellow, black leave of 255."""

BARE = 255
INKS = 4
ROW_BYTES = 4
"""pdfium wants rows of a multiple of so many bytes."""


class Plates(Enum):
    """The inks of one picture."""

    COLOURS = (0, 1, 2)
    BLACK = (3, 3, 3)


@dataclass(frozen=True)
class PlateProcess:
    """A press's inks as three lights."""

    press: CmykProcess
    plates: Plates
    space, fill, stroke = "/DeviceRGB", "rg", "RG"

    def ink(self, ink: Ink) -> Shares:
        return self._light(self.press.ink(ink))

    def solid(self, rgb: Shares) -> Shares:
        return self._light(self.press.solid(rgb))

    def ramp(self, colours: Sequence[Shares]) -> list[Shares]:
        return [self._light(colour) for colour in self.press.ramp(colours)]

    def image(self, picture: Image.Image) -> Image.Image:
        return self._lit(self.press.image(picture))

    def raster(self, raster: Raster) -> Image.Image:
        return self._lit(self.press.raster(raster))

    def _lit(self, inks: Image.Image) -> Image.Image:
        plates = inks.split()
        return Image.merge("RGB", [ImageChops.invert(plates[channel]) for channel in self.plates.value])

    def _light(self, inks: Shares) -> Shares:
        """In whole steps of 255, so that the rasteriser has nothing to round."""
        return tuple(1 - round(inks[channel] * 255) / 255 for channel in self.plates.value)


class Inked:
    """Items of a frame (mm), made ready to be painted into any window of its pixels; close it when done."""

    def __init__(self, items: Sequence[Item], press: CmykProcess, frame: Rect, size: tuple[int, int]) -> None:
        self._size = size
        self._colours, self._black = (
            pypdfium2.PdfDocument(pixel_page(items, PlateProcess(press, plates), frame, size))
            for plates in (Plates.COLOURS, Plates.BLACK)
        )
        self._pages = self._colours[0], self._black[0]

    def paint(self, light: Light, window: Window) -> None:
        """Over what is there; `light` holds the window's pixels."""
        colours, black = self._pages
        stride = -(-window.width // ROW_BYTES) * ROW_BYTES
        grey = np.empty((window.height, stride), np.uint8)
        grey[:, : window.width] = light[..., 3]
        self._raster(colours, light, pdfium.FPDFBitmap_BGRx, window)
        self._raster(black, grey, pdfium.FPDFBitmap_Gray, window)
        light[..., 3] = grey[:, : window.width]

    def close(self) -> None:
        for page in self._pages:
            page.close()
        self._colours.close()
        self._black.close()

    def __enter__(self) -> Inked:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _raster(self, page: Any, pixels: Light, kind: int, window: Window) -> None:
        bitmap = pdfium.FPDFBitmap_CreateEx(
            window.width, window.height, kind, pixels.ctypes.data, pixels.strides[0]
        )
        flags = 0 if kind == pdfium.FPDFBitmap_Gray else pdfium.FPDF_REVERSE_BYTE_ORDER
        pdfium.FPDF_RenderPageBitmap(bitmap, page, -window.left, -window.top, *self._size, 0, flags)
        pdfium.FPDFBitmap_Destroy(bitmap)
