"""The lists behind the appendix: by district, by commune, what districts add, what is to be mended."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from coban.campaign.places import Place
from coban.forms import report_grid as grid
from coban.forms.answers import Answers
from coban.forms.report_plan import District
from coban.forms.sheets import Book, height_of
from coban.forms.totals import Collected
from coban.vietnamese import day, number

DISTRICT_HEAD = "Huyện, thành phố"
TO_MEND = "Cần bổ sung"
FIRST_ROW = 5
"""Below a title, an empty row and three rows of headings."""


def state_of(found: Collected) -> str:
    """'Đã nhận 6/8 biểu; 3 chỗ sai, 12 chỗ thiếu.'"""
    came = f"Đã nhận {len(found.answers)}/{len(found.districts)} biểu"
    if not found.remarks:
        return f"{came}, đủ số liệu của mọi xã."
    return f"{came}; còn {number(len(found.remarks))} chỗ cần xem, kê ở trang “{TO_MEND}”."


def by_district(book: Book, sheet: Any, found: Collected) -> None:
    heads = ((DISTRICT_HEAD, 22), ("Lễ phát động", 18), ("Xã đủ số liệu", 9))
    _table_head(book, sheet, found, f"Theo huyện, thành phố. {state_of(found)}", heads)
    row = FIRST_ROW
    for district in found.districts:
        answers = found.answers.get(district.name)
        full = sum(state == grid.FULL for state in answers.states.values()) if answers else 0
        book.write(sheet, row, 0, district.name, "text")
        book.write(sheet, row, 1, _launch(answers), "text")
        book.write(sheet, row, 2, f"{full}/{len(district.communes)}", "centre")
        _sums(book, sheet, row, found, [district], "count")
        row += 1
    book.write(sheet, row, 0, f"Tỉnh {found.brief.campaign.province}", "sum")
    for at in (1, 2):
        book.write(sheet, row, at, None, "sum")
    _sums(book, sheet, row, found, found.districts, "sum_count")


def _sums(book: Book, sheet: Any, row: int, found: Collected, among: Sequence[District], style: str) -> None:
    for at, figure in enumerate(found.plan.figures):
        total = found.sum(figure, among)
        for side, value, counted in (
            (0, total.before, total.counted_before),
            (1, total.after, total.counted_after),
        ):
            shown = value if counted else None
            book.write(
                sheet, row, 3 + 2 * at + side, shown, style if counted == total.communes else "open_count"
            )


def by_commune(book: Book, sheet: Any, found: Collected) -> None:
    heads = (("Xã, phường, thị trấn", 22), (DISTRICT_HEAD, 20), ("Mã", 7))
    _table_head(book, sheet, found, "Theo xã, phường, thị trấn", heads, note="Ghi chú")
    row = FIRST_ROW
    for district in found.districts:
        for place in district.communes:
            book.write(sheet, row, 0, place.name, "text")
            book.write(sheet, row, 1, place.district, "text")
            book.write(sheet, row, 2, place.code, "centre")
            _commune(book, sheet, row, found, district, place)
            row += 1


def _commune(book: Book, sheet: Any, row: int, found: Collected, district: District, place: Place) -> None:
    answers = found.answers.get(district.name)
    for at, figure in enumerate(found.plan.figures):
        for side, when in enumerate(("before", "after")):
            value = answers.figures.get((place.code, figure.id, when)) if answers else None
            style = "count" if value is not None else "open_count"
            book.write(sheet, row, 3 + 2 * at + side, value, style)
    note = answers.notes.get(place.code) if answers else None
    book.write(sheet, row, 3 + 2 * len(found.plan.figures), note, "text")


def _table_head(
    book: Book,
    sheet: Any,
    found: Collected,
    title: str,
    heads: Sequence[tuple[str, float]],
    *,
    note: str = "",
) -> None:
    """Three rows of headings as in the form: task, figure, before and after."""
    book.write(sheet, 0, 0, title, "strong")
    for at, (name, width) in enumerate(heads):
        sheet.set_column(at, at, width)
        sheet.merge_range(2, at, 4, at, name, book.style["head"])
    at = len(heads)
    for order, task in enumerate(found.plan.tasks, 1):
        last = at + 2 * len(task.figures) - 1
        if task.figures:
            sheet.merge_range(2, at, 2, last, f"{order}. {task.short or task.name}", book.style["head"])
        for figure in task.figures:
            sheet.merge_range(3, at, 3, at + 1, figure.name, book.style["subhead"])
            book.write(sheet, 4, at, grid.BEFORE, "subhead")
            book.write(sheet, 4, at + 1, grid.AFTER, "subhead")
            at += 2
    sheet.set_column(len(heads), at, 8.6)
    sheet.set_row(3, max(height_of(figure.name, 17) for figure in found.plan.figures))
    if note:
        sheet.set_column(at, at, 20)
        sheet.merge_range(2, at, 4, at, note, book.style["head"])
    sheet.freeze_panes(5, 1)


def other(book: Book, sheet: Any, found: Collected) -> None:
    book.write(sheet, 0, 0, found.plan.other, "strong")
    widths = (22, 24, 60, 24, 12, 12)
    for at, (name, width) in enumerate(zip((DISTRICT_HEAD, *grid.OTHER_COLUMNS), widths, strict=True)):
        sheet.set_column(at, at, width)
        book.write(sheet, 2, at, name, "head")
    row = 3
    for district in found.districts:
        answers = found.answers.get(district.name)
        for one in answers.other if answers else ():
            for at, value in enumerate((district.name, one.where, one.what, one.figure)):
                book.write(sheet, row, at, value or None, "text")
            for at, count in ((4, one.before), (5, one.after)):
                book.write(sheet, row, at, count, "count")
            row += 1
    if row == 3:
        book.write(sheet, row, 0, "Không huyện, thành phố nào báo cáo nội dung khác.", "plain")


def to_mend(book: Book, sheet: Any, found: Collected) -> None:
    book.write(sheet, 0, 0, f"Cần bổ sung, sửa. {state_of(found)}", "strong")
    heads = (DISTRICT_HEAD, "Tệp", "Ô", "Hiện có", "Cần có")
    for at, (name, width) in enumerate(zip(heads, (22, 34, 16, 50, 50), strict=True)):
        sheet.set_column(at, at, width)
        book.write(sheet, 2, at, name, "head")
    for row, remark in enumerate(found.remarks, 3):
        for at, words in enumerate((remark.district, remark.file, remark.cell, remark.what, remark.wanted)):
            book.write(sheet, row, at, words or None, "text")
    if not found.remarks:
        book.write(sheet, 3, 0, "Không có.", "plain")


def _launch(answers: Answers | None) -> str | None:
    """'Trực tiếp, 04/10/2022', as far as it is known."""
    if answers is None:
        return None
    held = answers.launch_form, day(answers.launch_day) if answers.launch_day else ""
    return ", ".join(filter(None, held)) or None
