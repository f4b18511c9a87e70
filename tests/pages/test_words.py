"""Dates, numbers and sizes as a Vietnamese editor writes them."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from coban import vietnamese
from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.pages import words


@pytest.mark.parametrize(
    ("moment", "text"),
    [
        (date(2022, 5, 12), "thứ Năm, 12/5/2022"),
        (date(2022, 10, 1), "thứ Bảy, 01/10/2022"),
        (date(2022, 2, 6), "Chủ nhật, 06/02/2022"),
        (datetime(2022, 5, 10, 17, 0), "17 giờ, thứ Ba, 10/5/2022"),
        (datetime(2022, 5, 10, 7, 5), "7 giờ 05, thứ Ba, 10/5/2022"),
        (datetime(2022, 5, 10), "thứ Ba, 10/5/2022"),
    ],
)
def test_when(moment: date, text: str) -> None:
    assert words.when(moment) == text


def test_span_names_the_year_once() -> None:
    assert words.span(date(2022, 10, 1), date(2022, 10, 10)) == "từ 01/10 đến 10/10/2022"
    assert words.span(date(2022, 12, 30), date(2023, 1, 2)) == "từ 30/12/2022 đến 02/01/2023"
    assert words.span(date(2022, 5, 12), None) == "12/5/2022"
    assert words.span(date(2022, 5, 12), date(2022, 5, 12)) == "12/5/2022"


@pytest.mark.parametrize(
    ("value", "text"),
    [(450000.0, "450.000"), (12000000.0, "12.000.000"), (2.0, "2"), (2.5, "2,5"), (1234.5, "1.234,5")],
)
def test_number(value: float, text: str) -> None:
    assert vietnamese.number(value) == text


@pytest.mark.parametrize(
    ("size", "text"),
    [(1, "1 kB"), (118_200, "118 kB"), (999_999, "1.000 kB"), (1_240_000, "1,2 MB"), (24_000_000, "24 MB")],
)
def test_file_size(size: int, text: str) -> None:
    assert vietnamese.file_size(size) == text


def test_trim() -> None:
    assert words.trim((6000, 1000), None) == "600 × 100 cm"
    assert words.trim((420, 594), None) == "420 × 594 mm"
    assert words.trim((285.75, 285.75), (1080, 1080)) == "1080 × 1080 px"


def test_weekdays() -> None:
    assert words.weekdays(("thu", "sat", "sun")) == "thứ Năm, thứ Bảy và Chủ nhật"
    assert words.weekdays(("mon",)) == "thứ Hai"


def test_an_open_fact_says_so_and_keeps_its_reason_from_being_markup() -> None:
    shown = words.fact(Unconfirmed(unconfirmed='Sở "gửi" sau <script>'))
    assert ">chưa xác nhận<" in shown
    assert "<script>" not in shown
    assert "Sở &#34;gửi&#34; sau &lt;script&gt;" in shown


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("(0205) 3 812 345", '<a href="tel:02053812345">(0205) 3 812 345</a>'),
        ("0205 3 812 345", '<a href="tel:02053812345">0205 3 812 345</a>'),
        ("+84 205.381.2345", '<a href="tel:+842053812345">+84 205.381.2345</a>'),
        ("0205 3 812 345, máy lẻ 12", "0205 3 812 345, máy lẻ 12"),
        ("1022", '<a href="tel:1022">1022</a>'),
        ("baochi@langson.gov.vn", '<a href="mailto:baochi@langson.gov.vn">baochi@langson.gov.vn</a>'),
        ("a@b.vn?subject=x", "a@b.vn?subject=x"),
        ("Số 1, đường <b>", "Số 1, đường &lt;b&gt;"),
    ],
)
def test_a_number_is_dialled_and_an_address_written_to(value: str, shown: str) -> None:
    assert words.reach(value) == shown


def test_marks_within_a_quotation_are_single() -> None:
    assert words.quoted("Cầm tay, chỉ việc") == "“Cầm tay, chỉ việc”"
    assert words.quoted("Tại “Công dân số Xứ Lạng”") == "“Tại ‘Công dân số Xứ Lạng’”"


def test_words_that_belong_together_stay_together(xu_lang: Brief) -> None:
    shown = words.kept("Công dân số Xứ Lạng", xu_lang.campaign)
    keep = '<span class="cb-keep">{}</span>'
    assert shown == f"{keep.format('Công dân số')} {keep.format('Xứ Lạng')}"
    assert words.kept("A & B", xu_lang.campaign) == "A &amp; B"
