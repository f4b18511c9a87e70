"""Live text: real letters in an embedded subset, found by search, standing where the outlines stand."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pikepdf
import pypdfium2
import pytest
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.ttLib import TTFont
from PIL import Image
from tests.paint.hand_sheets import FIELD, ICC, ROOT, VALUE, arimo, banner, banner_shared, line, small
from tests.paint.pdf_reading import operators, run

from coban.errors import InputError
from coban.geometry import Rect
from coban.measure.pdf import PrintFile
from coban.measure.preflight import Grade, preflight, profile_named
from coban.paint.pdf import PdfOptions, PdfPainter
from coban.scene import Box, Role, Sheet, Text
from coban.text import Face

STACKED = "Ễ Ổ Ậ Ặ Ữ Ằ Ỗ Ợ đĐ ưƯ"
LIVE = PdfOptions(live_text=True)
PIECE_PX = (200, 200, 7200, 1300)
"""The piece at 300 dpi, without the small letters of the slug."""


def flat(text: str) -> str:
    return " ".join(text.split())


def live(sheet: Sheet, path: Path) -> Path:
    path.write_bytes(PdfPainter(sheet, ICC, inks=[FIELD], options=LIVE).paint(sheet))
    return path


@pytest.fixture(scope="module")
def live_pdf(banner_sheet: Sheet, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return live(banner_sheet, tmp_path_factory.mktemp("live") / "live.pdf")


def fonts(path: Path) -> list[str]:
    return run("pdffonts", path).splitlines()[2:]


def test_its_one_font_is_an_embedded_subset_that_tells_its_letters(live_pdf: Path) -> None:
    (row,) = fonts(live_pdf)
    assert re.match(r"[A-Z]{6}\+Arimo-Bold\s+CID TrueType\s+Identity-H\s+yes yes yes", row)


@pytest.mark.parametrize("mode", [[], ["-layout"], ["-raw"]], ids=["default", "layout", "raw"])
def test_poppler_and_pdfium_find_slogan_place_and_slug(live_pdf: Path, mode: list[str]) -> None:
    document = pypdfium2.PdfDocument(live_pdf)
    pdfium = document[0].get_textpage().get_text_range()
    document.close()
    for words in (flat(run("pdftotext", *mode, live_pdf, "-")), flat(pdfium)):
        assert VALUE in words
        assert "Xã Hòa Bình" in words
        assert "TỶ LỆ 1:10" in words


def test_stacked_marks_and_letters_outside_the_alphabet_come_back(tmp_path: Path) -> None:
    words = f"{STACKED} № Ω §"
    assert not arimo().missing(words)
    path = live(small(line(Role.MESSAGE, words, 4, 20, 3, FIELD)), tmp_path / "marks.pdf")
    assert flat(run("pdftotext", path, "-")) == words


def test_a_rule_that_no_line_follows_still_says_its_sign(tmp_path: Path) -> None:
    rule = Box(Role.MESSAGE, Rect(4, 20, 20, 2), FIELD, words="–")
    path = live(small(line(Role.MESSAGE, "Một", 4, 12, 8, FIELD), rule), tmp_path / "rule.pdf")
    assert flat(run("pdftotext", path, "-")) == "Một –"


def test_letters_stand_where_the_outlines_stand(banner_pdf: Path, live_pdf: Path, tmp_path: Path) -> None:
    """Within a pixel of 0.85 mm on the banner of 6 m: poppler draws edges of text a little softer."""
    seen = []
    for path in (banner_pdf, live_pdf):
        run("pdftoppm", "-r", "300", "-gray", "-png", "-singlefile", path, tmp_path / path.stem)
        with Image.open(tmp_path / f"{path.stem}.png") as page:
            seen.append(np.asarray(page.convert("L").crop(PIECE_PX)) > 140)
    assert not astray(*seen).any() and not astray(*reversed(seen)).any()
    assert (seen[0] != seen[1]).any(), "the two are drawn in two ways"


def test_pdfium_draws_it_as_it_draws_the_outlines(banner_pdf: Path, live_pdf: Path) -> None:
    """pdfium reads widths as whole numbers: fractions would let a line drift by a hundredth of an em."""
    seen = []
    for path in (banner_pdf, live_pdf):
        document = pypdfium2.PdfDocument(path)
        page = document[0].render(scale=300 / 72).to_pil().convert("L").crop(PIECE_PX)
        seen.append(np.asarray(page).astype(int))
        document.close()
    assert np.abs(seen[0] - seen[1]).max() < 110, "less than half of an edge pixel"


def test_the_judge_reads_its_lines_word_by_word(banner_pdf: Path, live_pdf: Path) -> None:
    read = []
    for path in (banner_pdf, live_pdf):
        file = PrintFile(path)
        read.append([(word.role, word.text, word.x, word.y) for word in file.words if word.role != "mark"])
        file.close()
    curves, text = read
    assert [row[:2] for row in text] == [row[:2] for row in curves]
    assert [row[2:] for row in text] == [pytest.approx(row[2:], abs=0.4) for row in curves], "of 6 m"


def test_it_is_fit_for_the_press(live_pdf: Path, tmp_path: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", live_pdf)
    assert run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", live_pdf) == ""
    assert run("pdftoppm", "-r", "20", live_pdf, tmp_path / "page") == ""
    found = preflight(live_pdf, profile_named("x-4"))
    assert not [remark for grade in Grade if grade != Grade.INFO for remark in found.of(grade)]
    with pikepdf.open(live_pdf) as pdf:
        assert {name for name, _ in operators(pdf)} == {"k"}


def test_places_share_one_subset_and_bytes_are_equal(banner_sheet: Sheet) -> None:
    shared = banner_shared()
    painter = PdfPainter(banner(shared), ICC, options=LIVE)
    names = set()
    for place in ("Xã Hòa Bình", "Thị trấn Thất Khê", "Xã Yên Phúc"):
        painted = painter.paint(banner(shared, place))
        assert painted == PdfPainter(banner(shared), ICC, options=LIVE).paint(banner(shared, place))
        names |= set(re.findall(rb"/[A-Z]{6}\+Arimo-Bold", painted))
    assert len(names) == 1


def test_a_face_that_may_not_be_embedded_is_refused_with_its_cure(tmp_path: Path) -> None:
    font = TTFont(ROOT / "assets" / "fonts" / "Arimo-Bold.ttf")
    font["OS/2"].fsType = 2
    font.save(tmp_path / "locked.ttf")
    face = Face(tmp_path / "locked.ttf")
    sheet = small(Text(Role.MESSAGE, face.shape("Chữ"), face, 4, 20, 5, FIELD))
    with pytest.raises(InputError, match=r"cannot be embedded: its maker.*0x0002.*leave live text out"):
        live(sheet, tmp_path / "never.pdf")
    assert PdfPainter(sheet, ICC).paint(sheet)


def test_a_face_of_cubic_outlines_is_embedded_as_cff(tmp_path: Path) -> None:
    face = Face(cubic_font(tmp_path / "cubic.otf", "Đất Việt 2022"))
    sheet = small(Text(Role.MESSAGE, face.shape("Đất Việt 2022"), face, 4, 20, 5, FIELD))
    path = live(sheet, tmp_path / "cff.pdf")
    assert re.search(r"\+Cubic-Bold\S*\s+CID Type 0C\s+Identity-H\s+yes yes yes", fonts(path)[0])
    assert flat(run("pdftotext", path, "-")) == "Đất Việt 2022"
    assert run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", path) == ""
    seen = []
    for name, options in (("live", LIVE), ("curves", PdfOptions())):
        (tmp_path / f"{name}.pdf").write_bytes(PdfPainter(sheet, ICC, options=options).paint(sheet))
        run(
            "pdftoppm", "-r", "300", "-gray", "-png", "-singlefile", tmp_path / f"{name}.pdf", tmp_path / name
        )
        with Image.open(tmp_path / f"{name}.png") as page:
            seen.append(np.asarray(page.convert("L")) > 140)
    assert not astray(*seen).any() and not astray(*reversed(seen)).any()


def astray(one: npt.NDArray[np.bool_], other: npt.NDArray[np.bool_]) -> npt.NDArray[np.bool_]:
    """What is light in one and in no pixel around in the other."""
    near = np.zeros_like(other)
    padded = np.pad(other, 1, mode="edge")
    for down in range(3):
        for across in range(3):
            near |= padded[down : down + other.shape[0], across : across + other.shape[1]]
    return one & ~near


def cubic_font(path: Path, letters: str) -> Path:
    """Some letters of Arimo as an OpenType font with CFF outlines."""
    source = TTFont(ROOT / "assets" / "fonts" / "Arimo-Bold.ttf")
    by_letter, glyphs = source.getBestCmap(), source.getGlyphSet()
    names = {ord(letter): by_letter[ord(letter)] for letter in dict.fromkeys(letters)}
    order = [".notdef", *dict.fromkeys(names.values())]
    builder = FontBuilder(2048, isTTF=False)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(names)
    strings = {}
    for name in order:
        pen = T2CharStringPen(glyphs[name].width, glyphs)
        glyphs[name].draw(pen)
        strings[name] = pen.getCharString()
    builder.setupCFF("Cubic-Bold", {"FullName": "Cubic Bold"}, strings, {})
    builder.setupHorizontalMetrics({name: (glyphs[name].width, 0) for name in order})
    builder.setupHorizontalHeader(ascent=1854, descent=-434)
    builder.setupNameTable({"familyName": "Cubic", "styleName": "Bold", "psName": "Cubic-Bold"})
    builder.setupOS2(sCapHeight=1409, fsType=0)
    builder.setupPost()
    builder.save(path)
    return path
