"""The two campaigns hold what their documents say, to the letter."""

from __future__ import annotations

import re
from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from coban.campaign import Brief, House, known, open_facts, usable
from coban.campaign.facts import Unconfirmed

MESSAGES = {
    "main": "Công dân số Xứ Lạng",
    "value": "Công dân số Xứ Lạng - Chủ nhân trong không gian số",
    "teams": "Đi từng ngõ, gõ từng nhà, rà từng người",
    "teams-2": "Cầm tay, chỉ việc",
    "land": "Thủ tục đất đai - Tại “Công dân số Xứ Lạng”",
    "app": "“Công dân số Xứ Lạng” - App dành cho người dân Xứ Lạng",
    "install": "Hãy tải phần mềm “Công dân số Xứ Lạng” trên ứng dụng CHPlay/AppStore",
    "isee": "iSee: Trợ lý ảo - Tiện ích thật",
    "isee-2": "Muốn nhanh thủ tục, hồ sơ - Hỏi iSee",
    "market": "Cần mua cần bán - Có Vỏ Sò, có Postmart",
    "bank": "MB Bank - Vừa nhanh, vừa tiện, tải ứng dụng tại CHPlay/AppStore",
}


@pytest.fixture(params=["xu_lang", "tuyen_quang"])
def brief(request: pytest.FixtureRequest) -> Brief:
    found = request.getfixturevalue(request.param)
    assert isinstance(found, Brief)
    return found


def test_the_eleven_slogans_of_xu_lang(xu_lang: Brief) -> None:
    assert {message.id: message.text for message in xu_lang.campaign.messages} == MESSAGES


def test_the_long_slogan_of_tuyen_quang(tuyen_quang: Brief) -> None:
    theme = tuyen_quang.campaign.message("theme")
    assert len(theme.text) == 89
    assert any(lines[-1].startswith("VÌ ") for lines in theme.lines)
    assert tuyen_quang.campaign.message("theme-text").text.upper() == theme.text


def test_every_way_to_break_a_slogan_keeps_its_words_together(brief: Brief) -> None:
    for message in brief.campaign.messages:
        assert message.lines, message.id
        for lines in message.lines:
            for words in (words for words in message.keep if words in message.text):
                assert any(words in line for line in lines), f"{message.id}: {words!r} is parted in {lines}"


def test_communes(xu_lang: Brief, tuyen_quang: Brief) -> None:
    assert len(xu_lang.places) == len({place.code for place in xu_lang.places}) == 200
    names = Counter(place.name for place in xu_lang.places)
    # The list writes one of the two "Xã Hoàng Văn Thụ" with two spaces and so seems to have 189 names.
    assert (len(names), names["Xã Hòa Bình"]) == (188, 4)
    assert sum(count for count in names.values() if count > 1) == 21
    assert not any("  " in place.title for place in xu_lang.places)
    assert len(tuyen_quang.places) == 138
    assert len({place.district for place in tuyen_quang.places}) == 7


def test_orders_of_xu_lang(xu_lang: Brief) -> None:
    by_id = {order.id: order for order in xu_lang.campaign.orders}
    assert by_id["bang-zon-xa"].places == "all"
    assert by_id["phuon"].quantity == 20
    assert by_id["standee"].quantity == 4
    assert usable(by_id["standee"].size) == "80x180cm"
    assert isinstance(by_id["bang-zon-cong"].size, Unconfirmed)
    assert usable(by_id["bang-zon-cong"].size) is None
    assert by_id["gian-trung-bay"].quantity == 4
    assert by_id["gian-trung-bay"].made_by
    evening = datetime.fromisoformat("2022-05-11T18:00:00+07:00")
    for order in ("bang-zon-xa", "bang-zon-cong", "phuon", "standee"):
        assert known(by_id[order].deadline) == evening
        assert evening.utcoffset() == timedelta(hours=7)


def test_targets_of_xu_lang(xu_lang: Brief) -> None:
    figures = [(target.figure, target.unit) for target in xu_lang.campaign.targets]
    assert figures == [
        (2_000_000, "lượt"), (2, "lần"), (8_000, "tài khoản"), (450_000, "tài khoản"), (100, "%"),
        (12_000_000, "lượt"), (100, "%"),
    ]  # fmt: skip


def test_radio_of_xu_lang(xu_lang: Brief) -> None:
    channels = {channel.id: channel for channel in xu_lang.campaign.channels}
    one, two = channels["truyen-thanh-cai-dat"].schedule, channels["truyen-thanh-isee"].schedule
    assert one and one.weekdays == ("thu", "sat", "sun")
    assert (one.starts, one.ends) == (date(2022, 5, 11), date(2022, 6, 10))
    assert two and two.weekdays == ("tue", "thu", "sat", "sun")
    assert (two.starts, two.ends) == (date(2022, 6, 30), date(2022, 12, 31))


def test_services_and_sponsors_of_xu_lang(xu_lang: Brief) -> None:
    assert len(xu_lang.campaign.services) == 7
    assert [sponsor.name for sponsor in xu_lang.campaign.sponsors] == ["VNPT", "Viettel", "VNPOST", "MBBANK"]
    assert all(sponsor.logo.stand_in for sponsor in xu_lang.campaign.sponsors)
    assert all(isinstance(store.link, Unconfirmed) for store in xu_lang.campaign.stores)


def test_nobody_is_named_and_no_mobile_number_stands(house: House) -> None:
    for slug in house.campaigns():
        text = (house.folder(slug) / "campaign.yml").read_text("utf-8")
        assert not re.search(r"\b0\d{2,3}[ .]?\d{3}[ .]?\d{3,4}\b", text)
        assert not re.search(r"\b(Ông|Bà|Giám đốc|Chủ tịch) [A-ZĐ]", text)


def test_every_open_fact_has_its_line(brief: Brief) -> None:
    path = brief.house.folder(brief.campaign.slug) / "campaign.yml"
    lines = path.read_text("utf-8").splitlines()
    found = open_facts(brief)
    assert [fact.line for fact in found] == sorted(fact.line for fact in found)
    assert len(found) == sum(line.count("unconfirmed:") for line in lines)
    for fact in found:
        assert fact.why.split()[0] in " ".join(lines[fact.line - 1 : fact.line + 2])


def test_an_open_fact_reads_well(xu_lang: Brief) -> None:
    size = next(fact for fact in open_facts(xu_lang) if fact.where == "order 'standee': size")
    assert size.why == "Văn bản không ghi kích thước; 80 × 180 cm là cỡ thông dụng"
    assert size.draft == "80x180cm"
    assert str(size).endswith("(draft: 80x180cm)")
