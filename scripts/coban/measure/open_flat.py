"""Any kind of finished file as pixels of its trim: PDF, SVG, TIFF, PNG, JPEG, WebP."""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

import numpy as np
import pikepdf
import pypdfium2
import svg2pdf_py
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from PIL import Image, ImageCms

from coban.campaign.house import shipped
from coban.colour import Ink, Rgb
from coban.measure.pdf import PrintFile
from coban.measure.press_colour import rendered
from coban.measure.raster import Pixels
from coban.measure.unmeasured import Unreadable
from coban.units import MM_PER_INCH

LOOK_PX = 2400
"""The longer side of a drawing's rendering; larger pictures are brought down to twice that."""

PRESS_PROFILE = "icc/ISOcoated_v2_300_bas.icc"

Way = Callable[[Ink], Rgb]


@dataclass(frozen=True, slots=True)
class Drawn:
    """A file as pixels."""

    pixels: Pixels
    size_mm: tuple[float, float] | None
    """Its size where the file tells it."""
    ways: tuple[Way, ...]
    """How its inks may have become RGB."""
    exact: bool = False
    """Its size is drawn, not a picture's remark on dpi."""
    fonts: tuple[str, ...] = ()
    """Names of the faces of its live text."""


def opened(path: Path) -> Drawn:
    """Raises Unreadable."""
    try:
        match path.suffix.lower():
            case ".pdf":
                return _pdf(path)
            case ".svg":
                return _svg(path)
            case _:
                return _picture(path)
    except (OSError, ValueError, SyntaxError, pypdfium2.PdfiumError, Image.DecompressionBombError) as error:
        raise Unreadable(f"{path.name}: {error}") from error
    except (ElementTree.ParseError, DefusedXmlException) as error:
        raise Unreadable(f"{path.name}: không phải SVG lành lặn ({error})") from error


def _pdf(path: Path) -> Drawn:
    file = PrintFile(path)
    try:
        trim = file.trim
        pixels = file.render(trim, LOOK_PX / max(trim.width, trim.height))
        return Drawn(pixels, (trim.width, trim.height), (_as_rgb, _as_pdfium), True, _pdf_fonts(path))
    finally:
        file.close()


def _svg(path: Path) -> Drawn:
    written = path.read_text("utf-8")
    root = ElementTree.fromstring(written)
    fonts = svg2pdf_py.FontDatabase()
    fonts.load_system_fonts()
    document = pypdfium2.PdfDocument(svg2pdf_py.svg_to_pdf(written, fonts))
    try:
        page = document[0]
        scale = LOOK_PX / max(page.get_size())
        image = page.render(scale=scale, fill_color=(255, 255, 255, 255)).to_pil().convert("RGBA")
    finally:
        document.close()
    return Drawn(np.asarray(image), _svg_size(root), (_as_rgb,), True, _svg_fonts(root))


def _picture(path: Path) -> Drawn:
    with warnings.catch_warnings():
        # A banner of 93 million pixels is no attack.
        warnings.simplefilter("ignore", Image.DecompressionBombWarning)
        with Image.open(path) as image:
            dpi = image.info.get("dpi")
            width, height = image.size
            # Before the pixels are turned: 93 million of them take their time.
            image.draft(None, (2 * LOOK_PX, 2 * LOOK_PX))
            cmyk = image.mode == "CMYK"
            profile = image.info.get("icc_profile")
            image.load()
            small = image.copy()
    if max(small.size) > 2 * LOOK_PX:
        small = small.reduce(-(-max(small.size) // (2 * LOOK_PX)))
    size_mm = (
        (width / float(dpi[0]) * MM_PER_INCH, height / float(dpi[1]) * MM_PER_INCH)
        if dpi and min(dpi) > 1
        else None
    )
    if not cmyk:
        return Drawn(np.asarray(small.convert("RGBA")), size_mm, (_as_rgb,))
    turn = _press_to_screen(profile)
    turned = ImageCms.applyTransform(small, turn)
    assert turned is not None
    return Drawn(np.asarray(turned.convert("RGBA")), size_mm, (_through(turn),))


def _as_rgb(ink: Ink) -> Rgb:
    return ink.rgb


def _as_pdfium(ink: Ink) -> Rgb:
    return rendered(ink.cmyk)


def _press_to_screen(profile: bytes | None) -> ImageCms.ImageCmsTransform:
    """From the file's own profile, or the house's press where it has none."""
    own = BytesIO(profile) if profile else str(shipped("assets") / PRESS_PROFILE)
    return ImageCms.buildTransform(
        ImageCms.getOpenProfile(own),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        ImageCms.Intent.RELATIVE_COLORIMETRIC,
    )


def _through(turn: ImageCms.ImageCmsTransform) -> Way:
    def way(ink: Ink) -> Rgb:
        c, m, y, k = (round(percent * 2.55) for percent in ink.cmyk)
        turned = ImageCms.applyTransform(Image.new("CMYK", (1, 1), (c, m, y, k)), turn)
        assert turned is not None
        red, green, blue = np.asarray(turned)[0, 0].tolist()
        return red, green, blue

    return way


def _pdf_fonts(path: Path) -> tuple[str, ...]:
    """Base names of every font, without the tag of a subset; the invisible words' own font has no glyphs."""
    names: dict[str, None] = {}
    with pikepdf.open(path) as pdf:
        for thing in pdf.objects:
            if isinstance(thing, pikepdf.Dictionary) and thing.get("/Type") == "/Font":
                name = str(thing.get("/BaseFont", "")).lstrip("/")
                names[re.sub(r"^[A-Z]{6}\+", "", name)] = None
    return tuple(name for name in names if name)


def _svg_fonts(root: ElementTree.Element) -> tuple[str, ...]:
    """'Arial Bold', 'Arial Regular Italic': the family and style that each text asks for first."""
    parents = {child: parent for parent in root.iter() for child in parent}
    names: dict[str, None] = {}
    for element in root.iter():
        if str(element.tag).rpartition("}")[2] in ("text", "tspan") and (element.text or "").strip():
            family = _style(element, "font-family", parents).split(",")[0].strip(" '\"") or "?"
            weight = _style(element, "font-weight", parents)
            bold = weight in ("bold", "bolder") or (weight.isdigit() and int(weight) >= 600)
            slanted = _style(element, "font-style", parents) in ("italic", "oblique")
            names[f"{family} {'Bold' if bold else 'Regular'}{' Italic' if slanted else ''}"] = None
    return tuple(names)


def _style(
    element: ElementTree.Element | None, name: str, parents: dict[ElementTree.Element, ElementTree.Element]
) -> str:
    while element is not None:
        declared = dict(part.split(":", 1) for part in (element.get("style") or "").split(";") if ":" in part)
        own = {key.strip(): value.strip() for key, value in declared.items()}.get(name) or element.get(name)
        if own:
            return own
        element = parents.get(element)
    return ""


def _svg_size(root: ElementTree.Element) -> tuple[float, float] | None:
    """In mm where width and height carry a unit; a number alone is CSS pixels."""
    per = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": 25.4, "pt": 25.4 / 72, "px": 25.4 / 96, "": 25.4 / 96}
    sides = []
    for name in ("width", "height"):
        found = re.fullmatch(r"\s*([\d.]+)\s*([a-z]*)\s*", root.get(name) or "")
        if not found or found[2] not in per:
            return None
        sides.append(float(found[1]) * per[found[2]])
    return sides[0], sides[1]
