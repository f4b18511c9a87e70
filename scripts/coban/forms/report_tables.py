"""What the province makes of returned forms: the appendix's table filled in, then the lists behind it."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from coban.forms.report_lists import TO_MEND, by_commune, by_district, other, state_of, to_mend
from coban.forms.report_plan import Figure
from coban.forms.sheets import Book, height_of, workbook
from coban.forms.totals import Collected, Sum
from coban.vietnamese import day, decimal, number

APPENDIX, BY_DISTRICT, BY_COMMUNE, OTHER = "Phụ lục", "Theo huyện", "Theo xã", "Nội dung khác"
APPENDIX_HEADS = (
    ("STT", 5),
    ("Nhiệm vụ", 18),
    ("Đơn vị triển khai", 30),
    ("Hình thức triển khai", 32),
    ("Mục tiêu", 26),
    ("Số liệu", 28),
    ("Trước Chương trình", 13),
    ("Sau Chương trình", 13),
    ("Sau so với trước (lần)", 11),
    ("Số xã đã có số liệu", 11),
)
FIRST_DETAIL = 5
"""The first column of figures; those before it belong to the task."""


def report_tables(found: Collected) -> bytes:
    """The workbook as bytes."""
    stream = BytesIO()
    campaign = found.brief.campaign
    running = f"{campaign.name} – {found.plan.title}"
    with workbook(stream, f"{found.plan.title} – {campaign.province}") as book:
        _appendix(book, book.sheet(APPENDIX, running=running, head_rows=(4, 4)), found)
        by_district(book, book.sheet(BY_DISTRICT, running=running, head_rows=(2, 4)), found)
        by_commune(book, book.sheet(BY_COMMUNE, running=running, head_rows=(2, 4)), found)
        other(book, book.sheet(OTHER, running=running, head_rows=(2, 2)), found)
        to_mend(book, book.sheet(TO_MEND, running=running, head_rows=(2, 2)), found)
    return stream.getvalue()


def _appendix(book: Book, sheet: Any, found: Collected) -> None:
    plan, campaign = found.plan, found.brief.campaign
    book.write(sheet, 0, 0, plan.title, "title")
    dates = f"từ ngày {day(plan.starts)} đến ngày {day(plan.ends)}"
    book.write(sheet, 1, 0, f"Tỉnh {campaign.province}, {dates}. {state_of(found)}", "plain")
    book.write(sheet, 2, 0, "Ô nền cam: chưa đủ số liệu của mọi xã.", "label")
    for at, (name, width) in enumerate(APPENDIX_HEADS):
        sheet.set_column(at, at, width)
        book.write(sheet, 4, at, name, "head")
    sheet.set_row(4, 32)
    row = 5
    for order, task in enumerate(plan.tasks, 1):
        last = row + len(task.figures) - 1
        texts = (str(order), task.name, "\n".join(task.who), "\n".join(task.how), "\n".join(task.aims))
        height = max(height_of(text, APPENDIX_HEADS[at][1]) for at, text in enumerate(texts))
        for at, text in enumerate(texts):
            book.block(
                sheet, (row, at, last, at), text, "centre" if at == 0 else "strong_top" if at == 1 else "top"
            )
        for figure in task.figures:
            sheet.set_row(row, max(height / len(task.figures), height_of(figure.name, 28)))
            _result(book, sheet, row, figure, found.sum(figure, found.districts))
            row += 1
    _other_row(book, sheet, row, found)


def _result(book: Book, sheet: Any, row: int, figure: Figure, total: Sum) -> None:
    book.write(sheet, row, FIRST_DETAIL, f"{figure.name} ({figure.unit})", "text")
    for at, value, counted in (
        (FIRST_DETAIL + 1, total.before, total.counted_before),
        (FIRST_DETAIL + 2, total.after, total.counted_after),
    ):
        style = "count" if counted == total.communes else "open_count"
        book.write(sheet, row, at, value if counted else None, style)
    aimed = f"mục tiêu {number(figure.times)}" if figure.times else ""
    ratio = decimal(total.times, 2) if total.times is not None else "–"
    book.write(sheet, row, FIRST_DETAIL + 3, f"{ratio}\n({aimed})" if aimed else ratio, "centre")
    both = min(total.counted_before, total.counted_after)
    book.write(sheet, row, FIRST_DETAIL + 4, f"{both}/{total.communes}", "centre")


def _other_row(book: Book, sheet: Any, row: int, found: Collected) -> None:
    rows = sum(len(answers.other) for answers in found.answers.values())
    told = f"{number(rows)} nội dung, kê ở trang “{OTHER}”" if rows else "Không có"
    book.write(sheet, row, 0, str(len(found.plan.tasks) + 1), "centre")
    book.write(sheet, row, 1, found.plan.other, "strong_top")
    for at in range(2, len(APPENDIX_HEADS)):
        book.write(sheet, row, at, told if at == FIRST_DETAIL else None, "text")
    sheet.set_row(row, height_of(found.plan.other, APPENDIX_HEADS[1][1]))
