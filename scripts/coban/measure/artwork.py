"""What is wrong with a picture file, before anyone uses it. Reads; never fetches or runs anything."""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import imagesize
from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException
from PIL import Image, UnidentifiedImageError

from coban.measure.blank import blank_faults
from coban.measure.pixels import pixel_faults, unread_faults

LARGEST_SVG_BYTES = 2_000_000
MOST_PIXELS = 100_000_000

RASTERS = {".png": "PNG", ".jpg": "JPEG", ".jpeg": "JPEG", ".tif": "TIFF", ".tiff": "TIFF"}

RUNNING = {"script", "foreignobject", "handler", "listener", "iframe", "object", "embed"}
"""Elements that hold a program or another kind of document."""

MOVING = {"animate", "animateColor", "animateMotion", "animateTransform", "set"}

_URL = re.compile(r"url\(\s*['\"]?\s*([^'\")]*)", re.IGNORECASE)
_IMPORT = re.compile(r"@import", re.IGNORECASE)
_CSS_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
_CSS_ESCAPE = re.compile(r"\\([0-9a-fA-F]{1,6})\s?")
_INLINE_IMAGE = re.compile(r"data:image/(png|jpe?g);base64,", re.IGNORECASE)
_STYLESHEET = re.compile(rb"<\?xml-stylesheet", re.IGNORECASE)


def faults(path: Path, *, white_ground: bool = True) -> list[str]:
    """Every reason not to use the file, each saying what it is, what was expected and what to do.

    An empty list means that it may be painted. Logos stand on a white ground, the emblem on a dark one.
    """
    suffix = path.suffix.lower()
    if suffix != ".svg" and suffix not in RASTERS:
        return [f"its type '{suffix}' is unknown; expected .svg, .png, .jpg or .tif; save it as one of these"]
    try:
        found = _svg_faults(path) if suffix == ".svg" else _raster_faults(path, RASTERS[suffix])
        # Only what is safe to open is drawn.
        return list(dict.fromkeys(found)) or list(blank_faults(path, white_ground=white_ground))
    except OSError as error:
        return [
            f"cannot be read ({error.strerror or error}); expected a picture file; check that it is there"
        ]


def _raster_faults(path: Path, kind: str) -> Iterator[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with Image.open(path, formats=["PNG", "JPEG", "TIFF"]) as picture:
                yield from _opened_faults(picture, kind)
        except Image.DecompressionBombError:
            # Pillow refuses before it tells the size.
            yield _too_many(" × ".join(map(str, imagesize.get(str(path)))))
        except UnidentifiedImageError:
            yield unread_faults(path, kind)
        except ValueError as error:
            yield f"cannot be read ({error}); expected a plain {kind}; export it again"


def _opened_faults(picture: Image.Image, kind: str) -> Iterator[str]:
    """From its header first: the pixels are only read when there are not too many of them."""
    # A phone's JPEG often carries a second, small picture; Pillow calls it MPO and shows the first.
    found, frames = picture.format, getattr(picture, "n_frames", 1)
    if found == "MPO":
        found, frames = "JPEG", 1
    if found != kind:
        yield f"is {found}, but its name says {kind}; expected both to agree; give it its right suffix"
    if frames > 1:
        yield f"has {frames} frames or pages; expected a single still picture; save one of them"
    width, height = picture.size
    if width * height > MOST_PIXELS:
        yield _too_many(f"{width} × {height}")
        return
    try:
        picture.load()
    except (OSError, ValueError, SyntaxError) as error:
        yield f"is damaged or cut short ({error}); expected a whole {kind}; copy or export it again"
        return
    yield from pixel_faults(picture)


def _too_many(size: str) -> str:
    return (
        f"has too many pixels ({size}); expected at most {MOST_PIXELS // 1_000_000} million; "
        "make it smaller: 150 dpi at the printed size is plenty"
    )


def _svg_faults(path: Path) -> Iterator[str]:
    size = path.stat().st_size
    if size > LARGEST_SVG_BYTES:
        yield (
            f"has {size:,} bytes; expected at most {LARGEST_SVG_BYTES:,}; simplify its paths, or take "
            "embedded photographs out"
        )
        return
    raw = path.read_bytes()
    if _STYLESHEET.search(raw):
        yield _outside("a style sheet in another file")
    try:
        root = ElementTree.fromstring(raw)
    except DefusedXmlException:
        yield (
            "declares XML entities, which can blow up or read files; expected plain SVG; "
            "save it anew without a DTD"
        )
        return
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        yield f"is not well-formed XML ({error}); expected SVG; export it again"
        return
    yield from _drawing_faults(root)


def _drawing_faults(root: Any) -> Iterator[str]:
    if _local(root.tag) != "svg":
        yield f"its outermost element is <{_local(root.tag)}>; expected <svg>; export it again as SVG"
        return
    if not root.get("viewBox") and not (root.get("width") and root.get("height")):
        yield (
            "has neither a viewBox nor a size; expected viewBox='0 0 width height'; "
            "set the artboard and export it again"
        )
    for element in root.iter():
        yield from _element_faults(element)


def _element_faults(element: Any) -> Iterator[str]:
    name = _local(element.tag)
    if name.lower() in RUNNING:
        yield f"holds <{name}>, which can run programs; expected only shapes; remove it"
    elif name in MOVING:
        yield f"is animated (<{name}>); expected a still picture; remove the animation"
    elif name in ("text", "textPath", "tspan"):
        yield (
            "holds live text, which looks different on every machine; expected outlines; "
            "convert the text to paths"
        )
    elif name == "style":
        yield from _css_faults("".join(element.itertext()))
    for attribute, value in element.attrib.items():
        yield from _attribute_faults(name, _local(attribute), value)


def _attribute_faults(element: str, attribute: str, value: str) -> Iterator[str]:
    if attribute.lower().startswith("on"):
        yield f"has the event handler {attribute} on <{element}>; expected only shapes; remove it"
    elif attribute in ("href", "src"):
        target = "".join(value.split())
        if element != "a" and not target.startswith("#") and not _INLINE_IMAGE.match(target):
            yield _outside(f"'{_short(value)}'")
        elif target.lower().startswith(("javascript:", "data:text")):
            yield f"has a link that runs a program ('{_short(value)}'); expected only shapes; remove it"
    else:
        yield from _css_faults(value)


def _css_faults(css: str) -> Iterator[str]:
    plain = _CSS_ESCAPE.sub(lambda m: chr(min(int(m[1], 16), 0x10FFFF)), _CSS_COMMENT.sub("", css))
    if _IMPORT.search(plain):
        yield _outside("an @import of another style sheet")
    for target in _URL.findall(plain):
        if not target.startswith("#") and not _INLINE_IMAGE.match(target):
            yield _outside(f"'{_short(target)}'")


def _outside(what: str) -> str:
    return f"refers to {what}; expected everything in the one file; embed it or remove it"


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "…"


def _local(tag: object) -> str:
    """The name without its namespace; comments have none."""
    return str(tag).rpartition("}")[2] if isinstance(tag, str) else ""
