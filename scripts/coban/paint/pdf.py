"""The print shop's file of one piece: a page of vector CMYK, PDF/X-4, with crop marks, slug line, layers.

The shared part of a sheet, its artwork, its motif and the colour profile are written once for each painter;
a place adds its own layers, its slug and its metadata.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from coban.colour import Ink
from coban.paint.document import PdfDocument, PdfOptions
from coban.scene import Sheet

__all__ = ["PdfOptions", "PdfPainter"]


class PdfPainter:
    """Paints every sheet that shares its unlocalised part with `base`.

    `inks` are the brand's: artwork in exactly their sRGB gets their CMYK by hand. Without them, the sheet's
    own are taken.
    """

    def __init__(
        self, base: Sheet, icc: Path, *, inks: Iterable[Ink] = (), options: PdfOptions | None = None
    ) -> None:
        self._base = base
        self._begun = PdfDocument(icc, inks=inks, options=options)
        self._begun.share(base)

    def paint(self, sheet: Sheet) -> bytes:
        """The whole file. Raises ValueError for a sheet of another base, InputError for a page too long."""
        if sheet.shared is not self._base.shared:
            raise ValueError(f"'{sheet.title}' does not share the part that this painter was made for")
        document = self._begun.fork()
        document.add(sheet)
        return document.finish(sheet.title)
