"""What needs the page rendered: ink that adds up, black of codes, and whether another reader agrees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pypdfium2

from coban.measure.matrix import Box
from coban.measure.preflight import plates
from coban.measure.preflight.file import PdfFile, Sheet
from coban.measure.preflight.ink import doubts, is_rich
from coban.measure.preflight.remark import Remark


def remarks(file: PdfFile, *, every_plate: bool = False) -> Iterator[Remark]:
    """Pages are separated only where operators leave a doubt, or all of them with `every_plate`."""
    fault = _other_reader(file.path, len(file.sheets))
    if fault:
        yield Remark("readers-disagree", measured=fault)
        return
    for sheet in file.sheets:
        open_questions = doubts(sheet)
        codes = _codes_in_doubt(file.path, sheet)
        if not (open_questions or codes or every_plate):
            continue
        seen = plates.rendered(file.path, sheet)
        if isinstance(seen, str):
            yield Remark("ink-unmeasured", sheet.number, "; ".join([*open_questions, seen]))
            continue
        yield from _of_plates(sheet, seen)
        for code in codes:
            black = plates.rich_black_in(seen, code, sheet, file.profile.inks)
            if black:
                limit = f"{file.profile.inks.beside_black_percent:g} % beside black"
                yield Remark("rich-black-code", sheet.number, black, limit, "the code as it is printed")


def without_rendering(file: PdfFile) -> Iterator[Remark]:
    """The same doubts, for who has no time to render: a person must look."""
    for sheet in file.sheets:
        if open_questions := doubts(sheet):
            yield Remark("ink-unmeasured", sheet.number, "; ".join(open_questions))


def _of_plates(sheet: Sheet, seen: plates.Plates) -> Iterator[Remark]:
    inks = sheet.profile.inks
    most = plates.most_ink(seen, inks.stray_share)
    if most > inks.most_percent + inks.slack_percent:
        yield Remark("plates-over-limit", sheet.number, f"{most:.0f} %", f"{inks.most_percent:g} %")


def _codes_in_doubt(path: Path, sheet: Sheet) -> list[Box]:
    """Codes need their plates looked at only where rich black is on the page, in shapes or in pictures."""
    inks = sheet.profile.inks
    marks = [mark for mark in sheet.seen.marks if mark.ground == "page"]
    if any(mark.layer.casefold() == "qr" for mark in marks):
        return []
    rich = any(is_rich(mark.colour, inks) for mark in marks)
    pictured = any(
        placed.space and placed.space.ink_model == "cmyk" and (placed.ink_percent or 0) > inks.black_percent
        for placed in sheet.seen.placed
    )
    return plates.codes(path, sheet) if rich or pictured else []


def _other_reader(path: Path, pages: int) -> str:
    """pdfium opens the file too, and counts the same pages."""
    try:
        document = pypdfium2.PdfDocument(path)
    except pypdfium2.PdfiumError as error:
        return f"pdfium: {error}"
    try:
        found = len(document)
    finally:
        document.close()
    return "" if found == pages else f"qpdf reads {pages} pages, pdfium {found}"
