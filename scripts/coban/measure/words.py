"""Words of a finished PDF with their role, origin and size, as pdfium reads them."""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pikepdf
import pypdfium2
import pypdfium2.raw as pdfium

from coban.measure.boxes import Boxes
from coban.measure.matrix import UNIT, Matrix, times
from coban.measure.shown_text import shown_texts

_DEEPEST = 6
"""Forms within forms; a file that nests deeper is malicious or broken."""


WORKSHOP_ROLE = "mark"
"""Crop marks and the slug line: cut away, not judged."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word where it stands: origin on the baseline and em, in mm."""

    role: str
    text: str
    x: float
    y: float
    size: float


def of_layers(
    page: pypdfium2.PdfPage, layers: Iterable[tuple[str, Any, pikepdf.Object]], boxes: Boxes
) -> Iterator[Word]:
    """Words of each layer in turn, those of a line that is one text object each by itself.

    A layer is its role, pdfium's object and the form itself.
    """
    text_page = pdfium.FPDFText_LoadPage(page)
    mm = boxes.mm_per_unit
    height_mm = boxes.media.height
    left, bottom, _, _ = page.get_mediabox()
    try:
        origins = _Origins(text_page)
        for role, layer, form in layers:
            items = list(_texts(layer, UNIT, 0))
            texts = _all_read(role, [_text(item, text_page).strip() for item, _, _ in items], form)
            for (item, size, matrix), text in zip(items, texts, strict=True):
                _, _, c, d, e, f = matrix
                em = size * (c * c + d * d) ** 0.5
                for word, (at_x, at_y) in origins.words(item, text) or [(text, (e, f))]:
                    x = (at_x - left) * mm + boxes.media.x
                    y = height_mm - (at_y - bottom) * mm + boxes.media.y
                    if word:
                        yield Word(role, word, x, y, em * mm)
    finally:
        pdfium.FPDFText_ClosePage(text_page)


def _all_read(role: str, texts: list[str], form: pikepdf.Object) -> list[str]:
    """Where pdfium reads nothing, what the operators show; workshop marks are not worth the parsing."""
    if all(texts) or role == WORKSHOP_ROLE:
        return texts
    shown = shown_texts(form)
    return (
        [text or other for text, other in zip(texts, shown, strict=True)]
        if len(shown) == len(texts)
        else texts
    )


class _Origins:
    """Where each letter of a text object stands, in the page's units; read when a line of words is met."""

    def __init__(self, text_page: Any) -> None:
        self._text_page = text_page

    def words(self, item: Any, text: str) -> list[tuple[str, tuple[float, float]]]:
        """The words of an object that has several; empty for one word, and where letters do not add up."""
        if " " not in text:
            return []
        found: list[tuple[str, tuple[float, float]]] = []
        inside = False
        for letter, at in self._letters.get(_address(item), ()):
            if letter.isspace():
                inside = False
            elif inside:
                found[-1] = found[-1][0] + letter, found[-1][1]
            else:
                found.append((letter, at))
                inside = True
        return found if [word for word, _ in found] == text.split() else []

    @cached_property
    def _letters(self) -> dict[int | None, list[tuple[str, tuple[float, float]]]]:
        """By the address of the object that they belong to."""
        found: dict[int | None, list[tuple[str, tuple[float, float]]]] = {}
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(pdfium.FPDFText_CountChars(self._text_page)):
            owner = _address(pdfium.FPDFText_GetTextObject(self._text_page, index))
            letter = chr(pdfium.FPDFText_GetUnicode(self._text_page, index))
            pdfium.FPDFText_GetCharOrigin(self._text_page, index, x, y)
            found.setdefault(owner, []).append((letter, (x.value, y.value)))
        return found


def _address(item: Any) -> int | None:
    return ctypes.cast(item, ctypes.c_void_p).value


def _texts(item: Any, outer: Matrix, depth: int) -> Iterator[tuple[Any, float, Matrix]]:
    """Each text object with its size and where it stands."""
    kind = pdfium.FPDFPageObj_GetType(item)
    matrix = times(_matrix(item), outer)
    if kind == pdfium.FPDF_PAGEOBJ_TEXT:
        size = ctypes.c_float()
        pdfium.FPDFTextObj_GetFontSize(item, size)
        yield item, size.value, matrix
    elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < _DEEPEST:
        for index in range(pdfium.FPDFFormObj_CountObjects(item)):
            yield from _texts(pdfium.FPDFFormObj_GetObject(item, index), matrix, depth + 1)


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
