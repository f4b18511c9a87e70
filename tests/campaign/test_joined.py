"""The campaigns of Đắk Nông and Quảng Ngãi hold what their documents say, to the letter."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML

from coban.campaign import Brief, House, known, load, open_facts, usable
from coban.campaign.facts import Unconfirmed

CASES = sorted((Path(__file__).parents[1] / "cases" / "campaign" / "documents").glob("*.yml"))
SAMPLE = re.compile(r"https://[a-z-]+\.invalid/")

Said = Mapping[str, Any]


@pytest.fixture(scope="module", params=CASES, ids=lambda path: path.stem)
def both(request: pytest.FixtureRequest, house: House) -> tuple[Brief, Said]:
    """A campaign as loaded, and what its document says."""
    said = YAML(typ="safe").load(request.param.read_text("utf-8"))
    return load(house, request.param.stem), said


@pytest.fixture(scope="module")
def quang_ngai(house: House) -> Brief:
    return load(house, "quang-ngai-app")


@pytest.fixture(scope="module")
def dak_nong(house: House) -> Brief:
    return load(house, "dak-nong-ra-quan")


def _text(brief: Brief) -> str:
    """campaign.yml with its folded lines joined."""
    return " ".join((brief.house.folder(brief.campaign.slug) / "campaign.yml").read_text("utf-8").split())


def test_there_is_a_case_for_each() -> None:
    assert [path.stem for path in CASES] == ["dak-nong-ra-quan", "quang-ngai-app"]


def test_owner_documents_and_communes(both: tuple[Brief, Said]) -> None:
    brief, said = both
    assert brief.campaign.owner.name == said["owner"]
    assert len(brief.places) == len({place.code for place in brief.places}) == said["places"]
    assert len({place.district for place in brief.places}) == said["districts"]
    numbers = {known(row.number): known(row.dated) for row in brief.campaign.sources if known(row.number)}
    assert numbers == said["numbers"]


def test_messages_to_the_letter(both: tuple[Brief, Said]) -> None:
    brief, said = both
    assert {message.id: message.text for message in brief.campaign.messages} == said["messages"]


def test_every_way_to_break_a_slogan_keeps_its_words_together(both: tuple[Brief, Said]) -> None:
    for message in both[0].campaign.messages:
        assert message.lines, message.id
        for lines in message.lines:
            for words in (words for words in message.keep if words in message.text):
                assert any(words in line for line in lines), f"{message.id}: {words!r} is parted in {lines}"


def test_days(both: tuple[Brief, Said]) -> None:
    brief, said = both
    phases = {phase.id: [phase.starts, phase.ends] for phase in brief.campaign.phases}
    events = {event.id: _day(event.starts) for event in brief.campaign.events}
    assert (phases, events) == (said["phases"], said["events"])
    assert [event.id for event in brief.campaign.events if not event.public] == said["hidden"]


def test_targets_and_services(both: tuple[Brief, Said]) -> None:
    brief, said = both
    assert [[target.figure, target.unit] for target in brief.campaign.targets] == said["targets"]
    assert [service.id for service in brief.campaign.services] == said["services"]
    assert not brief.campaign.sponsors


def test_every_product_is_ordered_in_a_format_that_there_is(both: tuple[Brief, Said]) -> None:
    brief, said = both
    ordered = {
        (usable(order.format), message)
        for order in brief.campaign.orders
        for message in order.messages
        if usable(order.format) in brief.formats
    }
    assert {tuple(row) for row in said["products"]} <= ordered


def test_what_else_the_document_says(both: tuple[Brief, Said]) -> None:
    brief, said = both
    text = _text(brief).lower()
    assert [words for words in said["said"] if words.lower() not in text] == []


def test_pages_say_it(both: tuple[Brief, Said]) -> None:
    brief, said = both
    for page, wanted in said["pages"].items():
        text = " ".join((brief.house.folder(brief.campaign.slug) / page).read_text("utf-8").split()).lower()
        assert [words for words in wanted if words.lower() not in text] == [], page


def test_what_is_printed_has_a_known_quantity_or_says_that_it_is_open(both: tuple[Brief, Said]) -> None:
    brief, _ = both
    for order in brief.campaign.orders:
        kind = brief.formats[usable(order.format) or ""]
        assert kind.digital or order.quantity is not None, order.id
        assert not isinstance(order.quantity, int) or order.id == "phong-san-khau", order.id


def test_no_link_is_invented(both: tuple[Brief, Said]) -> None:
    """Sample addresses end in .invalid and are drafts; all others stand in the document."""
    brief, said = both
    allowed = {words for words in said["said"] if words.startswith("https://")}
    folder = brief.house.folder(brief.campaign.slug)
    for file in [folder / "campaign.yml", *folder.glob("*.csv")]:
        for link in re.findall(r"https?://[^\s,)”;\"]+", file.read_text("utf-8")):
            assert link in allowed or SAMPLE.fullmatch(link), f"{file.name}: {link}"
    assert isinstance(brief.campaign.site, Unconfirmed)


def test_every_open_fact_has_its_line(both: tuple[Brief, Said]) -> None:
    brief, _ = both
    lines = (brief.house.folder(brief.campaign.slug) / "campaign.yml").read_text("utf-8").splitlines()
    found = open_facts(brief)
    assert len(found) == sum(line.count("unconfirmed:") for line in lines)
    for fact in found:
        assert fact.why.split()[0] in " ".join(lines[fact.line - 1 : fact.line + 2])


def test_the_two_codes_of_dak_nong(dak_nong: Brief) -> None:
    portal, zalo = dak_nong.campaign.order("ma-qr-cong-thong-tin"), dak_nong.campaign.order("ma-qr-zalo")
    assert known(portal.link) == "https://daknong.gov.vn/web/guest/chuyen-trang-chuyen-doi-so"
    assert isinstance(zalo.link, Unconfirmed)
    assert zalo.call and "chưa xác nhận" in zalo.call
    notice = dak_nong.entries(dak_nong.campaign.order("niem-yet-qr"))
    assert [row.link for row in notice] == [
        known(portal.link),
        "https://dx.mic.gov.vn/",
        "https://onetouch.mic.gov.vn/dxd/",
    ]


def test_slogans_hang_for_a_month_in_dak_nong(dak_nong: Brief) -> None:
    for order in ("bang-ron-chu-de", "banner-web", "facebook-bia"):
        found = dak_nong.campaign.order(order)
        assert (found.hangs_from, found.hangs_to) == (date(2022, 10, 8), date(2022, 11, 8))


def test_the_programme_of_the_ceremony(quang_ngai: Brief) -> None:
    ceremony = quang_ngai.campaign.events[0]
    assert len(ceremony.programme) == 6
    assert ceremony.programme[0] == "Tuyên bố lý do, giới thiệu đại biểu"
    assert ceremony.programme[-1] == "Kết thúc chương trình"


def test_an_invitation_for_each_meeting_point(quang_ngai: Brief) -> None:
    guests = quang_ngai.entries(quang_ngai.campaign.order("giay-moi"))
    at_hand = [row for row in guests if row.code.startswith("tinh-")]
    districts = [row for row in guests if row.code.startswith("huyen-")]
    communes = {row.code: row for row in guests if row.code.isdecimal()}
    assert (len(at_hand), len(districts), len(communes)) == (8, 13, 173)
    assert len(guests) == 194
    for place in quang_ngai.places:
        row = communes[place.code]
        assert place.name.lower() in row.name.lower()
        assert place.title.lower() in row.detail.lower()
    named = {row.detail.removeprefix("Điểm cầu trực tuyến ").lower() for row in districts}
    assert named == {place.district.lower() for place in quang_ngai.places} | {"huyện lý sơn"}


def test_badges_name_offices_only(quang_ngai: Brief) -> None:
    badges = quang_ngai.entries(quang_ngai.campaign.order("the-ten"))
    assert {row.name for row in badges} == {"Đại biểu", "Đơn vị thực hiện"}
    assert {"Sở Nội vụ", "Tỉnh đoàn", "VNPT Quảng Ngãi"} <= {row.detail for row in badges}


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
