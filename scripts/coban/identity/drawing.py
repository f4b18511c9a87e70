"""Sheets as pictures of a paper: vectors wherever the paper's setter draws them as they are, else pixels."""

from __future__ import annotations

import io
import re
from functools import lru_cache
from pathlib import Path

from coban.paint.png import PngPainter
from coban.paint.svg import paint_svg
from coban.scene import Picture, Sheet
from coban.units import MM_PER_INCH

DPI = 300
PLAIN = {
    "svg",
    "g",
    "defs",
    "title",
    "desc",
    "path",
    "rect",
    "circle",
    "ellipse",
    "line",
    "polygon",
    "polyline",
}
"""What WeasyPrint draws as every browser does; of gradients, masks and pictures it drops some."""

HEAD, LAYER = "</sodipodi:namedview>", 'inkscape:groupmode="layer"'
"""What ends the head of our own SVG, and what begins each of its layers."""

MOTIF = 'inkscape:label="motif"'
HAIR = 0.006

_ELEMENT = re.compile(r"<([a-zA-Z][\w:-]*)")
_BEYOND = re.compile(
    r"url\(|\bopacity\b|\btransform\s*=\s*[\"'][^\"']*skew|<!DOCTYPE|<!ENTITY", re.IGNORECASE
)


def drawn(sheet: Sheet, shown_mm: float) -> tuple[str, bytes]:
    """The ending of its name, and the picture: `svg`, or `png` for a width of `shown_mm` on the paper."""
    files = {item.file for item in sheet.items if isinstance(item, Picture)}
    if sheet.window is None and all(map(_is_plain, files)):
        return "svg", _cut(paint_svg(sheet, live_text=False), sheet).encode()
    stream = io.BytesIO()
    PngPainter(sheet, round(shown_mm / MM_PER_INCH * DPI)).image(sheet).save(stream, "PNG")
    return "png", stream.getvalue()


def _cut(svg: str, sheet: Sheet) -> str:
    """Cut to the trim: a paper's setter draws on beyond the page of a picture.

    The motif is cut a hair earlier: a screen that smooths the two edges apart would leave it a fringe.
    """
    hair = HAIR * min(sheet.width, sheet.height)
    paths = "".join(
        f'<clipPath id="{id}"><rect x="{rect.x:g}" y="{rect.y:g}" width="{rect.width:g}" '
        f'height="{rect.height:g}"/></clipPath>'
        for id, rect in (("trim", sheet.trim), ("within", sheet.trim.inset(hair)))
    )
    cut = svg.replace(HEAD, f"{HEAD}<defs>{paths}</defs>", 1).replace(
        LAYER, f'clip-path="url(#trim)" {LAYER}'
    )
    return cut.replace(f'url(#trim)" {LAYER} {MOTIF}', f'url(#within)" {LAYER} {MOTIF}')


@lru_cache(maxsize=32)
def _is_plain(file: Path) -> bool:
    if file.suffix.lower() != ".svg":
        return False
    text = file.read_text("utf-8")
    return set(_ELEMENT.findall(text)) <= PLAIN and not _BEYOND.search(text)
