"""Shaping and measuring: composed letters, stacked marks, the words of a line."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont
from hypothesis import given, settings
from hypothesis import strategies as st

from coban.campaign import Brief
from coban.errors import InputError
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


def test_a_face_that_does_not_state_its_capitals_is_measured(tmp_path: Path) -> None:
    """DejaVu's OS/2 table is of version 1, without sCapHeight; its H is 1493 of 2048 units high."""
    dejavu = face(Path("/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf"))
    assert dejavu.cap_height == pytest.approx(1493 / 2048)
    silent = TTFont(ARIMO)
    silent["OS/2"].version = 1
    for name in ("sxHeight", "sCapHeight", "usDefaultChar", "usBreakChar", "usMaxContext"):
        delattr(silent["OS/2"], name)
    silent.save(tmp_path / "silent.ttf")
    assert face(tmp_path / "silent.ttf").cap_height == pytest.approx(face(ARIMO).cap_height, abs=0.01)


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("none.ttf", None, "the font cannot be read (No such file or directory)"),
        ("words.ttf", b"just words, no font at all", "this is not a font that can be read ("),
        ("cut.ttf", ARIMO.read_bytes()[:20_000], "this is not a font that can be read ("),
        ("empty.ttf", b"", "this is not a font that can be read ("),
    ],
)
def test_a_font_that_is_none_is_said_in_plain_words(
    name: str, content: bytes | None, told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    monkeypatch.setenv("COBAN_FONT", str(tmp_path / name))
    with pytest.raises(InputError) as caught:
        find_face([], ARIMO)
    assert str(caught.value).startswith(f"COBAN_FONT={tmp_path / name}: {told}")
    assert str(caught.value).endswith("; name another file in the variable COBAN_FONT, or unset it")
    assert caught.value.exit_code == 2


def test_a_web_font_is_refused_and_not_set_as_boxes(tmp_path: Path) -> None:
    packed = TTFont(ARIMO)
    packed.flavor = "woff2"
    packed.save(tmp_path / "arimo.woff2")
    with pytest.raises(InputError, match="it is a web font, woff2"):
        face(tmp_path / "arimo.woff2")
