"""How press inks look in a rendering: pdfium turns CMYK into RGB its own way, so pdfium is asked."""

from __future__ import annotations

from functools import lru_cache
from io import BytesIO

import pikepdf
import pypdfium2

from coban.colour import Cmyk, Rgb


@lru_cache(maxsize=256)
def rendered(cmyk: Cmyk) -> Rgb:
    """The colour of a flat of these inks, DeviceCMYK, in percent."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(8, 8))
    shares = " ".join(f"{percent / 100:.4f}" for percent in cmyk)
    page.Contents = pdf.make_stream(f"{shares} k 0 0 8 8 re f".encode())
    written = BytesIO()
    pdf.save(written)
    document = pypdfium2.PdfDocument(written.getvalue())
    try:
        red, green, blue = document[0].render().to_pil().convert("RGB").getpixel((4, 4))
        return red, green, blue
    finally:
        document.close()
