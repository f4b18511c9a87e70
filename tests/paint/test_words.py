"""The words over the outlines: found in the right order, whole, and embedded."""

from __future__ import annotations

import re
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from tests.paint.hand_sheets import FIELD, ICC, VALUE, arimo, line, small
from tests.paint.pdf_reading import run

from coban.geometry import Rect
from coban.paint.pdf import PdfPainter
from coban.scene import Box, Role

STACKED = "Ễ Ổ Ậ Ặ Ữ Ằ Ỗ Ợ đĐ ưƯ"


def flat(text: str) -> str:
    return " ".join(text.split())


def pdfium_words(path: Path) -> str:
    document = pypdfium2.PdfDocument(path)
    words = document[0].get_textpage().get_text_range()
    document.close()
    return flat(words)


@pytest.mark.parametrize("mode", [[], ["-layout"], ["-raw"]], ids=["default", "layout", "raw"])
def test_poppler_finds_slogan_place_and_slug(banner_pdf: Path, mode: list[str]) -> None:
    words = flat(run("pdftotext", *mode, banner_pdf, "-"))
    assert VALUE in words
    assert "Xã Hòa Bình" in words
    assert "TỶ LỆ 1:10" in words


def test_pdfium_finds_slogan_place_and_slug(banner_pdf: Path) -> None:
    words = pdfium_words(banner_pdf)
    assert VALUE in words
    assert "Xã Hòa Bình" in words
    assert "TỶ LỆ 1:10" in words


def test_the_font_is_embedded_and_tells_its_letters(banner_pdf: Path) -> None:
    rows = run("pdffonts", banner_pdf).splitlines()[2:]
    assert len(rows) == 1
    assert re.search(r"CobanWords\s+CID TrueType\s+Identity-H\s+yes yes yes", rows[0])


def test_nothing_of_the_words_is_seen(tmp_path: Path, banner_pdf: Path) -> None:
    without = tmp_path / "without.pdf"
    with pikepdf.open(banner_pdf) as pdf:
        for item in pdf.objects:
            if isinstance(item, pikepdf.Stream) and item.get("/Subtype") == "/Form":
                steps = pikepdf.parse_content_stream(item)
                item.write(pikepdf.unparse_content_stream([s for s in steps if str(s.operator) != "Tj"]))
        pdf.save(without)
    assert flat(run("pdftotext", without, "-")) == ""
    for path, name in ((banner_pdf, "with"), (without, "without")):
        run("pdftoppm", "-r", "40", "-png", "-singlefile", path, tmp_path / name)
    assert (tmp_path / "with.png").read_bytes() == (tmp_path / "without.png").read_bytes()


def test_stacked_marks_come_back_letter_by_letter(tmp_path: Path) -> None:
    sheet = small(line(Role.MESSAGE, STACKED, 4, 20, 5, FIELD))
    path = tmp_path / "marks.pdf"
    path.write_bytes(PdfPainter(sheet, ICC).paint(sheet))
    assert flat(run("pdftotext", path, "-")) == STACKED
    assert pdfium_words(path) == STACKED


@pytest.mark.parametrize("words", ["Thủ tục mẫu 1", "thị trấn Châu Ổ", "7"])
def test_a_lone_letter_at_a_line_s_end_is_found(tmp_path: Path, words: str) -> None:
    sheet = small(line(Role.MESSAGE, words, 4, 12, 5, FIELD), line(Role.MESSAGE, "dòng sau", 4, 24, 5, FIELD))
    path = tmp_path / "lone.pdf"
    path.write_bytes(PdfPainter(sheet, ICC).paint(sheet))
    assert pdfium_words(path) == f"{words} dòng sau"
    assert flat(run("pdftotext", path, "-")) == f"{words} dòng sau"


def test_a_word_lies_on_its_letters(tmp_path: Path) -> None:
    """To 0.5 mm in a line of 60 mm: a reader who marks a word marks that word."""
    text = line(Role.MESSAGE, "Vừa nhanh, vừa tiện", 4, 20, 5.5, FIELD)
    sheet = small(text)
    path = tmp_path / "places.pdf"
    path.write_bytes(PdfPainter(sheet, ICC).paint(sheet))
    rows = run("pdftotext", "-bbox", path, "-")
    found = re.findall(r'<word xMin="([\d.]+)".* xMax="([\d.]+)".*>(.*)</word>', rows)
    margin = 3 + 2 + 5 + 3
    starts = {word: (x, width) for word, x, width in text.line.word_starts()}
    assert [word for _, _, word in found] == ["Vừa", "nhanh,", "vừa", "tiện"]
    for left, right, word in found:
        x, width = starts[word]
        assert float(left) / 72 * 25.4 - margin == pytest.approx(4 + x * 5.5, abs=0.5)
        assert (float(right) - float(left)) / 72 * 25.4 == pytest.approx(width * 5.5, abs=0.5)


@pytest.mark.parametrize("name,promise", [(8.0, 6.0), (8.0, 5.0), (6.0, 6.0)])
def test_a_rule_for_a_dash_reads_between_its_lines(tmp_path: Path, name: float, promise: float) -> None:
    above, below = VALUE.split(" - ")
    width = max(arimo().shape(above).width * name, arimo().shape(below).width * promise) + 12
    sheet = small(
        line(Role.MESSAGE, above, 4, 12, name, FIELD),
        Box(Role.MESSAGE, Rect(4, 12 + 0.33 * name, 0.9 * name, 0.05 * name), FIELD, words="-"),
        line(Role.MESSAGE, below, 4, 12 + 0.71 * name + 0.72 * promise, promise, FIELD),
        width=width,
    )
    path = tmp_path / "rule.pdf"
    path.write_bytes(PdfPainter(sheet, ICC).paint(sheet))
    assert flat(run("pdftotext", path, "-")) == VALUE
    assert flat(run("pdftotext", "-layout", path, "-")) == VALUE
    assert pdfium_words(path) == VALUE


def test_a_rule_that_no_line_follows_still_says_its_sign(tmp_path: Path) -> None:
    sheet = small(
        line(Role.MESSAGE, "Một", 4, 12, 8, FIELD),
        Box(Role.MESSAGE, Rect(4, 20, 20, 2), FIELD, words="–"),
    )
    path = tmp_path / "rule.pdf"
    path.write_bytes(PdfPainter(sheet, ICC).paint(sheet))
    assert flat(run("pdftotext", path, "-")) == "Một –"
