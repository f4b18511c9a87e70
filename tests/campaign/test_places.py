"""Names of communes: folding for search, slugs for files, CSV as spreadsheets write it."""

from __future__ import annotations

import unicodedata
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from coban.campaign import Brief, ascii_slug, fold
from coban.campaign.place_list import read_places

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"
vietnamese = st.text(alphabet=LETTERS + LETTERS.upper() + " -'.", max_size=40)


def test_folding_drops_marks_and_case() -> None:
    assert fold("Thị trấn Đồng Đăng") == "thi tran dong dang"
    assert ascii_slug("Phường Hoàng Văn Thụ") == "phuong-hoang-van-thu"
    assert ascii_slug("Xã Ea R'bin") == "xa-ea-r-bin"


@given(vietnamese)
def test_folding_is_ascii_and_blind_to_form_and_case(text: str) -> None:
    folded = fold(text)
    assert folded.isascii()
    assert fold(folded) == folded
    assert fold(unicodedata.normalize("NFD", text)) == folded
    assert fold(text.upper()) == folded


@given(st.text(max_size=40))
def test_slugs_are_fit_for_file_names(text: str) -> None:
    slug = ascii_slug(text)
    assert slug == ascii_slug(slug)
    assert all(c.isascii() and (c.isalnum() or c == "-") and c == c.lower() for c in slug)


def test_file_names_are_unique_by_code(xu_lang: Brief) -> None:
    assert len({f"{place.code}-{place.slug}" for place in xu_lang.places}) == 200
    assert len({place.slug for place in xu_lang.places}) < 200


def test_a_list_as_excel_writes_it(tmp_path: Path) -> None:
    """A byte order mark, CRLF, quoted cells, an empty last row, letters in NFD, doubled spaces."""
    name = unicodedata.normalize("NFD", "Xã  Hòa Bình")
    text = f'code,name,district,province\r\n90001,"{name} ",Huyện Thí Điểm,Tỉnh Thí Điểm\r\n\r\n'
    (tmp_path / "p.csv").write_bytes(b"\xef\xbb\xbf" + text.encode())
    communes = read_places(tmp_path / "p.csv", "p.csv")
    assert communes.faults == ()
    assert [place.title for place in communes.places] == ["Xã Hòa Bình, Huyện Thí Điểm"]


def test_columns_in_another_order(tmp_path: Path) -> None:
    (tmp_path / "p.csv").write_text("province,name,code,district\nTỉnh A,Xã B,90001,Huyện C\n", "utf-8")
    [place] = read_places(tmp_path / "p.csv", "p.csv").places
    assert (place.code, place.name, place.district, place.province) == ("90001", "Xã B", "Huyện C", "Tỉnh A")
