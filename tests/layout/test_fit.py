"""Line breaking and fitting: lines a reader would break, sizes that fill the room, marks that never meet."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from coban.campaign.house import shipped
from coban.layout.fit import MARK_GAP, largest, one_line, raggedness, setting, ways_to_break
from coban.text import Face, face

SLOGAN = "CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN"


@pytest.fixture(scope="module")
def bold() -> Face:
    return face(Path(shipped("assets") / "fonts/Arimo-Bold.ttf"))


def test_the_setting_fills_the_room_and_does_not_leave_it(bold: Face) -> None:
    for width, height in itertools.product((300, 1000, 5000), (80, 400, 900)):
        found = largest(bold, ways_to_break(bold, SLOGAN, most_lines=6), width, height)
        assert found is not None
        tall = found.height + found.over + found.under
        assert found.width <= width + 1e-6
        assert tall <= height + 1e-6
        assert max(found.width / width, tall / height) > 0.999


def test_every_way_to_break_keeps_the_words(bold: Face) -> None:
    for lines in ways_to_break(bold, SLOGAN, most_lines=8):
        assert " ".join(lines) == SLOGAN


def test_words_that_belong_together_are_never_parted(bold: Face) -> None:
    keep = ("CHUYỂN ĐỔI SỐ", "XÃ HỘI", "CUỘC SỐNG", "NGƯỜI DÂN")
    for lines in ways_to_break(bold, SLOGAN, keep=keep, most_lines=8):
        for group in keep:
            assert any(group in line for line in lines), (group, lines)


def test_a_dash_stays_with_the_word_before_it(bold: Face) -> None:
    for lines in ways_to_break(bold, "Muốn nhanh thủ tục, hồ sơ - Hỏi iSee", most_lines=5):
        assert not any(line.startswith("-") for line in lines)


def test_the_last_line_is_no_lone_word(bold: Face) -> None:
    for lines in ways_to_break(bold, "Đi từng ngõ, gõ từng nhà, rà từng người", most_lines=4)[1:]:
        assert " " in lines[-1]


def test_the_editors_lines_win_over_a_slightly_larger_setting(bold: Face) -> None:
    given = (
        ("CHUYỂN ĐỔI SỐ GIẢI QUYẾT CÁC VẤN ĐỀ", "CỦA XÃ HỘI VÌ MỘT CUỘC SỐNG TỐT ĐẸP HƠN CHO NGƯỜI DÂN"),
    )
    ways = ways_to_break(bold, SLOGAN, given, most_lines=2)
    found = largest(bold, ways, 5000, 700, preferred=given)
    assert found is not None
    assert tuple(line.text for line in found.lines) == given[0]


@pytest.mark.parametrize("lines", [("Ổ ỄẬ GỌ", "ẴỄỔ ẤỬ"), ("Lạng", "Ố"), ("gyọ", "ẪỘ")])
def test_marks_never_touch_the_line_above(bold: Face, lines: tuple[str, str]) -> None:
    found = setting(bold, lines, size=100)
    above, below = found.lines
    air = found.leading + above.bottom * 100 - below.top * 100
    assert air >= MARK_GAP * 100 - 1e-6


def test_raggedness_is_zero_for_equal_lines(bold: Face) -> None:
    assert raggedness(setting(bold, ["Xứ", "Xứ"]).lines) == 0


def test_one_line_shrinks_only_when_it_must(bold: Face) -> None:
    assert one_line(bold, "Xã Yên Khoái", 10_000, 80).size == 80
    assert one_line(bold, "Xã Yên Khoái", 100, 80).width == pytest.approx(100)
