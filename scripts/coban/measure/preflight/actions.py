"""What a print file must not do: run, open, embed, flip, or show notes on the sheet."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from coban.measure.matrix import touch
from coban.measure.preflight.file import PdfFile, Sheet
from coban.measure.preflight.objects import listed, names
from coban.measure.preflight.remark import Remark

PRINTED_MARKS = frozenset({"/PrinterMark", "/TrapNet"})
MOST_NODES = 10_000


def remarks(file: PdfFile) -> Iterator[Remark]:
    root = file.catalog
    trees = names(root.get("/Names"))
    if "/JavaScript" in trees:
        yield Remark("javascript", where="document")
    if "/EmbeddedFiles" in trees or "/AF" in root or "/Collection" in root:
        yield Remark("embedded-file", where="document")
    yield from _of_holder(root, 0, "document")
    yield from _of_form(root.get("/AcroForm"))
    yield from _of_outline(root.get("/Outlines"))
    for sheet in file.sheets:
        yield from _of_sheet(sheet)


def _of_sheet(sheet: Sheet) -> Iterator[Remark]:
    page = sheet.page.obj
    for key in ("/Trans", "/Dur", "/PresSteps"):
        if key in page:
            yield Remark("transition", sheet.number, key[1:])
    yield from _of_holder(page, sheet.number, "page")
    for note in listed(page.get("/Annots")):
        if isinstance(note, pikepdf.Dictionary):
            yield from _of_annotation(note, sheet)


def _of_annotation(note: Any, sheet: Sheet) -> Iterator[Remark]:
    kind = str(note.get("/Subtype", "/unknown"))
    yield from _of_holder(note, sheet.number, f"annotation {kind[1:]}")
    if kind == "/FileAttachment":
        yield Remark("embedded-file", sheet.number, where="annotation")
    if kind in PRINTED_MARKS or kind == "/Popup":
        return
    around = sheet.bleed or sheet.trim or sheet.media
    try:
        left, bottom, right, top = map(float, listed(note.get("/Rect")))
        box = (min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    except (TypeError, ValueError):
        box = around or (0, 0, 0, 0)
    if around and touch(box, around):
        yield Remark("annotation", sheet.number, kind[1:])


def _of_holder(holder: Any, number: int, where: str) -> Iterator[Remark]:
    """Actions hang on /OpenAction, /A and /AA; a bare destination in /OpenAction is none."""
    for key in ("/OpenAction", "/A"):
        if isinstance(holder.get(key), pikepdf.Dictionary):
            yield _action(holder[key], number, where)
    more = holder.get("/AA")
    if isinstance(more, pikepdf.Dictionary):
        for key in names(more):
            if isinstance(more[key], pikepdf.Dictionary):
                yield _action(more[key], number, f"{where}, {key[1:]}")


def _action(action: Any, number: int, where: str) -> Remark:
    kind = str(action.get("/S", "/unknown"))[1:]
    if kind == "JavaScript" or "/JS" in action:
        return Remark("javascript", number, where=where)
    return Remark("action", number, kind, where=where)


def _of_form(form: Any) -> Iterator[Remark]:
    """Fields carry actions of their own; scripts of XFA are scripts as well."""
    if not isinstance(form, pikepdf.Dictionary):
        return
    if "/XFA" in form:
        yield Remark("javascript", where="XFA form")
    for field in _below(form.get("/Fields"), "/Kids"):
        yield from _of_holder(field, 0, "form field")


def _of_outline(outlines: Any) -> Iterator[Remark]:
    node = outlines.get("/First") if isinstance(outlines, pikepdf.Dictionary) else None
    waiting = [node]
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, pikepdf.Dictionary):
            yield from _of_holder(node, 0, "bookmark")
            waiting += [node.get("/Next"), node.get("/First")]


def _below(nodes: Any, key: str) -> Iterator[Any]:
    waiting = listed(nodes)
    for _ in range(MOST_NODES):
        if not waiting:
            return
        node = waiting.pop()
        if isinstance(node, pikepdf.Dictionary):
            yield node
            waiting += listed(node.get(key))
