"""LED boards: sizes in whole dots, nothing but the message, legible in the finished picture."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from tests.layout.ordered import every_message, kept, ordered, texts

from coban.campaign.brief import Brief
from coban.errors import UnfitError
from coban.layout import compose
from coban.layout.led import LEAST_CAP_PX
from coban.paint.png import PngPainter
from coban.scene import Box, Picture, Role
from coban.units import mm_to_px

BOARDS = ["led-p10", "led-1920x384", "led-128x64"]


@pytest.fixture(scope="module", params=["xu_lang", "tuyen_quang"])
def brief(request: pytest.FixtureRequest) -> Brief:
    found: Brief = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("board", BOARDS)
def test_capitals_and_baselines_stand_on_whole_dots(brief: Brief, board: str) -> None:
    sheets = list(every_message(brief, board))
    assert len(sheets) >= len(brief.campaign.messages) - 2
    for sheet in sheets:
        lines = texts(sheet, Role.MESSAGE)
        assert len({round(line.size, 9) for line in lines}) == 1
        for line in lines:
            cap, baseline = mm_to_px(line.face.cap_height * line.size), mm_to_px(line.y)
            assert cap >= LEAST_CAP_PX - 1e-6
            assert cap == pytest.approx(round(cap), abs=1e-6)
            assert baseline == pytest.approx(round(baseline), abs=1e-6)


@pytest.mark.parametrize("board", BOARDS)
def test_a_board_shows_the_message_alone(xu_lang: Brief, board: str) -> None:
    sheet = compose(ordered(xu_lang, board, "value", sponsors=True))
    assert {item.role for item in sheet.items} <= {Role.FIELD, Role.MESSAGE, Role.EMBLEM}
    assert isinstance(sheet.items[0], Box)
    assert any(isinstance(item, Picture) for item in sheet.items) == (board == "led-1920x384")


@pytest.mark.parametrize(
    ("board", "size"), [("led", "192x64px"), ("led", "64x32px"), ("led", "640x128px"), ("led", "96x320px")]
)
def test_boards_of_any_size(xu_lang: Brief, board: str, size: str) -> None:
    commission = ordered(xu_lang, board, "teams-2", size)
    kept(commission, compose(commission))


def test_a_dark_row_parts_the_tails_of_a_line_from_the_marks_of_the_next(brief: Brief) -> None:
    for board in BOARDS:
        for sheet in every_message(brief, board):
            lines = texts(sheet, Role.MESSAGE)
            for above, below in pairwise(lines):
                assert mm_to_px(below.ink_box.y - above.ink_box.bottom) >= 1 - 1e-6


def test_a_slogan_too_long_for_the_board_is_refused_with_what_to_do(tuyen_quang: Brief) -> None:
    with pytest.raises(UnfitError, match=r"does not fit on 128x64px: no breaking leaves capitals of 7 dots"):
        compose(ordered(tuyen_quang, "led-128x64", "theme"))


def test_the_picture_is_crisp(xu_lang: Brief) -> None:
    """Rows of capitals are either full or empty: no row above or below is half lit along a horizontal."""
    commission = ordered(xu_lang, "led-128x64", "main")
    sheet = compose(commission)
    picture = np.asarray(PngPainter(sheet, 128).image(sheet).convert("L"), float)
    assert picture.shape == (64, 128)
    dark, light = picture.min(), picture.max()
    assert light == 255
    baseline = round(mm_to_px(texts(sheet, Role.MESSAGE)[1].y))
    # The foot of the L of 'Lạng' is a horizontal: full in the last row over the baseline, gone under it.
    line = texts(sheet, Role.MESSAGE)[1]
    start = next(x for word, x, _ in line.line.word_starts() if word == "Lạng")
    left = mm_to_px(line.x + (start + 0.25) * line.size)
    column = picture[:, round(left)]
    assert column[baseline - 1] > 0.9 * light
    assert column[baseline] < dark + 0.1 * (light - dark)


@pytest.mark.parametrize("board", BOARDS)
def test_a_rule_of_whole_dots_stands_for_the_dash_between_the_halves(xu_lang: Brief, board: str) -> None:
    sheet = compose(ordered(xu_lang, board, "isee"))
    [rule] = [item for item in sheet.items if isinstance(item, Box) and item.words == "-"]
    assert not any(line.line.text.endswith("-") for line in texts(sheet, Role.MESSAGE))
    for edge in (rule.rect.y, rule.rect.bottom, rule.rect.x, rule.rect.right):
        assert mm_to_px(edge) == pytest.approx(round(mm_to_px(edge)), abs=1e-6)
    above = [line.ink_box.bottom for line in texts(sheet, Role.MESSAGE) if line.y < rule.rect.y]
    below = [line.ink_box.y for line in texts(sheet, Role.MESSAGE) if line.y > rule.rect.y]
    assert max(above) < rule.rect.y < rule.rect.bottom < min(below)


def test_a_message_in_one_piece_keeps_its_dash(xu_lang: Brief) -> None:
    sheet = compose(ordered(xu_lang, "led-p10", "isee-2"))
    assert (
        " ".join(line.line.text for line in texts(sheet, Role.MESSAGE))
        == "Muốn nhanh thủ tục, hồ sơ - Hỏi iSee"
    )
