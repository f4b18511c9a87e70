"""A finished print PDF: boxes, layers, words, renderings. pikepdf reads it, pdfium draws it.

A layer is a form XObject `/L<n>-<role>` that the page paints; pdfium can leave any of them out.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from coban.geometry import Rect
from coban.measure import inks, words
from coban.measure.raster import Pixels, pixel_frame
from coban.measure.unmeasured import Unmeasured, Unreadable
from coban.units import MM_PER_INCH, PT_PER_INCH

LONGEST_UNITS = 14_400
"""The longest side of a page that PDF readers take, in its own units."""

_LAYER = re.compile(r"/L\d+-([a-z]+)")


@dataclass(frozen=True, slots=True)
class Boxes:
    """The page's boxes in mm at final size; `trim` and `bleed` are None when the file has none."""

    media: Rect
    trim: Rect | None
    bleed: Rect | None
    scale: float
    """UserUnit: the file is 1:scale."""
    longest_units: float
    """The longer side of the MediaBox in the page's own units."""


class PrintFile:
    """One page; facts are read when they are asked for, each once."""

    has_layers = True

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self._pdf = pikepdf.open(path)
            self._document = pypdfium2.PdfDocument(path)
            self._page = self._document[0]
        except (pikepdf.PdfError, pypdfium2.PdfiumError, IndexError, OSError) as error:
            raise Unreadable(f"{path.name}: {error}") from error
        if len(self._pdf.pages) != 1:
            raise Unreadable(f"{path.name}: {len(self._pdf.pages)} pages, a piece has one")

    def close(self) -> None:
        self._page.close()
        self._document.close()
        self._pdf.close()

    @cached_property
    def boxes(self) -> Boxes:
        page = self._pdf.pages[0].obj
        scale = float(page.get("/UserUnit", 1))
        mm = MM_PER_INCH / PT_PER_INCH * scale
        media = [float(v) for v in self._pdf.pages[0].mediabox]
        frame = [float(v) for v in page.get("/TrimBox", media)]

        def box(name: str) -> Rect | None:
            if name not in page:
                return None
            left, bottom, right, top = (float(v) for v in page[name])
            return Rect.between(
                (left - frame[0]) * mm,
                (frame[3] - top) * mm,
                (right - frame[0]) * mm,
                (frame[3] - bottom) * mm,
            )

        whole = box("/MediaBox") or Rect(0, 0, (media[2] - media[0]) * mm, (media[3] - media[1]) * mm)
        longest = max(media[2] - media[0], media[3] - media[1])
        return Boxes(whole, box("/TrimBox"), box("/BleedBox"), scale, longest)

    @property
    def trim(self) -> Rect:
        """The finished piece; the whole page when no TrimBox says otherwise."""
        return self.boxes.trim or self.boxes.media.moved(-self.boxes.media.x, -self.boxes.media.y)

    @cached_property
    def layers(self) -> tuple[tuple[str, Any], ...]:
        """Role and pdfium's object of each layer, in the order of painting. Raises Unmeasured."""
        names = self._painted_forms
        forms = [
            item
            for index in range(pdfium.FPDFPage_CountObjects(self._page))
            if pdfium.FPDFPageObj_GetType(item := pdfium.FPDFPage_GetObject(self._page, index))
            == pdfium.FPDF_PAGEOBJ_FORM
        ]
        if len(names) != len(forms) or not names:
            raise Unmeasured(
                "tệp không chia lớp như quy ước /L<n>-<vai trò>, nên không tách được từng phần để đo"
            )
        roles = [(_LAYER.fullmatch(name), item) for name, item in zip(names, forms, strict=True)]
        return tuple((found[1] if found else "other", item) for found, item in roles)

    @cached_property
    def _painted_forms(self) -> list[str]:
        page = self._pdf.pages[0]
        forms: pikepdf.Object = page.obj.get("/Resources", pikepdf.Dictionary()).get(
            "/XObject", pikepdf.Dictionary()
        )
        painted = [str(op.operands[0]) for op in pikepdf.parse_content_stream(page, operators="Do")]
        return [name for name in painted if forms[name].get("/Subtype") == "/Form"]

    @cached_property
    def roles(self) -> frozenset[str]:
        return frozenset(role for role, _ in self.layers)

    def render(self, rect: Rect, px_per_mm: float, roles: Collection[str] | None = None) -> Pixels:
        """RGBA of a rectangle; with `roles`, these layers alone on nothing, so alpha is what they cover."""
        if roles is None:
            return self._draw(rect, px_per_mm, paper=0xFFFFFFFF)
        hidden = [item for role, item in self.layers if role not in roles]
        for item in hidden:
            pdfium.FPDFPageObj_SetIsActive(item, False)
        try:
            return self._draw(rect, px_per_mm, paper=0)
        finally:
            for item in hidden:
                pdfium.FPDFPageObj_SetIsActive(item, True)

    def _draw(self, rect: Rect, px_per_mm: float, paper: int) -> Pixels:
        width, height = pixel_frame(rect, px_per_mm)
        pixels = np.empty((height, width, 4), np.uint8)
        bitmap = pdfium.FPDFBitmap_CreateEx(
            width, height, pdfium.FPDFBitmap_BGRA, pixels.ctypes.data_as(pdfium.c_void_p), width * 4
        )
        mm_per_unit = MM_PER_INCH / PT_PER_INCH * self.boxes.scale
        zoom, media = px_per_mm * mm_per_unit, self.boxes.media
        matrix = pdfium.FS_MATRIX(
            zoom, 0, 0, zoom, (media.x - rect.x) * px_per_mm, (media.y - rect.y) * px_per_mm
        )
        clip = pdfium.FS_RECTF(0, 0, width, height)
        try:
            pdfium.FPDFBitmap_FillRect(bitmap, 0, 0, width, height, paper)
            pdfium.FPDF_RenderPageBitmapWithMatrix(
                bitmap, self._page, matrix, clip, pdfium.FPDF_REVERSE_BYTE_ORDER
            )
        finally:
            pdfium.FPDFBitmap_Destroy(bitmap)
        return pixels

    @cached_property
    def words(self) -> tuple[words.Word, ...]:
        """Every word of the text that lies over the outlines, in the order of painting."""
        return tuple(words.of_layers(self._page, self.layers, self.boxes))

    @cached_property
    def inks(self) -> tuple[inks.Inking, ...]:
        """Every colour that the vector content sets, pictures in the sponsor and emblem layers left out."""
        return tuple(inks.of_page(self._pdf.pages[0], self._painted_forms))
