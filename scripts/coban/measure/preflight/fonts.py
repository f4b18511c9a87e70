"""Fonts: every one in the file. (Glyphs that bring colours of their own are met on the walk.)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from coban.measure.preflight.file import PdfFile, Sheet
from coban.measure.preflight.objects import names
from coban.measure.preflight.remark import Remark
from coban.measure.preflight.state import read_font

DEEPEST = 8


def remarks(file: PdfFile) -> Iterator[Remark]:
    for sheet in file.sheets:
        used = set()
        for lettering in sheet.seen.lettering:
            used.add(lettering.font)
            if not lettering.embedded:
                told = f"{lettering.font} ({lettering.kind})"
                yield Remark("font-not-embedded", sheet.number, told, where=lettering.where)
        yield from _listed_only(sheet, used)


def _listed_only(sheet: Sheet, used: set[str]) -> Iterator[Remark]:
    """Fonts that resources name and nothing shows: some presses refuse the file for them all the same."""
    named: dict[str, str] = {}
    _collect(sheet.page.obj.get("/Resources") or sheet.page.resources, named, set(), 0)
    for font, kind in named.items():
        if font not in used:
            yield Remark("font-listed", sheet.number, f"{font} ({kind})")


def _collect(resources: Any, named: dict[str, str], seen: set[tuple[int, int]], depth: int) -> None:
    if not isinstance(resources, pikepdf.Dictionary) or depth > DEEPEST:
        return
    fonts: Any = resources.get("/Font")
    for name in names(fonts):
        if isinstance(fonts[name], pikepdf.Dictionary):
            font = read_font(fonts[name], name)
            if not font.embedded:
                named[font.name] = font.kind
    for kind in ("/XObject", "/Pattern"):
        inner: Any = resources.get(kind)
        for name in names(inner):
            drawing = inner[name]
            if isinstance(drawing, pikepdf.Stream) and drawing.objgen not in seen:
                seen.add(drawing.objgen)
                _collect(drawing.get("/Resources"), named, seen, depth + 1)
