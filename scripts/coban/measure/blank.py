"""Whether a picture shows anything at all on the ground that it will stand on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
import svg2pdf_py
from PIL import Image

from coban.measure.pixels import upright

DRAWN_PX = 256
"""The longer side at which a picture is looked at."""

LEAST_CONTRAST = 24
"""Between the lightest and the darkest of one of red, green, blue, of 255: a pale tint that still prints."""

WHITE, GREY = (255, 255, 255), (128, 128, 128)


def blank_faults(path: Path, *, white_ground: bool) -> Iterator[str]:
    """For a file that can be opened: what it shows is one flat tone, or it cannot be drawn."""
    ground = WHITE if white_ground else GREY
    try:
        shown = drawn(path, ground=ground)
    except (OSError, ValueError, SyntaxError, pypdfium2.PdfiumError) as error:
        yield f"cannot be drawn ({error}); expected a picture; export it again"
        return
    if int(np.ptp(shown, axis=(0, 1)).max()) < LEAST_CONTRAST:
        on = "the sponsors' white panel" if white_ground else "the dark field"
        yield f"shows nothing on {on}; expected visible shapes; check its fills, or export it again"


def drawn(path: Path, px: int = DRAWN_PX, ground: tuple[int, int, int] = WHITE) -> npt.NDArray[np.uint8]:
    """A picture file on a ground, RGB, its longer side `px`. For a file that can be opened."""
    shown = _drawing(path, ground, px) if path.suffix.lower() == ".svg" else _raster(path, ground, px)
    return np.asarray(shown)


def _drawing(path: Path, ground: tuple[int, int, int], px: int) -> Image.Image:
    page = svg2pdf_py.svg_to_pdf(path.read_bytes().decode("utf-8"), svg2pdf_py.FontDatabase())
    document = pypdfium2.PdfDocument(page)
    try:
        scale = px / max(document[0].get_size())
        drawn: Image.Image = document[0].render(scale=scale, fill_color=(*ground, 255)).to_pil()
        return drawn.convert("RGB")
    finally:
        document.close()


def _raster(path: Path, ground: tuple[int, int, int], px: int) -> Image.Image:
    whole = upright(path, px)
    paper = Image.new("RGBA", whole.size, (*ground, 255))
    paper.alpha_composite(whole)
    return paper.convert("RGB")
