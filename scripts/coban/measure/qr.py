"""QR codes in a finished piece: decoded by zxing-cpp, measured in modules on the rendering."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import pypdfium2
import svg2pdf_py
import zxingcpp
from PIL import Image, ImageFilter

from coban.colour import Rgb
from coban.geometry import Rect
from coban.measure.modules import AROUND_MODULES, MODULE_PX, colour_of, grid_of, quiet_px
from coban.measure.pdf import PrintFile
from coban.measure.picture import PictureFile
from coban.measure.raster import Pixels
from coban.measure.second_reader import second_reading

LOOK_PX = 1700
"""The longer side of the rendering in which codes are looked for."""


@dataclass(frozen=True, slots=True)
class Code:
    """A code as a phone would find it."""

    payload: str
    blurred: str | None
    """What it says when each point is smeared half a module to all sides; None when it says nothing then.

    Measured on 50 addresses: all good codes survive it, faint ones on a pale ground do not. A Gaussian of
    that sigma is harder, and fails one good code in fifty.
    """
    version: int
    level: str
    upright: bool
    rect: Rect
    """Its modules, in mm."""
    quiet_modules: float
    """The narrowest margin around it that is as light as its light modules; 7 is as far as is looked."""
    dark: Rgb
    light: Rgb
    inverted: bool
    """Light modules on a dark ground."""
    reserve: float
    """Unused error correction of ISO/IEC 15415: 1 nothing spoilt, 0 the last bit used up."""
    second: str | None
    """What OpenCV reads from the same close look; None when it reads nothing."""
    read_to_modules: float
    """How exactly the margin can be told: soft edges make it look narrower than it is."""


def codes(file: PrintFile | PictureFile, expected: int = 1) -> list[Code]:
    """Every code in the piece; a second, closer search when the first finds fewer than expected."""
    found: list[Any] = []
    for look_px in (LOOK_PX, 2 * LOOK_PX):
        px_per_mm = look_px / max(file.trim.width, file.trim.height)
        if isinstance(file, PictureFile):
            px_per_mm = file.px_per_mm
        found = _read(grey(file.render(file.trim, px_per_mm)))
        if len(found) >= expected:
            break
    return [_close(file, _rect(barcode, px_per_mm), barcode) for barcode in found]


def decode_file(path: Path) -> str | None:
    """What the only code of a finished PDF, PNG or SVG says; None when there is none or there are several."""
    pixels = _svg_pixels(path) if path.suffix.lower() == ".svg" else _page_pixels(path)
    found = _read(pixels)
    return str(found[0].text) if len(found) == 1 else None


@lru_cache(maxsize=1024)
def smallest_version(payload: str, level: str = "M") -> int:
    """The smallest version that holds the payload, as zxing-cpp encodes it."""
    made = zxingcpp.create_barcode(payload, zxingcpp.BarcodeFormat.QRCode, ec_level=level)
    side = np.array(made.to_image(scale=1, add_quiet_zones=False)).shape[0]
    return (int(side) - 17) // 4


def _page_pixels(path: Path) -> npt.NDArray[np.uint8]:
    if path.suffix.lower() != ".pdf":
        with Image.open(path) as image:
            return np.asarray(image.convert("L"))
    file = PrintFile(path)
    try:
        return grey(file.render(file.trim, LOOK_PX / max(file.trim.width, file.trim.height)))
    finally:
        file.close()


def _svg_pixels(path: Path) -> npt.NDArray[np.uint8]:
    """A drawing for the web, rendered by resvg through a PDF of its own."""
    document = pypdfium2.PdfDocument(
        svg2pdf_py.svg_to_pdf(path.read_text("utf-8"), svg2pdf_py.FontDatabase())
    )
    page = document[0]
    try:
        return np.asarray(page.render(scale=LOOK_PX / max(page.get_size()), grayscale=True).to_numpy())
    finally:
        page.close()
        document.close()


def grey(pixels: Pixels) -> npt.NDArray[np.uint8]:
    """Luma of each pixel."""
    return np.asarray(Image.fromarray(np.ascontiguousarray(pixels[..., :3])).convert("L"))


def _read(luma: npt.NDArray[np.uint8]) -> list[Any]:
    return list(zxingcpp.read_barcodes(luma, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)))


def _rect(barcode: Any, px_per_mm: float) -> Rect:
    """The code's bounding box in mm of the trim."""
    corners = _corners(barcode)
    (left, top), (right, bottom) = corners.min(axis=0), corners.max(axis=0)
    return Rect.between(left / px_per_mm, top / px_per_mm, right / px_per_mm, bottom / px_per_mm)


def _corners(barcode: Any) -> npt.NDArray[np.float64]:
    at = barcode.position
    return np.array([(p.x, p.y) for p in (at.top_left, at.top_right, at.bottom_right, at.bottom_left)], float)


def _close(file: PrintFile | PictureFile, about: Rect, barcode: Any) -> Code:
    version = int(barcode.extra["Version"])
    modules = 17 + 4 * version
    module_mm = max(about.width, about.height) / modules
    px_per_mm = MODULE_PX / module_mm
    frame = about.inset(-AROUND_MODULES * module_mm)
    seen = file.render(frame, px_per_mm)
    luma = grey(seen)
    grid = grid_of(luma, modules)
    blurred = Image.fromarray(luma).filter(ImageFilter.BoxBlur(MODULE_PX / 2))
    again = _read(np.asarray(blurred))
    to_mm = np.array(grid.box) / px_per_mm
    return Code(
        payload=barcode.text,
        blurred=again[0].text if again else None,
        version=version,
        level=barcode.extra["ECLevel"],
        upright=abs(int(barcode.orientation)) < 3,
        rect=Rect.between(*to_mm).moved(frame.x, frame.y),
        quiet_modules=quiet_px(grid.clear, grid.box) / ((grid.box[2] - grid.box[0]) / modules),
        dark=colour_of(seen, grid.inside & ~grid.clear),
        light=colour_of(seen, grid.inside & grid.clear),
        inverted=grid.inverted,
        reserve=float((_read(luma) or [barcode])[0].extra["UEC"]),
        second=second_reading(luma),
        read_to_modules=_read_to(file, module_mm),
    )


def _read_to(file: PrintFile | PictureFile, module_mm: float) -> float:
    """Two pixels, the soft edges of modules and of card: of the close look, or of a picture if larger."""
    own = 2 / (file.px_per_mm * module_mm) if isinstance(file, PictureFile) else 0.0
    return max(2 / MODULE_PX, own)
