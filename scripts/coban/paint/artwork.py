"""Artwork: a picture file as an XObject in the colours of one process. Drawings stay drawings.

Each file is converted once in a process of the machine, by its bytes; a Body only copies the result.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from math import ceil
from pathlib import Path

import pikepdf
import svg2pdf_py
from pikepdf import Array, Dictionary, Object, Stream

from coban.errors import UnmadeError
from coban.geometry import Rect
from coban.paint.body import Body, Ref, Value, deflate
from coban.paint.plates import separate
from coban.paint.process import Process
from coban.paint.raster import read_raster
from coban.units import MM_PER_INCH

FILTER_SCALE = 4.0
"""Resolution of what svg2pdf cannot draw as curves (blurs), in units of the drawing."""

FINEST_DPI = 400
"""At final size; more pixels than that make files heavy and no print sharper."""


@dataclass(frozen=True, slots=True)
class Placed:
    """An XObject and the box it fills, in its own units, y upwards from its lower left corner."""

    ref: Ref
    width: float
    height: float
    aspect: float
    """Width / height as the artist drew it."""


def placed(body: Body, process: Process, file: Path, room: Rect) -> Placed:
    """The file's picture, put into the body once for each size; `room` is its box in mm.

    Raises UnmadeError in words that name the file.
    """
    try:
        raw = file.read_bytes()
        if file.suffix.lower() == ".svg":
            return _placed_drawing(body, process, raw)
        return _placed_raster(body, process, raw, most_pixels(room))
    except (OSError, ValueError, SyntaxError, pikepdf.PdfError) as error:
        raise UnmadeError(
            f"{file.name}: the picture cannot be painted: {error}; expected a plain SVG, PNG, JPEG or TIFF; "
            "save it anew from a drawing program"
        ) from error


def _placed_drawing(body: Body, process: Process, raw: bytes) -> Placed:
    form, _ = _drawing(raw, process)
    left, bottom, right, top = (float(side) for side in form.BBox)
    ref = body.once((raw, "drawing"), lambda: _copied_stream(body, form, {}))
    return Placed(ref, right - left, top - bottom, (right - left) / (top - bottom))


@lru_cache(maxsize=64)
def _drawing(raw: bytes, process: Process) -> tuple[Object, pikepdf.Pdf]:
    """The form, and the file that must stay open as long as the form is read."""
    options = svg2pdf_py.ConversionOptions(compress=False, raster_scale=FILTER_SCALE, embed_text=False)
    # No fonts: live text would look different on every machine; `measure.artwork` refuses it.
    page = svg2pdf_py.svg_to_pdf(raw.decode("utf-8"), svg2pdf_py.FontDatabase(), options)
    pdf = pikepdf.open(BytesIO(page))
    return separate(pdf, process), pdf


def most_pixels(room: Rect) -> tuple[int, int]:
    """Across and down, as many as a picture in this box may need."""
    return ceil(room.width / MM_PER_INCH * FINEST_DPI), ceil(room.height / MM_PER_INCH * FINEST_DPI)


def _placed_raster(body: Body, process: Process, raw: bytes, most: tuple[int, int]) -> Placed:
    raster = _raster(raw, process, most)
    key = (raw, "raster", raster.width, raster.height)
    ref = body.once(key, lambda: _image(body, raster))
    return Placed(ref, 1, 1, raster.width / raster.height)


@dataclass(frozen=True, slots=True)
class _Raster:
    width: int
    height: int
    space: str
    pixels: bytes
    """Deflated, as `alpha`."""
    alpha: bytes | None


@lru_cache(maxsize=32)
def _raster(raw: bytes, process: Process, most: tuple[int, int]) -> _Raster:
    raster = read_raster(raw, most)
    pixels = process.raster(raster)
    alpha = deflate(raster.alpha.tobytes(), 6) if raster.alpha else None
    return _Raster(*pixels.size, process.space, deflate(pixels.tobytes(), 6), alpha)


def _image(body: Body, raster: _Raster) -> Ref:
    entries: dict[str, Value] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": raster.width,
        "Height": raster.height,
        "BitsPerComponent": 8,
    }
    whole = {**entries, "ColorSpace": raster.space}
    if raster.alpha is not None:
        whole["SMask"] = body.add_stream(
            {**entries, "ColorSpace": "/DeviceGray"}, raster.alpha, deflated=True
        )
    return body.add_stream(whole, raster.pixels, deflated=True)


def _copied_stream(body: Body, stream: Object, made: dict[tuple[int, int], Ref]) -> Ref:
    if stream.objgen not in made:
        entries = {
            key.removeprefix("/"): _copied(body, stream[key], made)
            for key in sorted(stream.keys())
            if key != "/Length"
        }
        raw = stream.read_raw_bytes()
        if "Filter" in entries:
            made[stream.objgen] = body.add_raw_stream(entries, raw)
        else:
            made[stream.objgen] = body.add_stream(entries, raw)
    return made[stream.objgen]


def _copied(body: Body, value: object, made: dict[tuple[int, int], Ref]) -> Value:
    """A pikepdf value as ours; dictionaries inline, streams as objects of the body."""
    match value:
        case Stream():
            return _copied_stream(body, value, made)
        case Dictionary():
            return {k.removeprefix("/"): _copied(body, value[k], made) for k in sorted(value.keys())}
        case Array():
            return [_copied(body, item, made) for item in value]
        case bool() | int() | float():
            return value
        case Decimal():
            return str(value)
        case Object():
            return value.unparse().decode("latin-1")
        case _:
            written: bytes = pikepdf.unparse(value)
            return written.decode("latin-1")
