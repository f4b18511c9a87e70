"""Workbooks by xlsxwriter: the house's cell styles, texts that stay texts, print setup on A4."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from typing import Any

import xlsxwriter

FIRST_DAY = datetime(1980, 1, 1)
"""No wall-clock reaches the bytes."""

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""What begins with one of them could be taken for a formula, also after the sheet went through CSV."""

FIELD, COBALT, LINE, PALE, FILL, AMBER = "#003580", "#0047AB", "#B9C7E0", "#E6EDF8", "#FFFDF0", "#FFE2B3"

BASE: Mapping[str, Any] = {"font_name": "Arial", "font_size": 10, "text_wrap": True, "valign": "vcenter"}
BOXED: Mapping[str, Any] = {**BASE, "border": 1, "border_color": LINE}
WORDS: Mapping[str, Any] = {**BOXED, "align": "left", "indent": 1}
COUNT: Mapping[str, Any] = {**BOXED, "num_format": "#,##0", "align": "right", "indent": 1}

STYLES: Mapping[str, Mapping[str, Any]] = {
    "title": {**BASE, "bold": True, "font_size": 15, "font_color": FIELD, "text_wrap": False},
    "plain": {**BASE, "text_wrap": False},
    "words": {**BASE, "valign": "top"},
    "label": {**BASE, "font_color": "#51617D", "text_wrap": False},
    "strong": {**BASE, "bold": True, "text_wrap": False},
    "head": {**BOXED, "bold": True, "font_color": "#FFFFFF", "bg_color": FIELD, "align": "center"},
    "subhead": {**BOXED, "bold": True, "font_color": FIELD, "bg_color": PALE, "align": "center"},
    "text": WORDS,
    "top": {**WORDS, "valign": "top"},
    "strong_top": {**WORDS, "bold": True, "valign": "top"},
    "quoted": {**WORDS, "quote_prefix": True},
    "centre": {**BOXED, "align": "center"},
    "count": COUNT,
    "open_count": {**COUNT, "bg_color": AMBER},
    "fill": {**WORDS, "bg_color": FILL, "locked": False},
    "fill_count": {**COUNT, "bg_color": FILL, "locked": False},
    "fill_day": {**BOXED, "bg_color": FILL, "locked": False, "num_format": "dd/mm/yyyy", "align": "left"},
    "sum": {**WORDS, "bold": True, "bg_color": PALE, "font_color": FIELD},
    "sum_count": {**COUNT, "bold": True, "bg_color": PALE, "font_color": FIELD},
    "doubt": {"bg_color": AMBER},
}


class Book:
    """A workbook in the making, with its styles."""

    def __init__(self, stream: BytesIO, title: str) -> None:
        self._book = xlsxwriter.Workbook(stream, {"in_memory": True})
        self._book.set_properties({"title": title, "created": FIRST_DAY})
        self.style = {name: self._book.add_format(dict(rules)) for name, rules in STYLES.items()}

    def sheet(self, name: str, *, running: str, head_rows: tuple[int, int] | None = None) -> Any:
        """A sheet across A4, as wide as one page; `head_rows` stand on every page."""
        sheet = self._book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)  # A4
        sheet.fit_to_pages(1, 0)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.hide_gridlines(2)
        sheet.set_footer(f"&L&8{running.replace('&', '&&')}&R&8Trang &P/&N")
        if head_rows:
            sheet.repeat_rows(*head_rows)
        return sheet

    def write(
        self, sheet: Any, row: int, column: int, value: str | float | datetime | None, style: str
    ) -> None:
        """A text stays a text, whatever it begins with."""
        match value:
            case None:
                sheet.write_blank(row, column, None, self.style[style])
            case str():
                evil = style == "text" and value.startswith(FORMULA_SIGNS)
                sheet.write_string(row, column, value, self.style["quoted" if evil else style])
            case datetime():
                sheet.write_datetime(row, column, value, self.style[style])
            case _:
                sheet.write_number(row, column, value, self.style[style])

    def block(self, sheet: Any, cells: tuple[int, int, int, int], words: str, style: str) -> None:
        """A text over the cells of a rectangle (first row, first column, last row, last column)."""
        if cells[:2] == cells[2:]:
            self.write(sheet, cells[0], cells[1], words, style)
        else:
            sheet.merge_range(*cells, words, self.style[style])

    def close(self) -> None:
        self._book.close()


@contextmanager
def workbook(stream: BytesIO, title: str) -> Iterator[Book]:
    """The same bytes for the same cells."""
    book = Book(stream, title)
    yield book
    book.close()


def height_of(words: str, width: float) -> float:
    """The height in points of a row that shows all of it in a column of so many letters."""
    lines = sum(len(line) // max(1, int(width * 1.1)) + 1 for line in words.split("\n"))
    return 13.5 * lines + 6
