"""Ink: how much lies on one spot, from operators and samples, and what black letters are made of."""

from __future__ import annotations

from collections.abc import Iterator

from coban.measure.preflight.file import PdfFile, Sheet, outside_left_out
from coban.measure.preflight.profile import Inks
from coban.measure.preflight.remark import Remark
from coban.measure.preflight.sightings import Mark, Placed
from coban.measure.preflight.spaces import Colour


def remarks(file: PdfFile) -> Iterator[Remark]:
    for sheet in file.sheets:
        yield from _over_the_limit(sheet)
        yield from _rich_black(sheet)
        yield from _white_overprint(sheet)


def doubts(sheet: Sheet) -> list[str]:
    """Why operators and samples alone do not tell the ink on this page; plates do."""
    reasons = set()
    for mark in sheet.seen.marks:
        if mark.ground == "soft mask":
            continue
        if mark.adds_up:
            reasons.add("a blend mode lays ink over ink")
        if mark.overprints and not mark.colour.is_white:
            reasons.add("overprint lays ink over ink")
        if mark.how == "shading" and mark.colour.ink_percent is None and not mark.colour.is_registration:
            reasons.add(f"the colours of a gradient cannot be told ({mark.colour.space})")
        if mark.colour.space.is_converted:
            reasons.add("the press converts colours of an ICC profile")
    for placed in sheet.seen.placed:
        of_ink = placed.space and placed.space.ink_model in ("cmyk", "spot")
        if of_ink and placed.ink_percent is None and placed.ground == "page":
            reasons.add(f"the samples of {placed.name} cannot be read")
    return sorted(reasons)


def _over_the_limit(sheet: Sheet) -> Iterator[Remark]:
    inks = sheet.profile.inks
    most = inks.most_percent + inks.slack_percent
    limit = f"{inks.most_percent:g} %"
    for mark, _ in outside_left_out(sheet, "marks", lambda mark: _inked(mark) > most):
        told = f"{_inked(mark):.0f} %, {mark.how} {mark.colour}"
        yield Remark("ink-over-limit", sheet.number, told, limit, mark.where)
    for placed, _ in outside_left_out(sheet, "placed", lambda placed: _soaked(placed) > most):
        yield Remark("image-ink", sheet.number, f"{_soaked(placed):.0f} %", limit, placed.where)


def _inked(mark: Mark) -> float:
    return (mark.colour.ink_percent or 0.0) if mark.ground != "soft mask" else 0.0


def _soaked(placed: Placed) -> float:
    return (placed.ink_percent or 0.0) if placed.ground != "soft mask" else 0.0


def _rich_black(sheet: Sheet) -> Iterator[Remark]:
    inks = sheet.profile.inks
    limit = f"{inks.beside_black_percent:g} % beside black"
    for mark, times in sheet.seen.marks.items():
        if mark.how not in ("fill", "stroke", "text", "image mask") or not is_rich(mark.colour, inks):
            continue
        told = f"{mark.colour}{f', {times}×' if times > 1 else ''}"
        if mark.layer.casefold() == "qr":
            yield Remark("rich-black-code", sheet.number, told, limit, mark.where)
        elif mark.how == "text" or mark.layer in inks.text_layers:
            yield Remark("rich-black-text", sheet.number, told, limit, mark.where)


def is_rich(colour: Colour, inks: Inks) -> bool:
    """Black with other inks below it: four plates would have to meet in the edge of each letter."""
    if colour.is_registration:
        return True
    if colour.space.model != "cmyk" or len(colour.values) != 4:
        return False
    *others, black = (100 * value for value in colour.values)
    return black >= inks.black_percent and sum(others) > inks.beside_black_percent


def _white_overprint(sheet: Sheet) -> Iterator[Remark]:
    for mark in sheet.seen.marks:
        if not mark.overprints or mark.ground == "soft mask":
            continue
        if mark.colour.is_white:
            yield Remark("white-overprint", sheet.number, f"{mark.how} {mark.colour}", where=mark.where)
        elif mark.overprint_mode == 1 and mark.colour.space.profiled and mark.colour.space.model == "cmyk":
            yield Remark("profiled-overprint", sheet.number, f"{mark.how} {mark.colour}", where=mark.where)
