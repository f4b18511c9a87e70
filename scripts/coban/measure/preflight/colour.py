"""Colour: nothing but the press's own plates, on the page and in everything that lies within it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from coban.measure.preflight.file import PdfFile, Sheet, outside_left_out
from coban.measure.preflight.objects import names, resources_below
from coban.measure.preflight.remark import Remark
from coban.measure.preflight.sightings import Mark
from coban.measure.preflight.spaces import NOTHING, REGISTRATION, Space, read

_RGB_CODE = {"image": "rgb-image", "shading": "rgb-shading"}


def remarks(file: PdfFile) -> Iterator[Remark]:
    for sheet in file.sheets:
        yield from _of_sheet(sheet)


def _of_sheet(sheet: Sheet) -> Iterator[Remark]:
    allowed: set[str] = set(sheet.profile.inks.allowed)
    for mark, times in sheet.seen.marks.items():
        code = _code(mark, allowed)
        if code:
            yield Remark(code, sheet.number, _counted(mark, times), " + ".join(sorted(allowed)), mark.where)
    for odd in sheet.seen.oddities:
        yield Remark(odd.code, sheet.number, odd.measured, where=odd.where)
    for mark, times in outside_left_out(sheet, "marks", lambda mark: mark.colour.is_registration):
        yield Remark("registration-inside", sheet.number, _counted(mark, times), where=mark.where)
    yield from _listed_only(sheet, allowed)
    yield from _spots(sheet)
    if sheet.seen.transparency:
        kinds = ", ".join(f"{kind} {times}×" for kind, times in sorted(sheet.seen.transparency.items()))
        yield Remark("transparency", sheet.number, kinds)


def _code(mark: Mark, allowed: set[str]) -> str | None:
    """The code of a colour that has no plate on this press."""
    model = mark.colour.space.ink_model
    if model in allowed or model == "pattern":
        return None
    if mark.ground == "soft mask":
        return "rgb-soft-mask" if model in ("rgb", "lab") else None
    if model == "unknown":
        return "space-unknown"
    if model == "lab":
        return "lab-colour"
    if model != "rgb":
        return "ink-not-allowed"
    return "rgb-glyph" if mark.ground == "glyph" else _RGB_CODE.get(mark.how, "rgb-operator")


def _listed_only(sheet: Sheet, allowed: set[str]) -> Iterator[Remark]:
    """Spaces and pictures that resources name and nothing paints, where nothing else is in RGB or Lab."""
    painted = {mark.colour.space.ink_model for mark in sheet.seen.marks}
    told: dict[str, None] = {}
    for resources in resources_below(sheet.resources):
        spaces: Any = resources.get("/ColorSpace")
        drawings: Any = resources.get("/XObject")
        found = [(name, read(spaces[name], spaces)) for name in names(spaces)]
        found += [
            (name, read(drawings[name].get("/ColorSpace"), spaces))
            for name in names(drawings)
            if isinstance(drawings[name], pikepdf.Stream)
        ]
        for name, space in found:
            model = space.ink_model
            if model in ("rgb", "lab") and model not in allowed and model not in painted:
                told[f"{name[1:]}: {space}"] = None
    if told:
        yield Remark("rgb-listed", sheet.number, "; ".join(told))


def _spots(sheet: Sheet) -> Iterator[Remark]:
    found = {_spot(mark.colour.space) for mark in sheet.seen.marks} - {None}
    inks = sorted({name for space in found if space for name in space.names} - {REGISTRATION, NOTHING})
    if inks:
        yield Remark("spot-inks", sheet.number, ", ".join(inks))
    for space in sorted((space for space in found if space), key=str):
        if space.base and space.base.ink_model not in ("cmyk", "grey", "lab"):
            yield Remark("spot-alternate", sheet.number, f"{space} → {space.base}")


def _spot(space: Space) -> Space | None:
    while space.family == "Indexed" and space.base:
        space = space.base
    return space if space.model == "spot" else None


def _counted(mark: Mark, times: int) -> str:
    return f"{mark.how}, {mark.colour}{f', {times}×' if times > 1 else ''}"
