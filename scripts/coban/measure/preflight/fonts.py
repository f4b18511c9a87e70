"""Fonts: every one in the file. (Glyphs that bring colours of their own are met on the walk.)"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

from coban.measure.preflight.file import PdfFile, Sheet
from coban.measure.preflight.objects import names, resources_below
from coban.measure.preflight.remark import Remark
from coban.measure.preflight.state import read_font


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
    for resources in resources_below(sheet.resources):
        fonts: Any = resources.get("/Font")
        for name in names(fonts):
            if isinstance(fonts[name], pikepdf.Dictionary):
                font = read_font(fonts[name], name)
                if not font.embedded:
                    named[font.name] = font.kind
    for font_name, kind in named.items():
        if font_name not in used:
            yield Remark("font-listed", sheet.number, f"{font_name} ({kind})")
