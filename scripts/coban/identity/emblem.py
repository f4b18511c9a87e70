"""The emblem for those who place it: for light and dark grounds and in one colour, as SVG, PDF and PNG.

Its artwork is white on transparent, so its shape alone counts, and each form is that shape in one ink.
"""

from __future__ import annotations

import io
import re
from dataclasses import dataclass
from pathlib import Path

from PIL import Image
from PIL.PngImagePlugin import PngInfo

from coban.artefact import sha256_of, write_whole
from coban.campaign.brief import Brief
from coban.campaign.model import Artwork
from coban.colour import BLACK, WHITE, Ink, contrast
from coban.errors import UnmadeError
from coban.geometry import Rect
from coban.identity.shape import alone, coverage, is_in_one_ink
from coban.layout.furniture import aspect
from coban.paint.pdf import PdfOptions, PdfPainter

FOLDER = "logo"
WIDTHS_PX = (512, 1024, 2048)
HEIGHT_MM = 50.0
"""Of the page of the PDF; whoever places it gives it the size that it needs."""

LEAST_CONTRAST = 4.5
"""To its ground, to one: WCAG asks 3 of signs and 4.5 of text; an emblem is seen from farther than both."""

ICC = "icc/ISOcoated_v2_300_bas.icc"
_WHITE = re.compile(
    r"(?<=[\"':\s])(?:#fff(?:fff)?|white|rgb\(\s*255\s*,\s*255\s*,\s*255\s*\))(?=[\"';\s])", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Form:
    """One form of the emblem: its ink and the ground that it is made for."""

    id: str
    """As its files are called."""
    title: str
    ink: Ink
    ground: Ink

    @property
    def contrast(self) -> float:
        """To its ground, 1 to 21."""
        return contrast(self.ink.rgb, self.ground.rgb)


def forms(brief: Brief) -> tuple[Form, ...]:
    """Every form. Raises UnmadeError for one that would not be seen on its ground."""
    field, cobalt, white = map(brief.brand.ink, ("field", "cobalt", "white"))
    every = (
        Form("nen-sang", "Trên nền sáng", field, white),
        Form("nen-toi", "Trên nền tối", white, field),
        Form("mot-mau-coban", "Một màu, xanh coban", cobalt, white),
        Form("mot-mau-trang", "Một màu, trắng", WHITE, field),
        Form("mot-mau-den", "Một màu, đen", BLACK, WHITE),
    )
    for form in every:
        if form.contrast < LEAST_CONTRAST:
            raise UnmadeError(
                f"assets/brand/{brief.brand.id}.yml: the emblem in '{form.ink.name}' on '{form.ground.name}' "
                f"has a contrast of {form.contrast:.1f}; expected at least {LEAST_CONTRAST}; choose inks "
                "that lie farther apart"
            )
    return every


def stem(brief: Brief, form: Form) -> str:
    """What its files' names begin with: `bieu-trung-xu-lang-nen-sang`."""
    return f"bieu-trung-{brief.campaign.slug}-{form.id}"


def form_files(brief: Brief, artwork: Artwork, form: Form) -> dict[str, bytes]:
    """By name in the kit; a picture of pixels has no SVG and no PDF, for nothing makes vectors of it."""
    source = brief.house.artwork(brief.campaign.slug, artwork.file)
    mark = "-tam" if artwork.stand_in else ""
    name = f"{FOLDER}/{stem(brief, form)}"
    files = {f"{name}-{width}px{mark}.png": as_png(brief, source, form, width) for width in WIDTHS_PX}
    if source.suffix.lower() == ".svg":
        files[f"{name}{mark}.svg"] = as_svg(source, form.ink)
        files[f"{name}{mark}.pdf"] = as_pdf(brief, source, form)
    return files


def as_png(brief: Brief, source: Path, form: Form, width_px: int) -> bytes:
    """On transparent ground: the ink everywhere, as opaque as the shape is."""
    shape = coverage(source, width_px)
    image = Image.merge("RGBA", (*Image.new("RGB", shape.size, form.ink.rgb).split(), shape))
    chunks, stream = PngInfo(), io.BytesIO()
    chunks.add(b"sRGB", b"\0")
    chunks.add_itxt("Title", f"Biểu trưng {brief.campaign.name}: {form.title.lower()}", lang="vi")
    image.save(stream, "PNG", compress_level=6, pnginfo=chunks)
    return stream.getvalue()


def as_svg(source: Path, ink: Ink) -> bytes:
    """The drawing with its white in this ink. Raises UnmadeError where that does not give the one colour."""
    recoloured = _WHITE.sub(ink.hex, source.read_text("utf-8")).encode()
    if not is_in_one_ink(recoloured, ink, coverage(source, WIDTHS_PX[0])):
        raise UnmadeError(
            f"{source.name}: it cannot be set in one colour; expected a drawing in white alone, on "
            "transparent; save it with white fills and strokes"
        )
    return recoloured


def as_pdf(brief: Brief, source: Path, form: Form) -> bytes:
    """Vectors in the brand's CMYK, the page as large as the emblem."""
    drawing = as_svg(source, form.ink)
    # Painters take files and know them by their paths: the same path never means another drawing.
    file = brief.house.cache / "identity" / f"{source.stem}-{sha256_of(drawing)[:16]}.svg"
    if not file.is_file():
        write_whole(file, drawing)
    title = f"Biểu trưng {brief.campaign.name}: {form.title.lower()}"
    sheet = alone(file, Rect(0, 0, HEIGHT_MM * aspect(source), HEIGHT_MM), title)
    inks = (*map(brief.brand.ink, brief.brand.inks), BLACK)
    options = PdfOptions(marks=False)
    return PdfPainter(sheet, brief.house.asset(ICC), inks=inks, options=options).paint(sheet)
