"""What may be entered where in a report form, and what is said when it is something else."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

from coban.forms import report_grid as grid
from coban.forms.report_plan import District, Plan
from coban.vietnamese import day, number


def set_rules(sheet: Any, plan: Plan, district: District, doubt: Any) -> None:
    """What may be entered where; headings, codes, names and totals are locked, without a password."""
    sheet.data_validation(grid.down(district, grid.STATE), choice(list(grid.STATES), "Tình trạng"))
    if plan.launch_forms:
        sheet.data_validation(grid.cell(*grid.LAUNCH_FORM), choice(list(plan.launch_forms), "Hình thức"))
    sheet.data_validation(grid.cell(*grid.LAUNCH_DAY), _launch_day(plan))
    for column in grid.columns(plan):
        sheet.data_validation(grid.down(district, column.at), whole_number(column))
        if column.figure.stays and column.when == "after":
            first, before = grid.cell(grid.FIRST, column.at), grid.cell(grid.FIRST, column.at - 1)
            rule = f"=AND(ISNUMBER({first}),ISNUMBER({before}),{first}<{before})"
            sheet.conditional_format(
                grid.down(district, column.at), {"type": "formula", "criteria": rule, "format": doubt}
            )
    sheet.protect("", {"format_columns": True, "format_rows": True, "autofilter": True})


def choice(names: list[str], what: str) -> dict[str, object]:
    return {
        "validate": "list",
        "source": names,
        "error_title": "Chọn trong danh sách",
        "error_message": f"{what}: chọn một trong: {', '.join(names)}.",
    }


def whole_number(column: grid.Column) -> dict[str, object]:
    return {
        "validate": "integer",
        "criteria": "between",
        "minimum": 0,
        "maximum": grid.MOST,
        "input_title": f"{column.word} đợt ra quân",
        "input_message": f"Số nguyên, đơn vị: {column.figure.unit}. Không có thì ghi 0.",
        "error_title": "Cần một số nguyên",
        "error_message": f"Ghi số nguyên từ 0 đến {number(grid.MOST)}, không ghi chữ, không ghi dấu chấm.",
    }


def _launch_day(plan: Plan) -> dict[str, object]:
    limit = plan.launch_before
    first, last = plan.starts - timedelta(days=60), limit - timedelta(days=1) if limit else plan.ends
    told = f" Văn bản đề nghị tổ chức trước ngày {day(limit)}." if limit else ""
    return {
        "validate": "date",
        "criteria": "between",
        "minimum": _midnight(first),
        "maximum": _midnight(last),
        "error_type": "warning",
        "error_title": "Xem lại ngày",
        "error_message": f"Ghi ngày theo dạng 04/10/2022.{told}",
    }


def _midnight(one: date) -> datetime:
    return datetime(one.year, one.month, one.day)
