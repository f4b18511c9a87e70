"""Font, colours, motif, forwards, listing, linked data: made from facts, read back by others."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from defusedxml import ElementTree
from fontTools.ttLib import TTFont

from coban.campaign import open_facts
from coban.campaign.brief import Brief
from coban.errors import UnmadeError
from coban.pages import campaign_list, dress, forward
from coban.pages.agenda import agenda
from coban.pages.downloads import offer
from coban.pages.unconfirmed import Gap, gaps
from coban.pages.webfont import web_font

LETTERS = "ăâđêôơưàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ"


def test_the_web_font_is_small_and_has_every_vietnamese_letter(xu_lang: Brief, tmp_path: Path) -> None:
    source = xu_lang.house.asset(xu_lang.brand.font.file)
    made = web_font(source, tmp_path)
    assert made.stat().st_size < 20_000
    font = TTFont(made)
    assert font.flavor == "woff2"
    assert {ord(c) for c in LETTERS + LETTERS.upper()} <= font.getBestCmap().keys()
    assert "fpgm" not in font
    stamp = made.stat().st_mtime_ns
    assert web_font(source, tmp_path).stat().st_mtime_ns == stamp


def test_a_face_without_vietnamese_is_refused(xu_lang: Brief, tmp_path: Path) -> None:
    poor = tmp_path / "poor.ttf"
    font = TTFont(xu_lang.house.asset(xu_lang.brand.font.file))
    for table in font["cmap"].tables:
        table.cmap.pop(ord("Ễ"), None)
    font.save(poor)
    with pytest.raises(UnmadeError, match=r"poor\.ttf lacks Ễ; expected a face with all Vietnamese letters"):
        web_font(poor, tmp_path)


def test_colours_and_motif_come_from_the_brand(xu_lang: Brief, tuyen_quang: Brief) -> None:
    assert "--cb-field: #003580;" in dress.colours(xu_lang)
    for brief in (xu_lang, tuyen_quang):
        for svg in (dress.pattern(brief), dress.favicon(brief)):
            assert ElementTree.fromstring(svg).tag.endswith("svg")
    assert dress.pattern(xu_lang) != dress.pattern(tuyen_quang)


def test_forwards_only_where_a_piece_carries_the_code(xu_lang: Brief, tuyen_quang: Brief) -> None:
    made = dict(forward.forwards(xu_lang))
    assert len(made) == 200
    place = xu_lang.places[0]
    page = made[f"q/{place.code}/index.html"]
    assert f"<p>{place.title}</p>" in page
    assert '<link rel="canonical" href="https://xulang.vn/cai-dat/">' in page
    assert dict(forward.forwards(tuyen_quang)) == {}


def test_a_name_cannot_leave_the_script_element(xu_lang: Brief) -> None:
    campaign = xu_lang.campaign.model_copy(update={"name": "</script><b>"})
    hostile = type(xu_lang)(**{**_fields(xu_lang), "campaign": campaign})
    assert "<b>" not in campaign_list([hostile])
    assert "<b>" not in dict(forward.forwards(hostile))[f"q/{xu_lang.places[0].code}/index.html"]


def test_the_list_leads_to_each_campaign_in_order_of_time(xu_lang: Brief, tuyen_quang: Brief) -> None:
    page = campaign_list([tuyen_quang, xu_lang])
    assert page.index('href="xu-lang/"') < page.index('href="tuyen-quang-10-10/"')
    assert "Từ 11/5 đến 31/12/2022" in page
    assert "Chưa có chiến dịch nào" in campaign_list([])


def test_the_calendar_shows_what_citizens_need(xu_lang: Brief, tuyen_quang: Brief) -> None:
    entries = agenda(xu_lang.campaign)
    assert [entry.when for entry in entries] == [
        "Buổi chiều thứ Năm, thứ Bảy và Chủ nhật, từ 11/5 đến 10/6/2022",
        "Thứ Năm, 12/5/2022",
        "Buổi chiều thứ Ba, thứ Năm, thứ Bảy và Chủ nhật, từ 30/6 đến 31/12/2022",
    ]
    one_day = agenda(tuyen_quang.campaign)
    assert [len(entry.items) for entry in one_day] == [3]
    assert not any("báo cáo" in item.what for item in one_day[0].items)


def test_every_open_fact_is_listed_with_its_subject(xu_lang: Brief, tuyen_quang: Brief) -> None:
    for brief in (xu_lang, tuyen_quang):
        listed = gaps(brief.campaign)
        assert sorted(gap.why for gap in listed) == sorted(fact.why for fact in open_facts(brief))
        assert all(gap.label for gap in listed if gap.subject != brief.campaign.name)
    assert Gap("Tờ gấp", "số lượng", "Văn bản không ghi số lượng", "orders") in gaps(xu_lang.campaign)


def test_downloads_are_copies_and_what_is_missing_is_named(tmp_path: Path) -> None:
    dist, site = tmp_path / "dist", tmp_path / "site"
    (dist / "print").mkdir(parents=True)
    (dist / "print" / "a.pdf").write_bytes(b"a")
    assert offer(dist, site, ["print/a.pdf", "print/b.pdf"], {}) == ["print/b.pdf"]
    offered = site / "tai-ve/print/a.pdf"
    assert offered.read_bytes() == b"a"
    assert offer(dist, site, ["print/a.pdf"], {}) == []
    offered.write_bytes(b"spoilt")
    assert (dist / "print" / "a.pdf").read_bytes() == b"a"
    offered.unlink()
    os.link(dist / "print" / "a.pdf", offered)
    assert offer(dist, site, ["print/a.pdf"], {}) == []
    assert not offered.samefile(dist / "print" / "a.pdf")


def _fields(brief: Brief) -> dict[str, object]:
    return {name: getattr(brief, name) for name in brief.__dataclass_fields__}
