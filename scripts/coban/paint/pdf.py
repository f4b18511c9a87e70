"""The print shop's file: one page of vector CMYK, PDF/X-4, with crop marks, slug line and layers.

The shared part of a sheet, its artwork, its motif and the colour profile are written once for each painter;
a place adds its own layers, its slug and its metadata.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from coban.campaign.house import shipped
from coban.colour import Ink
from coban.geometry import Rect
from coban.paint import conformity
from coban.paint.body import Body, Ref, Value, factors, text_string
from coban.paint.content import Layer, group, single_page, written_layers
from coban.paint.margin import Margin
from coban.paint.process import CmykProcess
from coban.scene import Box, Code, Role, Sheet, Stamp, Text
from coban.text import Face, face
from coban.units import mm_to_pt

LANGUAGE = "(vi-VN)"


class PdfPainter:
    """Paints every sheet that shares its unlocalised part with `base`.

    `inks` are the brand's beyond those on the sheet: artwork in exactly their sRGB gets their CMYK by hand.
    """

    def __init__(self, base: Sheet, icc: Path, *, inks: Iterable[Ink] = ()) -> None:
        self._base = base
        self._face = _face_of(base)
        self._process = CmykProcess(icc, tuple(dict.fromkeys([*inks, *_inks_of(base)])))
        self._body = Body()
        self._intent = conformity.output_intent(self._body, icc)
        self._bleed = base.trim.inset(-base.bleed)
        self._layers = written_layers(self._body, self._process, base.shared, self._bleed, searchable=True)

    def paint(self, sheet: Sheet) -> bytes:
        """The whole file. Raises ValueError for a sheet of another base."""
        if sheet.shared is not self._base.shared:
            raise ValueError(f"'{sheet.title}' does not share the part that this painter was made for")
        body = self._body.fork()
        margin = Margin.of(sheet, self._face)
        layers = [
            *self._layers,
            *written_layers(body, self._process, sheet.own, self._bleed, searchable=True),
            *written_layers(body, self._process, margin.marks, margin.media, searchable=True),
        ]
        groups = {layer.role: group(body, layer.role) for layer in layers}
        pages = self._pages(body, sheet, margin.media, _named(layers))
        about = conformity.information(body, sheet.title)
        file_id = body.digest()
        root = body.add(
            {
                "Type": "/Catalog",
                "Pages": pages,
                "Lang": LANGUAGE,
                "Metadata": conformity.metadata(body, sheet.title, file_id),
                "OutputIntents": [self._intent],
                "OCProperties": _layer_list(groups),
                "ViewerPreferences": {"DisplayDocTitle": True},
            }
        )
        return body.finish(root, about, file_id)

    def _pages(self, body: Body, sheet: Sheet, media: Rect, drawings: dict[str, Ref]) -> Ref:
        """Millimetres, y downwards, become points, y upwards."""
        k = mm_to_pt(1) / sheet.scale
        flip = factors(k, 0, 0, -k, -media.x * k, media.bottom * k)

        def box(rect: Rect) -> list[Value]:
            left, low = (rect.x - media.x) * k, (media.bottom - rect.bottom) * k
            return [left, low, left + rect.width * k, low + rect.height * k]

        entries: dict[str, Value] = {
            "MediaBox": box(media),
            "BleedBox": box(self._bleed),
            "TrimBox": box(sheet.trim),
        }
        if sheet.scale != 1:
            entries["UserUnit"] = sheet.scale
        return single_page(body, entries, flip, drawings)


def _named(layers: list[Layer]) -> dict[str, Ref]:
    """The forms by the names that designers and checks know them by: L0-field, L1-motif, …"""
    return {f"L{index}-{layer.role}": layer.form for index, layer in enumerate(layers)}


def _layer_list(groups: dict[Role, Ref]) -> dict[str, Value]:
    every = list(groups.values())
    return {"OCGs": every, "D": {"Name": text_string("coban"), "Order": every, "ON": every}}


def _inks_of(sheet: Sheet) -> Iterator[Ink]:
    for item in sheet.items:
        match item:
            case Box() | Text() | Code():
                yield item.ink
            case Stamp():
                yield from (ink for *_, ink in item.spots)


def _face_of(sheet: Sheet) -> Face:
    """The slug line is set in the sheet's own face; a sheet without words has the one shipped with coban."""
    faces = (item.face for item in sheet.items if isinstance(item, Text))
    return next(faces, None) or face(shipped("assets") / "fonts" / "Arimo-Bold.ttf")
