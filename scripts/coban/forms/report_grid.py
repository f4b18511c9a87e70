"""Where things stand in a report form: the one who writes it and the one who reads it back share this."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from coban.forms.report_plan import District, Figure, Plan

FIGURES, OTHER, HELP = "Số liệu", "Nội dung khác", "Hướng dẫn"
"""The sheets."""

FULL, PARTIAL, NONE = "Đủ số liệu", "Còn thiếu số liệu", "Chưa ra quân"
STATES = (FULL, PARTIAL, NONE)
"""What a commune's row may say of itself."""

BEFORE, AFTER = "Trước", "Sau"

DISTRICT, FORM_ID, LAUNCH_FORM, LAUNCH_DAY = (2, 3), (3, 3), (4, 3), (5, 3)
"""Cells at the head (row, column), counted from 0."""

HEADS = 8
"""The first of the three rows of headings: task, figure, before or after."""

FIRST = HEADS + 3
"""The first commune's row."""

NUMBER, CODE, NAME, STATE, FIRST_FIGURE = range(5)
"""Columns."""

MOST = 9_999_999
"""No commune counts more."""

OTHER_FIRST, OTHER_ROWS = 3, 20
OTHER_COLUMNS = ("Nơi triển khai", "Nội dung", "Số liệu (đơn vị)", BEFORE, AFTER)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of figures."""

    at: int
    figure: Figure
    when: Literal["before", "after"]

    @property
    def word(self) -> str:
        return BEFORE if self.when == "before" else AFTER


def columns(plan: Plan) -> Iterator[Column]:
    """Two for each figure, in the form's order."""
    for number, figure in enumerate(plan.figures):
        yield Column(FIRST_FIGURE + 2 * number, figure, "before")
        yield Column(FIRST_FIGURE + 2 * number + 1, figure, "after")


def remark_column(plan: Plan) -> int:
    return FIRST_FIGURE + 2 * len(plan.figures)


def form_id(slug: str, district: District, plan: Plan) -> str:
    """'dak-nong-ra-quan/huyen-cu-jut/3f2a91': the last part changes with the communes or the figures."""
    asked = [*(figure.id for figure in plan.figures), *(place.code for place in district.communes)]
    digest = hashlib.sha256("\n".join(asked).encode()).hexdigest()
    return f"{slug}/{district.slug}/{digest[:6]}"


def sums_row(district: District) -> int:
    """Below the last commune."""
    return FIRST + len(district.communes)


def down(district: District, column: int) -> str:
    """The cells of a column, from the first commune to the last: 'E12:E19'."""
    return f"{cell(FIRST, column)}:{cell(sums_row(district) - 1, column)}"


def cell(row: int, column: int) -> str:
    """(10, 4) → 'E11', as office suites call it."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"
