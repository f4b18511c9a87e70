"""Walls of stands: nothing that is read on a joint, and everything on one grid."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.ordered import every_message, kept, ordered, said, texts

from coban.campaign.brief import Brief
from coban.layout import compose
from coban.layout.joints import CLEAR_EM, MOST_GROWTH_EM, stepped
from coban.scene import Code, Picture, Role, Sheet, Text, item_box

CALL = "Quét mã để cài đặt ứng dụng"


@pytest.fixture(scope="module", params=["xu_lang", "tuyen_quang"])
def brief(request: pytest.FixtureRequest) -> Brief:
    found: Brief = request.getfixturevalue(request.param)
    return found


def joints(sheet: Sheet) -> list[float]:
    return [guide.x for guide in sheet.guides if guide.kind == "joint" and guide.x is not None]


def inks(item: Text | Picture | Code) -> list[tuple[float, float]]:
    """From left to right, what is solid: each word of a line, the whole of all else."""
    if not isinstance(item, Text):
        return [(item_box(item).x, item_box(item).right)]
    found = []
    for word, start, _ in item.line.word_starts():
        line, x = item.face.shape(word), item.x + start * item.size
        found.append((x + line.left * item.size, x + line.right * item.size))
    return found


@pytest.mark.parametrize("size", [None, "300x280cm", "600x300cm", "200x300cm", "450x250cm"])
def test_no_letter_logo_or_code_stands_on_a_joint(brief: Brief, size: str | None) -> None:
    sheets = list(every_message(brief, "gian-hang-vach", size, code="install", call=CALL))
    assert len(sheets) >= len(brief.campaign.messages) - 1
    for sheet in sheets:
        assert joints(sheet) == [1000.0 * n for n in range(1, 10) if 1000 * n < sheet.width]
        for item in sheet.items:
            if isinstance(item, Text | Picture | Code):
                for left, right in inks(item):
                    assert not any(left < at < right for at in joints(sheet)), item


def test_joints_are_as_far_apart_as_the_formats_panels(xu_lang: Brief) -> None:
    wider = xu_lang.formats["gian-hang-vach"].model_copy(update={"panel": "1.2m"})
    brief = replace(xu_lang, formats={**xu_lang.formats, wider.id: wider})
    for sheet in every_message(brief, wider.id, "360x280cm"):
        assert joints(sheet) == [1200.0, 2400.0]
        for item in sheet.items:
            if isinstance(item, Text | Picture | Code):
                assert not any(left < at < right for left, right in inks(item) for at in joints(sheet)), item


def test_the_slogan_is_read_from_afar(brief: Brief) -> None:
    for sheet in every_message(brief, "gian-hang-vach"):
        capitals = [text.face.cap_height * text.size for text in texts(sheet, Role.MESSAGE)]
        assert max(capitals) >= 5 * 4000 / 300, said(sheet, Role.MESSAGE)


def test_services_stand_in_columns_of_one_size(xu_lang: Brief) -> None:
    commission = ordered(xu_lang, "gian-hang-vach", "value", code="install", call=CALL)
    sheet = kept(commission, compose(commission))
    words = said(sheet, Role.IMPRINT)
    assert words == " ".join(service.name for service in xu_lang.campaign.services)
    lines = texts(sheet, Role.IMPRINT)
    assert len({round(line.size, 6) for line in lines}) == 1
    assert len({round(line.ink_box.x % 1000) for line in lines}) == 1
    assert sheet.payloads == ("https://xulang.vn/cai-dat/",)
    assert said(sheet, Role.QR) == f"xulang.vn/cai-dat {CALL}"


def test_without_services_the_wall_is_signed(tuyen_quang: Brief) -> None:
    sheet = compose(ordered(tuyen_quang, "gian-hang-vach", "theme"))
    assert said(sheet, Role.IMPRINT) == "Ngày Chuyển đổi số quốc gia 10/10 Ủy ban nhân dân tỉnh Tuyên Quang"


def a_line(xu_lang: Brief, size: float) -> Text:
    commission = ordered(xu_lang, "gian-hang-vach", "main")
    line = commission.face.shape("Công dân số Xứ Lạng")
    return Text(Role.MESSAGE, line, commission.face, 0.0, 100.0, size, commission.ink("white"))


def test_a_word_steps_over_a_joint_and_spaces_grow_alike(xu_lang: Brief) -> None:
    text = a_line(xu_lang, 100.0)
    words = text.line.word_starts()
    joint = words[3][1] * 100 + 8
    found = stepped(text, [joint])
    assert found
    placed, growth = found
    assert [each.line.text for each in placed] == ["Công", "dân", "số", "Xứ Lạng"]
    assert placed[3].ink_box.x == pytest.approx(joint + CLEAR_EM * 100)
    plain = [words[n + 1][1] - words[n][1] - words[n][2] for n in range(2)]
    grown = [
        (placed[n + 1].x - placed[n].x) / 100 - words[n][2] for n in range(2)
    ]  # fmt: skip
    assert [g - p for g, p in zip(grown, plain, strict=True)] == pytest.approx([growth, growth], abs=0.02)
    assert 0 < growth <= MOST_GROWTH_EM


def test_a_joint_in_a_word_that_cannot_step_is_refused(xu_lang: Brief) -> None:
    text = a_line(xu_lang, 100.0)
    assert stepped(text, [60.0]) is None, "the first word has no space before it"
    _, start, width = text.line.word_starts()[1]
    assert stepped(text, [(start + 0.9 * width) * 100]) is None, "the space would grow by a whole word"


def test_a_joint_between_words_moves_nothing(xu_lang: Brief) -> None:
    text = a_line(xu_lang, 100.0)
    words = text.line.word_starts()
    middle = (words[1][1] + words[1][2] + words[2][1]) / 2 * 100
    found = stepped(text, [middle])
    assert found
    placed, growth = found
    assert growth == 0
    assert [each.line.text for each in placed] == ["Công dân", "số Xứ Lạng"]
    assert placed[1].x == pytest.approx(text.x + words[2][1] * 100, abs=0.5)
    assert placed[0].ink_box.right < middle < placed[1].ink_box.x
