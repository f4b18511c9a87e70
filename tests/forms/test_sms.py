"""Texts for telephones, held against the standard by hand, and against the counter that checks use."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from coban.campaign import Brief, Unconfirmed
from coban.cli import main
from coban.errors import InputError
from coban.forms.sms import ALONE, IN_PARTS, sms, strangers, unclear, unmarked
from coban.forms.sms_slips import operators, sms_channels, write_slips
from coban.measure import speech

CASES = YAML(typ="safe").load(Path(__file__).parents[1] / "cases" / "forms" / "sms.yml")
VIETNAMESE = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
TEXTS = st.text(
    st.sampled_from(VIETNAMESE + VIETNAMESE.upper() + " .,:0123456789“”–…€[]@\n😀"), min_size=1, max_size=400
)


@pytest.mark.parametrize(
    "case", CASES["counted"], ids=lambda case: f"{case['text'][:12]} × {case.get('times', 1)}"
)
def test_what_networks_make_of_it(case: dict[str, Any]) -> None:
    found = sms(case["text"] * case.get("times", 1))
    assert found.alphabet == case["alphabet"]
    assert [sms(part).units for part in found.parts] == case["units"]
    assert found.units == sum(case["units"])


@given(TEXTS)
def test_parts_join_to_the_text_and_none_is_too_long(text: str) -> None:
    found = sms(text)
    assert "".join(found.parts) == unicodedata.normalize("NFC", text)
    limit = (ALONE if len(found.parts) == 1 else IN_PARTS)[found.alphabet]
    widths = [
        speech.sms(part).units
        if found.alphabet == speech.sms(part).alphabet
        else len(part.encode("utf-16-le")) // 2
        for part in found.parts
    ]
    assert all(0 < width <= limit for width in widths)
    assert found.units <= found.room


@given(TEXTS)
def test_the_checks_counter_agrees_where_no_letter_is_torn(text: str) -> None:
    """It divides; a pair that would be torn may need one part more."""
    found, counted = sms(text), speech.sms(unicodedata.normalize("NFC", text))
    assert (found.alphabet, found.units) == (counted.alphabet, counted.units)
    assert counted.segments <= len(found.parts) <= counted.segments + 1
    if not set(text) & set("€[]😀"):
        assert len(found.parts) == counted.segments


@pytest.mark.parametrize(("text", "plain"), CASES["unmarked"])
def test_without_diacritics(text: str, plain: str) -> None:
    assert unmarked(text) == plain
    assert unmarked(unicodedata.normalize("NFD", text)) == plain


@given(TEXTS)
def test_without_diacritics_it_is_gsm_7_and_stays_so(text: str) -> None:
    plain = unmarked(text)
    assert set(strangers(plain)) <= {"😀"}
    assert unmarked(plain) == plain


@pytest.mark.parametrize(("text", "words"), CASES["unclear"])
def test_words_that_could_be_taken_for_others(text: str, words: dict[str, list[str]]) -> None:
    assert {plain: list(longer) for plain, longer in unclear(text)} == words


def test_slips_name_the_operators_and_say_that_there_is_no_text_yet(lang_son: Brief) -> None:
    written = write_slips(lang_son)
    assert [path.relative_to(lang_son.house.dist("xu-lang")).as_posix() for path in written] == [
        "tin-nhan/sms-1/chi-nhanh-viettel-lang-son.txt",
        "tin-nhan/sms-1/mobifone-lang-son.txt",
        "tin-nhan/sms-1/vnpt-lang-son.txt",
        "tin-nhan/sms-2/chi-nhanh-mobifone-lang-son.txt",
        "tin-nhan/sms-2/trung-tam-kinh-doanh-vnpt-lang-son.txt",
        "tin-nhan/sms-2/viettel-lang-son.txt",
    ]
    slip = written[0].read_text("utf-8-sig")
    assert "NỘI DUNG CHƯA XÁC NHẬN: Văn bản ghi “Nội dung triển khai sau”." in slip
    assert "Thời gian: ngày 11/5/2022" in slip
    assert "BẢN" not in slip


def with_text(brief: Brief, text: object) -> Brief:
    channels = tuple(
        one.model_copy(update={"text": text}) if "SMS" in one.name else one for one in brief.campaign.channels
    )
    return replace(brief, campaign=brief.campaign.model_copy(update={"channels": channels}))


def test_a_text_is_counted_and_ready_to_paste(lang_son: Brief) -> None:
    text = "Mời bạn tải “Công dân số Xứ Lạng” tại http://xulang.vn"
    written = {path.name: path for path in write_slips(with_text(lang_son, text))}
    assert written["noi-dung-co-dau.txt"].read_text("utf-8-sig") == text
    assert written["noi-dung-khong-dau.txt"].read_bytes() == unmarked(text).encode("ascii")
    slip = written["viettel-lang-son.txt"].read_text("utf-8-sig")
    assert f"BẢN CÓ DẤU: UCS-2, {len(text)} ký tự, 1 tin\n\n{text}\n" in slip.replace("\r\n", "\n")
    assert f"BẢN KHÔNG DẤU: GSM-7, {len(text)} ký tự, 1 tin" in slip
    assert "“tai” viết cho “tải”, “tại”" in slip
    write_slips(lang_son)
    assert not written["noi-dung-co-dau.txt"].exists(), "a text that was taken back"


def test_a_provisional_text_says_so(lang_son: Brief) -> None:
    open_text = Unconfirmed(unconfirmed="Sở gửi sau", draft="Xin chào")
    slip = write_slips(with_text(lang_son, open_text))[0].read_text("utf-8-sig")
    assert "NỘI DUNG CHƯA XÁC NHẬN: Sở gửi sau." in slip
    assert (
        "BẢN CÓ DẤU (BẢN THẢO): UCS-2" not in slip and "BẢN CÓ DẤU (BẢN THẢO): GSM-7, 8 ký tự, 1 tin" in slip
    )


def test_offices_that_only_write_the_text_are_no_operators(lang_son: Brief) -> None:
    found = [operators(channel) for channel in sms_channels(lang_son)]
    assert found[0] == ("Chi nhánh Viettel Lạng Sơn", "VNPT Lạng Sơn", "MobiFone Lạng Sơn")
    assert not any("Phòng" in name or "Công nghệ số" in name for names in found for name in names)


def test_a_campaign_without_sms(quang_ngai: Brief) -> None:
    with pytest.raises(InputError, match="has no channel whose name says SMS"):
        write_slips(quang_ngai)


def coban(*words: str, text: str | None = None) -> Any:
    return CliRunner().invoke(main, ["sms", *words], input=text, catch_exceptions=False)


def test_the_command_counts_and_pastes() -> None:
    done = coban("Mời bạn cài đặt ứng dụng", "--most", "1")
    assert done.exit_code == 0
    assert done.output.splitlines()[:4] == [
        "as it is: 1 part, 24 of 70 letters of UCS-2",
        "without diacritics: 1 part, 24 of 160 letters of GSM-7",
        "",
        "Moi ban cai dat ung dung",
    ]
    assert coban("--plain", "-", text="Xứ Lạng\n").output == "Xu Lang\n"


def test_the_command_ends_with_1_where_it_is_too_long() -> None:
    done = coban("ế" * 71, "--most", "1")
    assert done.exit_code == 1
    assert "2 parts; expected at most 1: shorten the text" in done.output
    assert coban("--plain", "ế" * 71, "--most", "1").exit_code == 0


@pytest.mark.parametrize("words", [(), ("chào", "--campaign", "xu-lang"), ("  ",)])
def test_wrong_commands_end_with_2(words: tuple[str, ...]) -> None:
    assert coban(*words).exit_code == 2
