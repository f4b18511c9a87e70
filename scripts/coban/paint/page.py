"""Pages for pdfium: a frame of a sheet as a PDF of one page, a unit for each pixel, rastered at once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from coban.geometry import Rect
from coban.paint.body import Body, factors
from coban.paint.content import single_page, written_layers
from coban.paint.process import Process
from coban.scene import Box, Item

HAIR_MM = 0.0005


def pixel_page(items: Iterable[Item], process: Process, frame: Rect, size: tuple[int, int]) -> bytes:
    """What shows of the items in the frame (mm), `size` pixels wide and high."""
    body = Body()
    width, height = size
    layers = written_layers(body, process, tuple(map(_shaved, items)), frame, searchable=False)
    forms = {f"L{index}": layer.form for index, layer in enumerate(layers)}
    across, down = width / frame.width, height / frame.height
    flip = factors(across, 0, 0, -down, -frame.x * across, height + frame.y * down)
    pages = single_page(body, {"MediaBox": [0, 0, width, height]}, flip, forms)
    root = body.add({"Type": "/Catalog", "Pages": pages})
    return body.finish(root, body.add({}), bytes(16))


def _shaved(item: Item) -> Item:
    """A rectangle a hair smaller: pdfium gives it whole pixels, and one too many for a rounding error."""
    if not isinstance(item, Box) or item.radius:
        return item
    return replace(item, rect=item.rect.inset(HAIR_MM))
