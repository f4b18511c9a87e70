"""A finished print PDF: boxes, layers, words, renderings. pikepdf reads it, pdfium draws it.

A layer is a form XObject `/L<n>-<role>` that the page paints; pdfium can leave any of them out.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from coban.colour import Ink, Rgb
from coban.geometry import Rect
from coban.measure import inks, words
from coban.measure.boxes import Boxes, boxes_of
from coban.measure.press_colour import rendered
from coban.measure.raster import Pixels, pixel_frame
from coban.measure.unmeasured import Unmeasured, Unreadable

LONGEST_UNITS = 14_400
"""The longest side of a page that PDF readers take, in its own units."""

_LAYER = re.compile(r"/L\d+-([a-z]+)")


class PrintFile:
    """One page; facts are read when they are asked for, each once."""

    has_layers = True
    elsewhere = False

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

    def shows(self, ink: Ink) -> Rgb:
        """The colour that an ink of the brand has in a rendering."""
        return rendered(ink.cmyk)

    @cached_property
    def boxes(self) -> Boxes:
        return boxes_of(self._pdf.pages[0])

    @property
    def trim(self) -> Rect:
        """The finished piece; the whole page when no TrimBox says otherwise."""
        return self.boxes.trim or self.boxes.media.moved(-self.boxes.media.x, -self.boxes.media.y)

    @cached_property
    def layers(self) -> tuple[tuple[str, Any], ...]:
        """Role and pdfium's object of each layer, in the order of painting. Raises Unmeasured."""
        forms = [
            item
            for index in range(pdfium.FPDFPage_CountObjects(self._page))
            if pdfium.FPDFPageObj_GetType(item := pdfium.FPDFPage_GetObject(self._page, index))
            == pdfium.FPDF_PAGEOBJ_FORM
        ]
        if len(self._painted) != len(forms) or not forms:
            raise Unmeasured(
                "tệp không chia lớp như quy ước /L<n>-<vai trò>, nên không tách được từng phần để đo"
            )
        return tuple((role, item) for (role, _), item in zip(self._painted, forms, strict=True))

    @cached_property
    def _painted(self) -> list[tuple[str, pikepdf.Object]]:
        """Role and form of each layer, in the order of painting; the role of other names is `other`."""
        page = self._pdf.pages[0]
        forms: pikepdf.Object = page.obj.get("/Resources", pikepdf.Dictionary()).get(
            "/XObject", pikepdf.Dictionary()
        )
        painted = [str(op.operands[0]) for op in pikepdf.parse_content_stream(page, operators="Do")]
        found = [(_LAYER.fullmatch(name), forms[name]) for name in painted]
        return [
            (name[1] if name else "other", form) for name, form in found if form.get("/Subtype") == "/Form"
        ]

    @property
    def has_named_layers(self) -> bool:
        """Whether every layer says by its name what it is for."""
        try:
            return bool(self.layers) and "other" not in self.roles
        except Unmeasured:
            return False

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
        zoom, media = px_per_mm * self.boxes.mm_per_unit, self.boxes.media
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
        layers = (
            (role, item, form) for (role, item), (_, form) in zip(self.layers, self._painted, strict=True)
        )
        return tuple(words.of_layers(self._page, layers, self.boxes))

    @cached_property
    def inks(self) -> tuple[inks.Inking, ...]:
        """Every colour that the vector content sets, pictures in the sponsor and emblem layers left out."""
        return tuple(inks.of_page(self._pdf.pages[0], self._painted))
