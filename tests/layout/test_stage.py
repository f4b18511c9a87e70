"""Backdrops and fascias: what hangs behind and over those who speak."""

from __future__ import annotations

import pytest
from tests.layout.ordered import every_message, kept, ordered, reach, said, sponsors_share, texts

from coban.campaign.brief import Brief
from coban.errors import UnfitError
from coban.layout import compose
from coban.scene import Picture, Role, Text


@pytest.fixture(scope="module", params=["xu_lang", "tuyen_quang"])
def brief(request: pytest.FixtureRequest) -> Brief:
    found: Brief = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("size", [None, "600x300cm", "1200x500cm", "400x400cm", "500x700cm"])
def test_every_slogan_stands_on_a_backdrop(brief: Brief, size: str | None) -> None:
    sheets = list(every_message(brief, "phong-san-khau", size))
    assert len(sheets) >= len(brief.campaign.messages) - 1


@pytest.mark.parametrize("event", [None, "le-phat-dong"])
def test_nothing_is_read_where_faces_hide_it(brief: Brief, event: str | None) -> None:
    for sheet in every_message(brief, "phong-san-khau", event=event):
        for item in sheet.items:
            if isinstance(item, Text | Picture):
                box = item.ink_box if isinstance(item, Text) else item.rect
                assert box.bottom <= 2 / 3 * sheet.height + 1e-6
        assert reach(sheet, Role.MOTIF).y > 2 / 3 * sheet.height - 1


def test_a_ceremony_is_announced_from_the_office_down(xu_lang: Brief) -> None:
    commission = ordered(xu_lang, "phong-san-khau", "value", event="le-phat-dong")
    sheet = kept(commission, compose(commission))
    event = commission.event
    assert event
    words = said(sheet, Role.IMPRINT)
    assert words.startswith("SỞ THÔNG TIN VÀ TRUYỀN THÔNG TỈNH LẠNG SƠN")
    assert event.name in words
    assert words.endswith("Trung tâm Hội nghị The Pride, ngày 12 tháng 5 năm 2022")
    title = [text for text in texts(sheet, Role.IMPRINT) if text.line.text in event.name]
    slogan = texts(sheet, Role.MESSAGE)
    assert min(text.size for text in title) > max(text.size for text in slogan)
    assert all(text.face.cap_height * text.size >= commission.smallest_cap for text in (*title, *slogan))
    assert sponsors_share(sheet) <= 12 + 1e-6


def test_a_place_that_nobody_confirmed_is_not_printed(tuyen_quang: Brief) -> None:
    sheet = compose(ordered(tuyen_quang, "phong-san-khau", "theme", event="le-phat-dong"))
    assert said(sheet, Role.IMPRINT).endswith("Tuyên Quang, ngày 10 tháng 10 năm 2022")


def test_the_orders_own_line_takes_the_place_of_where_and_when(tuyen_quang: Brief) -> None:
    foot = "Hội trường lớn · 10/10/2022"
    sheet = compose(ordered(tuyen_quang, "phong-san-khau", "theme", event="le-phat-dong", foot=foot))
    assert said(sheet, Role.IMPRINT).endswith(foot)


def test_what_is_centred_has_one_axis(brief: Brief) -> None:
    for sheet in every_message(brief, "phong-san-khau", event="le-phat-dong"):
        middles = [text.ink_box.cx for text in texts(sheet, Role.MESSAGE, Role.IMPRINT)]
        assert max(middles) - min(middles) < 1e-6


def test_a_backdrop_too_small_for_its_title_is_refused(xu_lang: Brief) -> None:
    with pytest.raises(UnfitError, match=r"order 'thu': 'Lễ phát động .* does not fit on 300x400cm"):
        compose(ordered(xu_lang, "phong-san-khau", "value", "300x400cm", event="le-phat-dong"))


@pytest.mark.parametrize("size", [None, "300x50cm", "600x40cm", "200x30cm"])
def test_every_slogan_stands_on_a_fascia_in_its_middle(brief: Brief, size: str | None) -> None:
    sheets = list(every_message(brief, "gian-hang-dau", size))
    assert len(sheets) == len(brief.campaign.messages)
    for sheet in sheets:
        around = reach(sheet, Role.MESSAGE, Role.EMBLEM)
        panel = sheet.of(Role.SPONSOR)
        left = around.x - (reach(sheet, Role.SPONSOR).right if panel else 0.0)
        assert left == pytest.approx(sheet.width - around.right, abs=0.05 * sheet.height)
        assert len(texts(sheet, Role.MESSAGE)) <= 2


def test_a_short_line_is_not_squeezed_between_the_edges(xu_lang: Brief) -> None:
    sheet = compose(ordered(xu_lang, "gian-hang-dau", "teams-2"))
    (line,) = texts(sheet, Role.MESSAGE)
    assert line.face.cap_height * line.size <= 0.41 * sheet.height
