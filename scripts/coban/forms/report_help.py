"""What the form tells those who fill it in."""

from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.forms import report_grid as grid
from coban.forms.citing import cited
from coban.forms.report_plan import District, Plan
from coban.vietnamese import OPEN, day, number


def help_lines(brief: Brief, plan: Plan, district: District) -> Iterator[tuple[str, str]]:
    """(what, how), line by line."""
    communes = f"{district.name} có {len(district.communes)} xã, phường, thị trấn, đã ghi sẵn cùng mã."
    yield (
        "Ai điền",
        f"{plan.sender} {district.within}, theo số liệu của từng xã, phường, thị trấn. {communes}",
    )
    yield (
        "Gửi",
        f"{plan.to}, trước ngày {day(plan.before)}: tệp .xlsx này, giữ nguyên tên tệp. {_address(plan)}",
    )
    yield (
        "Ô để điền",
        "Chỉ các ô nền vàng nhạt. Tiêu đề, mã, tên xã và dòng cộng đã khóa; không thêm, xóa dòng hay cột.",
    )
    states = f"“{grid.FULL}” khi mọi ô của dòng đã có số; “{grid.PARTIAL}” khi còn ô trống; “{grid.NONE}”"
    yield "Tình trạng", f"Chọn {states} khi xã chưa triển khai, các ô số để trống."
    whole = f"Số nguyên từ 0 đến {number(grid.MOST)}, không ghi chữ, dấu chấm hay đơn vị."
    yield "Cách ghi số", f"{whole} Không có thì ghi 0, đừng để trống."
    yield grid.BEFORE, f"Số liệu trước đợt ra quân (trước ngày {day(plan.starts)})."
    yield grid.AFTER, f"Số liệu sau đợt ra quân (sau ngày {day(plan.ends)})."
    yield (
        "Lũy kế hay trong đợt",
        f"Văn bản không nói rõ ({OPEN}): tính cách nào thì ghi ở cột Ghi chú, hai cột tính như nhau.",
    )
    yield "Ô nền cam", "Số sau nhỏ hơn số trước: xem lại; nếu đúng thì nêu lý do ở cột Ghi chú."
    for order, task in enumerate(plan.tasks, 1):
        counted = "; ".join(f"{figure.name} ({figure.unit})" for figure in task.figures)
        yield f"{order}. {task.name}", f"{counted}. Mục tiêu: {' '.join(task.aims)}"
    yield f"{len(plan.tasks) + 1}. {plan.other}", f"Ghi ở trang “{grid.OTHER}”."
    yield "Căn cứ", f"{cited(brief, plan.source)}."


def _address(plan: Plan) -> str:
    if isinstance(plan.send_to, Unconfirmed):
        return f"Địa chỉ nhận {OPEN}: {plan.send_to.unconfirmed}."
    return f"Gửi tới: {plan.send_to}."
