"""Boxes: where the shop cuts, how far colour runs past it, and how large a page may be."""

from __future__ import annotations

from collections.abc import Iterator

from coban.measure.matrix import Box
from coban.measure.preflight.file import PdfFile, Sheet
from coban.measure.preflight.remark import Remark

SLACK_MM = 0.05
"""Boxes are written with a few decimals."""


def remarks(file: PdfFile) -> Iterator[Remark]:
    if file.without_size:
        yield Remark("media-missing")
    for sheet in file.sheets:
        yield from _of_sheet(sheet)
    trims = {_size(sheet, sheet.trim) for sheet in file.sheets if sheet.trim}
    if len(trims) > 1:
        yield Remark("pages-differ", measured="; ".join(sorted(trims)))


def _of_sheet(sheet: Sheet) -> Iterator[Remark]:
    media, trim, bleed = sheet.media, sheet.trim, sheet.bleed
    page = sheet.page.obj
    if "/TrimBox" in page and "/ArtBox" in page:
        yield Remark("art-and-trim", sheet.number)
    if trim is None and "/TrimBox" not in sheet.broken:
        also = "an ArtBox instead" if "/ArtBox" in page else ""
        yield Remark("trim-missing", sheet.number, also)
    if bleed is None and "/BleedBox" not in sheet.broken and sheet.profile.boxes.bleed_mm > 0:
        yield Remark("bleed-missing", sheet.number, limit=f"{sheet.profile.boxes.bleed_mm:g} mm")
    yield from (Remark("box-broken", sheet.number, name[1:]) for name in sheet.broken)
    if bleed and trim:
        yield from _of_bleed(sheet, trim, bleed)
    yield from _nested(sheet, media, bleed or trim)
    yield from _sizes(sheet, media)


def _of_bleed(sheet: Sheet, trim: Box, bleed: Box) -> Iterator[Remark]:
    sides = [sheet.mm(side) for side in _margins(trim, bleed)]
    least = sheet.profile.boxes.bleed_mm
    told = "left, bottom, right, top: " + ", ".join(f"{side:.1f}" for side in sides) + " mm"
    if min(sides) < -SLACK_MM:
        yield Remark("trim-outside-bleed", sheet.number, told, "0 mm")
    elif min(sides) < least - SLACK_MM:
        yield Remark("bleed-narrow", sheet.number, told, f"{least:g} mm")


def _nested(sheet: Sheet, media: Box | None, inner: Box | None) -> Iterator[Remark]:
    if not inner:
        return
    if media and _beyond(sheet, inner, media):
        yield Remark("bleed-outside-media", sheet.number, _size(sheet, inner), _size(sheet, media))
    if sheet.crop and sheet.trim and _beyond(sheet, sheet.trim, sheet.crop):
        yield Remark("crop-cuts-trim", sheet.number, _size(sheet, sheet.crop), _size(sheet, sheet.trim))


def _sizes(sheet: Sheet, media: Box | None) -> Iterator[Remark]:
    most = sheet.profile.boxes.longest_units
    if media and (longest := max(media[2] - media[0], media[3] - media[1])) > most:
        yield Remark("page-too-large", sheet.number, f"{longest:,.0f} units", f"{most:,.0f} units")
    if "/UserUnit" not in sheet.page.obj:
        return
    if sheet.page.obj["/UserUnit"] != sheet.user_unit:
        yield Remark("user-unit-broken", sheet.number, str(sheet.page.obj["/UserUnit"]), "a number over 0")
    elif sheet.user_unit != 1:
        yield Remark("user-unit", sheet.number, f"1 : {sheet.user_unit:g}")


def _margins(inner: Box, outer: Box) -> tuple[float, float, float, float]:
    return inner[0] - outer[0], inner[1] - outer[1], outer[2] - inner[2], outer[3] - inner[3]


def _beyond(sheet: Sheet, inner: Box, outer: Box) -> bool:
    return min(sheet.mm(side) for side in _margins(inner, outer)) < -SLACK_MM


def _size(sheet: Sheet, box: Box) -> str:
    return f"{sheet.mm(box[2] - box[0]):.1f} × {sheet.mm(box[3] - box[1]):.1f} mm"
