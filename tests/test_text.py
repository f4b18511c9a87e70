"""Shaping and measuring: composed letters, stacked marks, the words of a line."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from coban.campaign import Brief
from coban.text import Face, face, find_face, nfc

ARIMO = Path(__file__).parents[1] / "assets" / "fonts" / "Arimo-Bold.ttf"
MARKED = "ăâêôơưđáàảãạấầẩẫậắằẳẵặéèẻẽẹếềểễệíìỉĩịóòỏõọốồổỗộớờởỡợúùủũụứừửữựýỳỷỹỵ"


@pytest.fixture(scope="module")
def bold() -> Face:
    return face(ARIMO)


@settings(max_examples=30, deadline=None)
@given(st.text(alphabet=MARKED + MARKED.upper() + " abc", min_size=1, max_size=30))
def test_decomposed_letters_are_shaped_like_composed_ones(text: str) -> None:
    bold = face(ARIMO)
    assert bold.shape(unicodedata.normalize("NFD", text)) == bold.shape(text)


def test_every_vietnamese_letter_is_in_the_shipped_face(bold: Face) -> None:
    assert len(MARKED) == 67
    assert bold.missing(MARKED + MARKED.upper() + "“”–·×") == []
    assert bold.missing("a漢b漢 😀") == ["漢", "😀"]


@pytest.mark.parametrize("letter", "ỄỔẬẮỮ")
def test_stacked_marks_rise_over_the_capital(letter: str, bold: Face) -> None:
    plain = unicodedata.normalize("NFD", letter)[0]
    assert bold.shape(plain).top == pytest.approx(bold.cap_height, abs=0.03)
    assert bold.shape(letter).top > bold.shape(plain).top + 0.1


@pytest.mark.parametrize("letter", "ẬỘỰ")
def test_a_dot_below_goes_under_the_baseline(letter: str, bold: Face) -> None:
    assert bold.shape(letter).bottom < -0.1


def test_a_line_is_as_wide_as_its_letters_and_kerned(bold: Face) -> None:
    apart = sum(bold.shape(letter).width for letter in "AV")
    assert bold.shape("AV").width < apart
    assert bold.shape("HH").width == pytest.approx(2 * bold.shape("H").width)


def test_words_and_where_they_start(bold: Face) -> None:
    line = bold.shape("Công dân số")
    words = line.word_starts()
    assert [word for word, _, _ in words] == ["Công", "dân", "số"]
    assert words[0][1] == 0
    last, start, width = words[-1]
    assert start + width == pytest.approx(line.width)
    assert start == pytest.approx(bold.shape("Công dân ").width, abs=0.02)
    assert width == pytest.approx(bold.shape(last).width, abs=0.02)


def test_outlines_are_closed_and_in_em(bold: Face) -> None:
    [glyph] = bold.shape("Ễ").glyphs
    commands = bold.outline(glyph.gid)
    assert (
        sum(verb == "moveTo" for verb, _ in commands) == sum(verb == "closePath" for verb, _ in commands) > 1
    )
    assert all(-0.5 < y < 1.5 for _, points in commands for _, y in points)


def test_a_face_can_be_named(monkeypatch: pytest.MonkeyPatch, xu_lang: Brief) -> None:
    monkeypatch.setenv("COBAN_FONT", str(ARIMO))
    assert find_face([], Path("nothing.ttf")).path == ARIMO
    assert xu_lang.house.face(xu_lang.brand.font).name == "Arimo Bold"


def test_the_machines_own_file_goes_before_the_shipped_one(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.delenv("COBAN_FONT", raising=False)
    monkeypatch.setattr("coban.text.FONT_FOLDERS", (str(tmp_path), str(tmp_path / "none")))
    own = tmp_path / "truetype" / "COBAN-TRIAL.TTF"
    own.parent.mkdir()
    shutil.copy(ARIMO, own)
    assert find_face(["another.ttf", "coban-trial.ttf"], ARIMO).path == own
    assert find_face(["coban-missing.ttf"], ARIMO).path == ARIMO


def test_letters_are_composed() -> None:
    assert nfc("Vie\u0302\u0323t") == "Vi\u1ec7t"
