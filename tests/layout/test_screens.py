"""Posters, panels, covers and web banners: every slogan of two campaigns on every format without a design."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.layout.ordered import every_message, kept, ordered, said, texts

from coban.campaign.brief import Brief
from coban.layout import compose
from coban.scene import Role, Stamp, Text
from coban.units import mm_to_px

PAPER = ["poster-a4", "poster-a3", "poster-a2", "poster-a1", "standee-80x200", "pano"]
SCREENS = [
    "facebook-event", "zalo-bia", "truyen-hinh", "web-banner", "web-banner-728x90", "web-banner-320x100",
    "web-banner-300x250", "web-banner-336x280", "web-banner-300x600", "web-banner-160x600",
]  # fmt: skip
CALL = "Quét mã để cài đặt ứng dụng"


@pytest.fixture(scope="module", params=["xu_lang", "tuyen_quang"])
def brief(request: pytest.FixtureRequest) -> Brief:
    found: Brief = request.getfixturevalue(request.param)
    return found


@pytest.mark.parametrize("format", [*PAPER, *SCREENS])
def test_every_slogan_is_set(brief: Brief, format: str) -> None:
    assert len(list(every_message(brief, format))) == len(brief.campaign.messages)


@pytest.mark.parametrize("format", PAPER)
def test_every_slogan_stands_with_a_code(xu_lang: Brief, format: str) -> None:
    fields = {"code": "install", "call": CALL, "foot": "Lễ phát động 12/5/2022"}
    assert len(list(every_message(xu_lang, format, **fields))) == len(xu_lang.campaign.messages)


@pytest.mark.parametrize("size", ["1200x500cm", "800x300cm", "400x300cm", "1000x1000cm"])
def test_larger_panels(brief: Brief, size: str) -> None:
    assert len(list(every_message(brief, "pano", size))) == len(brief.campaign.messages)


@pytest.mark.parametrize("format", [name for name in SCREENS if name.startswith("web-banner")])
def test_a_web_banner_calls_to_the_address_in_letters_that_can_be_read(xu_lang: Brief, format: str) -> None:
    for message in xu_lang.campaign.messages:
        sheet = kept(commission := ordered(xu_lang, format, message.id), compose(commission))
        (address,) = [text for text in texts(sheet, Role.IMPRINT) if text.line.text == "xulang.vn"]
        assert mm_to_px(address.size) >= 10
        small = [mm_to_px(text.size) for text in texts(sheet, Role.IMPRINT, Role.MESSAGE)]
        assert min(small) >= 10, message.id


@pytest.mark.parametrize(
    "format", ["web-banner-728x90", "web-banner-320x100", "web-banner-300x250", "web-banner-336x280"]
)
def test_small_banners_have_no_motif_and_no_sentence(xu_lang: Brief, format: str) -> None:
    for sheet in every_message(xu_lang, format):
        assert not any(isinstance(item, Stamp) for item in sheet.items)
        assert len(said(sheet, Role.IMPRINT)) <= len("Công dân số Xứ Lạng xulang.vn")


def test_without_a_site_there_is_no_call(tuyen_quang: Brief) -> None:
    for sheet in every_message(tuyen_quang, "web-banner-728x90"):
        assert not sheet.of(Role.IMPRINT)


def test_a_poster_without_a_foot_is_signed(tuyen_quang: Brief) -> None:
    sheet = compose(ordered(tuyen_quang, "poster-a3", "theme"))
    assert said(sheet, Role.IMPRINT) == "Ngày Chuyển đổi số quốc gia 10/10 Ủy ban nhân dân tỉnh Tuyên Quang"


def test_the_name_leads_its_promise(xu_lang: Brief) -> None:
    for format in ("web-banner", "pano", "poster-a3", "facebook-cover"):
        for message in xu_lang.campaign.messages:
            if message.lockup:
                lines = texts(compose(ordered(xu_lang, format, message.id)), Role.MESSAGE)
                assert lines[0].size >= lines[-1].size, (format, message.id)


@pytest.mark.parametrize(("format", "message"), [("facebook-post", "welcome"), ("pano", "welcome")])
def test_a_name_that_the_slogan_says_is_not_said_again(tuyen_quang: Brief, format: str, message: str) -> None:
    sheet = compose(ordered(tuyen_quang, format, message))
    assert said(sheet, Role.IMPRINT) == tuyen_quang.campaign.owner.name
    other = compose(ordered(tuyen_quang, format, "theme"))
    assert said(other, Role.IMPRINT) == f"{tuyen_quang.campaign.name} {tuyen_quang.campaign.owner.name}"


def test_a_long_name_is_signed_on_two_lines_before_it_is_set_smaller(tuyen_quang: Brief) -> None:
    name = "Ra quân hỗ trợ người dân cài đặt, sử dụng sản phẩm dịch vụ số"
    brief = replace(tuyen_quang, campaign=tuyen_quang.campaign.model_copy(update={"name": name}))
    commission = ordered(brief, "web-banner-300x250", "theme")
    sheet = kept(commission, compose(commission))
    signed = [item for item in sheet.items if isinstance(item, Text) and item.role is Role.IMPRINT]
    assert " ".join(item.line.text for item in signed[:-1]) == name
    assert len(signed) > 2
    assert min(mm_to_px(item.face.cap_height * item.size) for item in signed) > 7.5
