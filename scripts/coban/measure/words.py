"""Words of a finished PDF with their role, origin and size, as pdfium reads them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

import pypdfium2
import pypdfium2.raw as pdfium

from coban.measure.boxes import Boxes
from coban.measure.matrix import UNIT, Matrix, times

_DEEPEST = 6
"""Forms within forms; a file that nests deeper is malicious or broken."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: origin on the baseline and em, in mm."""

    role: str
    text: str
    x: float
    y: float
    size: float


def of_layers(page: pypdfium2.PdfPage, layers: Iterable[tuple[str, Any]], boxes: Boxes) -> Iterator[Word]:
    """Words of each layer in turn; a text object that holds several words keeps them as one."""
    text_page = pdfium.FPDFText_LoadPage(page)
    mm = boxes.mm_per_unit
    height_mm = boxes.media.height
    left, bottom, _, _ = page.get_mediabox()
    try:
        for role, layer in layers:
            for text, size, (_, _, c, d, e, f) in _texts(layer, text_page, UNIT, 0):
                if text.strip():
                    em = size * (c * c + d * d) ** 0.5
                    x = (e - left) * mm + boxes.media.x
                    y = height_mm - (f - bottom) * mm + boxes.media.y
                    yield Word(role, text.strip(), x, y, em * mm)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _texts(item: Any, text_page: Any, outer: Matrix, depth: int) -> Iterator[tuple[str, float, Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(item)
    matrix = times(_matrix(item), outer)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(item, size)
        yield _text(item, text_page), size.value, matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _texts(pdfium.FPDFFormObj_GetObject(item, index), text_page, matrix, depth + 1)


def _text(item: Any, text_page: Any) -> str:
    length = pdfium.FPDFTextObj_GetText(item, text_page, None, 0)
    buffer = ctypes.create_string_buffer(length)
    pdfium.FPDFTextObj_GetText(
        item, text_page, ctypes.cast(buffer, ctypes.POINTER(pdfium.FPDF_WCHAR)), length
    )
    return buffer.raw.decode("utf-16-le").rstrip("\0")


def _matrix(item: Any) -> Matrix:
    found = pdfium.FS_MATRIX()
    pdfium.FPDFPageObj_GetMatrix(item, found)
    return found.a, found.b, found.c, found.d, found.e, found.f
