"""Names break where a reader breathes: by the pairs that the campaign writes, by quotes, by the order."""

from __future__ import annotations

from tests.layout.ordered import ordered

from coban.campaign import House, load
from coban.campaign.brief import Brief
from coban.layout.phrases import kept, ways_to_break_name


def test_words_of_two_syllables_stay_whole(xu_lang: Brief) -> None:
    commission = ordered(xu_lang, "phong-san-khau", "value", event="le-phat-dong")
    assert commission.event
    ways = ways_to_break_name(commission, commission.event.name, 4)
    assert ways[1] == (
        "Lễ phát động triển khai Nền tảng “Công dân số Xứ Lạng”",
        "và phát triển tài khoản thanh toán điện tử",
    )
    for way in ways:
        for pair in ("tài khoản", "thanh toán", "điện tử", "phát triển", "“Công dân số Xứ Lạng”"):
            assert any(pair in line for line in way), (pair, way)
        assert not any(line.split()[-1] in ("và", "của", "tại") for line in way)


def test_services_break_before_the_address(xu_lang: Brief) -> None:
    commission = ordered(xu_lang, "gian-hang-vach", "value")
    name = "Sàn thương mại điện tử langson.postmart.vn"
    assert ways_to_break_name(commission, name, 2)[1] == ("Sàn thương mại điện tử", "langson.postmart.vn")


def test_the_order_may_say_what_stays_together(tuyen_quang: Brief) -> None:
    text = "Giờ Vàng Mua Sắm"
    assert kept(ordered(tuyen_quang, "phong-san-khau", "theme"), text) == ()
    asked = ordered(tuyen_quang, "phong-san-khau", "theme", keep=("Giờ Vàng",))
    assert "Giờ Vàng" in kept(asked, text)


def test_what_the_order_keeps_goes_before_what_the_campaign_writes_often(house: House) -> None:
    commission = ordered(load(house, "dak-nong-ra-quan"), "niem-yet-qr-a4", "theme", keep=("Chuyển đổi số",))
    ways = ways_to_break_name(commission, "Chuyên mục Chuyển đổi số", 2)
    assert ways[1] == ("Chuyên mục", "Chuyển đổi số")


def test_no_stretch_is_so_long_that_it_could_not_break(xu_lang: Brief, tuyen_quang: Brief) -> None:
    for brief in (xu_lang, tuyen_quang):
        commission = ordered(brief, "phong-san-khau", brief.campaign.messages[0].id)
        for event in brief.campaign.events:
            assert all(len(part.split()) <= 6 for part in kept(commission, event.name))
