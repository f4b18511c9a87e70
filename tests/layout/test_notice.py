"""Notice sheets: cards share out the sheet, titles stand alike, nothing under the legible size."""

from __future__ import annotations

from dataclasses import replace
from math import hypot

import pytest

from coban.campaign.brief import Brief
from coban.campaign.entries import Entry
from coban.errors import UnfitError
from coban.layout import Commission, commissions, compose
from coban.qr import QUIET_ZONE_MODULES, matrix
from coban.scene import Box, Code, Role, Sheet, Text

SHORT = "Đăng ký khai sinh"
LONG = (
    "Chứng thực bản sao từ bản chính giấy tờ, văn bản do cơ quan tổ chức có thẩm quyền của Việt Nam cấp hoặc "
    "chứng nhận"
)


def notices(brief: Brief, names: list[str]) -> list[tuple[Commission, Sheet]]:
    """The sheets of a list with these names, each with a code and a link of its own."""
    entries = tuple(
        Entry(f"1.{number:06}", name, "Tư pháp", f"https://example.invalid/{number}")
        for number, name in enumerate(names)
    )
    order = brief.campaign.order("niem-yet-tthc")
    found = commissions(replace(brief, lists={**brief.lists, order.id: entries}), order)
    return [(commission, compose(commission)) for commission in found]


def cards(sheet: Sheet) -> list[Box]:
    return [item for item in sheet.items if isinstance(item, Box) and item.role is Role.QR]


@pytest.mark.parametrize(
    ("count", "columns", "rows"), [(1, 1, 1), (3, 1, 3), (4, 1, 4), (6, 2, 3), (7, 2, 4), (12, 2, 6)]
)
def test_the_rows_of_one_sheet_share_it_out(tuyen_quang: Brief, count: int, columns: int, rows: int) -> None:
    ((commission, sheet),) = notices(tuyen_quang, [SHORT] * count)
    found = cards(sheet)
    assert len(found) == count == len([item for item in sheet.items if isinstance(item, Code)])
    assert len({round(card.rect.x, 3) for card in found}) == columns
    assert len({round(card.rect.y, 3) for card in found}) == rows
    assert max(card.rect.right for card in found) == pytest.approx(commission.width - found[0].rect.x)


def test_several_sheets_have_one_grid(tuyen_quang: Brief) -> None:
    first, second = notices(tuyen_quang, [SHORT] * 14)
    assert [len(cards(sheet)) for _, sheet in (first, second)] == [12, 2]
    assert cards(first[1])[0].rect == cards(second[1])[0].rect


def test_titles_of_one_sheet_are_set_alike_but_for_a_long_one(tuyen_quang: Brief) -> None:
    ((commission, sheet),) = notices(tuyen_quang, [SHORT] * 11 + [f"{LONG}; {LONG}; {LONG[:60]}"])
    texts = [item for item in sheet.items if isinstance(item, Text) and item.role is Role.PLACE]
    short = {round(text.size, 6) for text in texts if text.line.text in SHORT}
    long = {round(text.size, 6) for text in texts if text.line.text in LONG}
    assert len(short) == len(long) == 1
    assert min(long) < min(short)
    least = min(text.size for text in texts) * commission.face.cap_height
    assert least >= commission.smallest_cap - 1e-9


def test_a_title_that_cannot_be_read_is_a_fault_that_names_its_row(tuyen_quang: Brief) -> None:
    with pytest.raises(UnfitError, match=r"row 1\.000011: .* does not fit its card"):
        notices(tuyen_quang, [SHORT] * 11 + [" ".join([LONG] * 9)])


def test_codes_of_one_sheet_have_one_size_whatever_they_hold(tuyen_quang: Brief) -> None:
    entries = [
        Entry(f"{number}", SHORT, "", f"https://example.invalid/{'x' * 40 * number}") for number in range(3)
    ]
    order = tuyen_quang.campaign.order("niem-yet-tthc")
    brief = replace(tuyen_quang, lists={**tuyen_quang.lists, order.id: tuple(entries)})
    sheet = compose(commissions(brief, order)[0])
    codes = [item for item in sheet.items if isinstance(item, Code)]
    assert len({len(matrix(code.payload)) for code in codes}) > 1
    assert len({(round(code.rect.x, 6), round(code.rect.width, 6)) for code in codes}) == 1


@pytest.mark.parametrize("count", [1, 3, 6, 12])
def test_the_quiet_zone_lies_within_the_round_corners_of_its_card(tuyen_quang: Brief, count: int) -> None:
    ((_, sheet),) = notices(tuyen_quang, [SHORT] * count)
    codes = [item for item in sheet.items if isinstance(item, Code)]
    for code, card in zip(codes, cards(sheet), strict=True):
        quiet = QUIET_ZONE_MODULES * code.rect.width / len(matrix(code.payload))
        x, y = code.rect.x - quiet - card.rect.x, code.rect.y - quiet - card.rect.y
        assert min(x, y) > 0
        in_corner = x < card.radius and y < card.radius
        assert not in_corner or hypot(card.radius - x, card.radius - y) <= card.radius
