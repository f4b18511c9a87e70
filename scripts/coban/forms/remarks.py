"""What is missing from returned forms, wrong or doubtful: for the terminal, and for those who mend it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum

from coban.forms.report_grid import MOST
from coban.vietnamese import number


class Weight(IntEnum):
    """How much a remark matters."""

    DOUBT = 0
    """Counted as it stands; somebody should ask."""
    MISSING = 1
    WRONG = 2
    """Not counted."""


@dataclass(frozen=True, slots=True)
class Wording:
    """A kind of remark; `{got}` and `{expected}` are filled in."""

    weight: Weight
    english: str
    what: str
    """Vietnamese: what is there."""
    wanted: str
    """Vietnamese: what is expected."""


WHOLE = f"a whole number from 0 to {MOST:,}"
WHOLE_VI = f"Số nguyên từ 0 đến {number(MOST)}"

DOUBT, MISSING, WRONG = Weight.DOUBT, Weight.MISSING, Weight.WRONG

KINDS: Mapping[str, Wording] = {
    "no-form": Wording(
        MISSING, "no form came in from {expected}", "Chưa có biểu gửi về", "Gửi biểu của {expected}"
    ),
    "unreadable": Wording(
        WRONG,
        "this is no workbook ({got}); expected the .xlsx file that was sent out, filled in",
        "Không mở được: {got}",
        "Tệp .xlsx đã phát, điền rồi lưu lại",
    ),
    "locked": Wording(
        WRONG,
        "this is an old .xls file, or locked with a password; expected .xlsx without a password",
        "Tệp .xls đời cũ, hoặc có mật khẩu mở tệp",
        "Lưu lại dạng .xlsx, không đặt mật khẩu",
    ),
    "no-id": Wording(
        WRONG,
        "there is no form number such as '{expected}'; expected the form that was sent out, not a "
        "copy of its table",
        "Không có mã biểu",
        "Biểu đã phát, không chép sang tệp khác",
    ),
    "other-form": Wording(
        WRONG,
        "its number is '{got}'; expected a form of '{expected}'",
        "Mã biểu “{got}”",
        "Biểu của “{expected}”",
    ),
    "stale": Wording(
        WRONG,
        "its number '{got}' is of another edition; expected '{expected}': send the form out again",
        "Mã biểu “{got}” của bản khác",
        "Biểu có mã “{expected}”",
    ),
    "twice": Wording(
        WRONG,
        "{expected} sent more than one form ({got}); none of them is counted; keep the right one",
        "Có nhiều biểu: {got}",
        "Giữ một biểu đúng của {expected}",
    ),
    "no-sheet": Wording(
        WRONG,
        "the sheet '{expected}' is not there",
        "Không có trang “{expected}”",
        "Giữ đủ các trang",
    ),
    "heading": Wording(
        WRONG,
        "the heading says “{got}”, expected '{expected}'; nothing of this form is counted",
        "Tiêu đề là “{got}”",
        "“{expected}”; dùng lại biểu đã phát",
    ),
    "no-row": Wording(
        WRONG, "the row of {expected} is not there", "Mất dòng của {expected}", "Đủ dòng của mọi xã"
    ),
    "row-twice": Wording(
        WRONG,
        "commune {expected} stands twice, first in row {got}; this row is not counted",
        "Xã {expected} có hai dòng, dòng đầu là dòng {got}",
        "Mỗi xã một dòng",
    ),
    "alien-row": Wording(
        WRONG,
        "commune {got} is not in {expected}; this row is not counted",
        "Mã xã {got} không thuộc {expected}",
        "Chỉ các xã của {expected}",
    ),
    "blank": Wording(MISSING, f"empty, expected {WHOLE}", "Ô trống", WHOLE_VI),
    "text": Wording(WRONG, f"got the text “{{got}}”, expected {WHOLE}", "Chữ “{got}”", WHOLE_VI),
    "fraction": Wording(WRONG, f"got the fraction {{got}}, expected {WHOLE}", "Số lẻ {got}", WHOLE_VI),
    "negative": Wording(WRONG, f"got {{got}}, expected {WHOLE}", "Số âm {got}", WHOLE_VI),
    "too-large": Wording(WRONG, f"got {{got}}, expected {WHOLE}", "Số quá lớn: {got}", WHOLE_VI),
    "day-there": Wording(WRONG, f"got the day {{got}}, expected {WHOLE}", "Ngày {got}", WHOLE_VI),
    "broken": Wording(WRONG, f"got the error {{got}}, expected {WHOLE}", "Lỗi {got}", WHOLE_VI),
    "formula": Wording(
        WRONG,
        f"the formula {{got}} has no result on record, expected {WHOLE}; type the number",
        "Công thức {got} chưa có kết quả",
        WHOLE_VI,
    ),
    "truth": Wording(WRONG, f"got {{got}}, expected {WHOLE}", "Giá trị {got}", WHOLE_VI),
    "state": Wording(WRONG, "got “{got}”, expected one of: {expected}", "“{got}”", "Một trong: {expected}"),
    "idle": Wording(
        WRONG,
        "got {got} in the row of a commune that says '{expected}'; it is not counted",
        "{got} trong khi tình trạng là “{expected}”",
        "Để trống, hoặc sửa tình trạng",
    ),
    "unready": Wording(MISSING, "{got} says '{expected}'", "{got}: “{expected}”", "Đủ số liệu"),
    "fell": Wording(
        DOUBT,
        "{got}: less after than before; right?",
        "{got}: sau nhỏ hơn trước",
        "Xem lại, nêu lý do",
    ),
    "name": Wording(
        DOUBT, "the name says “{got}”, the code is of {expected}", "Tên ghi “{got}”", "{expected} theo mã"
    ),
    "day": Wording(DOUBT, "got “{got}”, expected a day, 04/10/2022", "“{got}”", "Ngày, như 04/10/2022"),
}
"""By what is the matter."""


@dataclass(frozen=True, slots=True, order=True)
class Remark:
    """One thing: in which district's form, in which file and cell, what is there, what was expected."""

    district: str
    """'' when nobody can tell."""
    file: str
    """As the user named it; '' for a form that did not come."""
    cell: str
    """'Số liệu!E12'; '' for the whole file."""
    kind: str
    got: str = ""
    expected: str = ""

    @property
    def weight(self) -> Weight:
        return KINDS[self.kind].weight

    @property
    def what(self) -> str:
        return KINDS[self.kind].what.format(got=self.got, expected=self.expected)

    @property
    def wanted(self) -> str:
        return KINDS[self.kind].wanted.format(got=self.got, expected=self.expected)

    def __str__(self) -> str:
        where = ", ".join(part for part in (self.file, self.cell) if part)
        told = KINDS[self.kind].english.format(got=self.got, expected=self.expected)
        return f"{where}: {told}" if where else told
