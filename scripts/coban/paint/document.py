"""A print file of any number of pages: vector CMYK, PDF/X-4, each sheet with its own boxes, scale and layers.

What sheets share is stored once: the part that all places have in common, artwork, colour profile, fonts,
the letters of slug lines. A page of another place adds its name, its code and its slug.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable
from dataclasses import dataclass
from pathlib import Path

from coban.colour import Ink
from coban.errors import InputError
from coban.geometry import Rect
from coban.paint import conformity
from coban.paint.body import Body, Ref, Value, text_string
from coban.paint.boxes import boxes, matrix
from coban.paint.content import Layer, group, page, page_tree, written_layers
from coban.paint.lettering import Lettering
from coban.paint.live import LiveFonts
from coban.paint.margin import Margin, slug_face
from coban.paint.outline import bookmarks
from coban.paint.palette import inks_of
from coban.paint.process import CmykProcess
from coban.scene import Item, Role, Sheet
from coban.units import mm_to_pt, pt_to_mm

LANGUAGE = "(vi-VN)"

LONGEST_UNITS = 14_400
"""The longest side of a page that PDF readers take, in its own units."""


@dataclass(frozen=True, slots=True)
class PdfOptions:
    """How a sheet becomes a page."""

    user_unit: bool = True
    """A file of 1:10 says so to the reader, which then shows 600 cm and not 60."""
    live_text: bool = False
    """Letters as text in an embedded font; else as curves, the words over them."""
    marks: bool = True
    """Crop marks and slug line; without them the page is the bleed box."""


class PdfDocument:
    """Sheets added one after another, of one base or of many; `finish` gives the file.

    `inks` are the brand's: artwork in exactly their sRGB gets their CMYK by hand. Without them, each sheet's
    own are taken.
    """

    def __init__(self, icc: Path, *, inks: Iterable[Ink] = (), options: PdfOptions | None = None) -> None:
        self._icc, self._inks, self._options = icc, tuple(dict.fromkeys(inks)), options or PdfOptions()
        self._body = Body()
        self._intent = conformity.output_intent(self._body, icc)
        self._live = LiveFonts() if self._options.live_text else None
        self._tree = self._body.reserve()
        self._pages: list[tuple[str, Ref]] = []
        self._groups: dict[Role, Ref] = {}
        self._shared: dict[tuple[int, Rect], tuple[tuple[Item, ...], list[Layer]]] = {}
        """By the identity of a shared part, which is kept with its layers: no other may take its number."""
        self._frames: dict[Hashable, list[Layer]] = {}

    def fork(self) -> PdfDocument:
        """A document that goes on from here; this one stays as it is."""
        other = PdfDocument.__new__(PdfDocument)
        other._icc, other._inks, other._options = self._icc, self._inks, self._options
        other._intent, other._tree = self._intent, self._tree
        other._body = self._body.fork()
        other._live = self._live.fork() if self._live else None
        other._pages, other._groups = [*self._pages], {**self._groups}
        other._shared, other._frames = {**self._shared}, {**self._frames}
        return other

    def share(self, sheet: Sheet) -> list[Layer]:
        """The layers of the part that the sheet has in common with others, written the first time."""
        bleed = _bleed(sheet)
        key = (id(sheet.shared), bleed)
        if key not in self._shared:
            self._shared[key] = sheet.shared, self._alike(sheet, bleed) or self._written(sheet, bleed)
        return self._shared[key][1]

    def _alike(self, sheet: Sheet, bleed: Rect) -> list[Layer] | None:
        """The layers of an equal part: one that was composed again is not stored again."""
        others = ((items, layers) for (_, other), (items, layers) in self._shared.items() if other == bleed)
        return next((layers for items, layers in others if items == sheet.shared), None)

    def _written(self, sheet: Sheet, bleed: Rect) -> list[Layer]:
        layers = self._layers(sheet, sheet.shared, bleed)
        self._share_margin(sheet)
        return layers

    def add(self, sheet: Sheet) -> None:
        """One more page. Raises InputError for a page that is too long, or a face that cannot be embedded."""
        margin = self._margin(sheet)
        _must_fit(sheet, margin.media)
        layers = [
            *self.share(sheet),
            *self._layers(sheet, sheet.own, _bleed(sheet)),
            *self._framed(sheet, margin),
            *self._layers(sheet, margin.slug, margin.media),
        ]
        for layer in layers:
            self._groups.setdefault(layer.role, group(self._body, layer.role))
        self._pages.append((sheet.title, self._page(sheet, margin.media, _named(layers))))

    def finish(self, title: str) -> bytes:
        """The whole file; a reader lists the pages by their sheets' titles when there are several."""
        body = self._body
        if self._live:
            self._live.finish(body)
        page_tree(body, self._tree, [ref for _, ref in self._pages])
        catalog: dict[str, Value] = {
            "Type": "/Catalog",
            "Pages": self._tree,
            "Lang": LANGUAGE,
            "OutputIntents": [self._intent],
            "OCProperties": _layer_list(self._groups),
            "ViewerPreferences": {"DisplayDocTitle": True},
        }
        if len(self._pages) > 1:
            catalog |= {"Outlines": bookmarks(body, self._pages), "PageMode": "/UseOutlines"}
        return conformity.finished(body, catalog, title)

    def _layers(self, sheet: Sheet, items: tuple[Item, ...], clip: Rect) -> list[Layer]:
        process = self._process(sheet)
        return written_layers(self._body, process, items, clip, searchable=True, live=self._live)

    def _process(self, sheet: Sheet) -> CmykProcess:
        return CmykProcess(self._icc, self._inks or tuple(dict.fromkeys(inks_of(sheet.shared))))

    def _share_margin(self, sheet: Sheet) -> None:
        """Crop marks, guides, and the strings of its slug that those of all places have as well."""
        margin = self._margin(sheet)
        self._framed(sheet, margin)
        if not self._live:
            lettering = Lettering(self._body, self._process(sheet), searchable=True)
            for text in margin.slug:
                lettering.line(text)

    def _framed(self, sheet: Sheet, margin: Margin) -> list[Layer]:
        """Crop marks and guides, written once for all sheets that have the same."""
        key = (sheet.trim, sheet.bleed, sheet.scale, sheet.guides, margin.media, slug_face(sheet))
        if key not in self._frames:
            self._frames[key] = self._layers(sheet, margin.frame, margin.media)
        return self._frames[key]

    def _margin(self, sheet: Sheet) -> Margin:
        return Margin.of(sheet, slug_face(sheet), marks=self._options.marks)

    def _page(self, sheet: Sheet, media: Rect, drawings: dict[str, Ref]) -> Ref:
        entries = boxes(sheet, media, user_unit=self._options.user_unit)
        return page(self._body, self._tree, entries, matrix(sheet, media), drawings)


def _must_fit(sheet: Sheet, media: Rect) -> None:
    longest_mm = max(media.width, media.height)
    units = mm_to_pt(longest_mm) / sheet.scale
    if units > LONGEST_UNITS:
        most_mm = pt_to_mm(LONGEST_UNITS) * sheet.scale
        raise InputError.at(
            sheet.title,
            f"at 1:{sheet.scale} its page is {longest_mm / 10:.0f} cm or {units:,.0f} units long; readers "
            f"of PDF take {LONGEST_UNITS:,} ({most_mm / 10:.0f} cm) at most; make it 1:{sheet.scale * 10}",
        )


def _bleed(sheet: Sheet) -> Rect:
    return sheet.trim.inset(-sheet.bleed)


def _named(layers: list[Layer]) -> dict[str, Ref]:
    """The forms by the names that designers and checks know them by: L0-field, L1-motif, …"""
    return {f"L{index}-{layer.role}": layer.form for index, layer in enumerate(layers)}


def _layer_list(groups: dict[Role, Ref]) -> dict[str, Value]:
    every = list(groups.values())
    return {"OCGs": every, "D": {"Name": text_string("coban"), "Order": every, "ON": every}}
