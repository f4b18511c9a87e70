"""Several pages in one print file: each with its own boxes and scale, what they share stored once."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageChops
from tests.paint.hand_sheets import FIELD, ICC, banner, banner_shared, line, small
from tests.paint.pdf_reading import MM_PER_PT, run

from coban.errors import InputError
from coban.measure.preflight import Grade, preflight, profile_named
from coban.paint.body import Body
from coban.paint.document import PdfDocument
from coban.paint.pdf import PdfOptions, PdfPainter
from coban.scene import Role, Sheet

PLACES = ("Xã Hòa Bình", "Xã Yên Phúc", "Thị trấn Thất Khê")


def bound(sheets: list[Sheet], options: PdfOptions | None = None) -> bytes:
    document = PdfDocument(ICC, inks=[FIELD], options=options)
    for sheet in sheets:
        document.add(sheet)
    return document.finish("Cả tập")


@pytest.fixture(scope="module")
def sheets() -> list[Sheet]:
    """Three places of one banner, then a leaflet of another base, size and scale."""
    shared = banner_shared()
    leaflet = small(line(Role.MESSAGE, "Mặt sau", 4, 20, 5, FIELD))
    return [*(banner(shared, place) for place in PLACES), replace(leaflet, title="Tờ rơi", slug=("Tờ rơi",))]


@pytest.fixture(scope="module")
def file(sheets: list[Sheet], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("bound") / "bound.pdf"
    path.write_bytes(bound(sheets))
    return path


def test_each_page_has_its_own_boxes_and_scale(file: Path) -> None:
    with pikepdf.open(file) as pdf:
        trims = []
        for page in pdf.pages:
            unit = float(page.obj.get("/UserUnit", 1))
            left, low, right, high = (float(side) * MM_PER_PT * unit for side in page.obj.TrimBox)
            trims.append((round(right - left, 1), round(high - low, 1)))
        units = [int(page.obj.get("/UserUnit", 1)) for page in pdf.pages]
    assert trims == [(6000, 1000)] * 3 + [(60, 40)]
    assert units == [10, 10, 10, 1]


def test_each_page_says_its_own_words(file: Path) -> None:
    pages = [" ".join(run("pdftotext", "-f", str(n), "-l", str(n), file, "-").split()) for n in (1, 2, 3, 4)]
    for number, place in enumerate(PLACES):
        assert [place in page for page in pages] == [n == number for n in range(4)]
    assert "Mặt sau" in pages[3]


def test_readers_list_the_pages_by_their_titles(file: Path, sheets: list[Sheet]) -> None:
    with pikepdf.open(file) as pdf:
        pages = [page.obj.objgen for page in pdf.pages]
        with pdf.open_outline() as outline:
            told = [(item.title, item.destination[0].objgen) for item in outline.root]
    assert told == [(sheet.title, page) for sheet, page in zip(sheets, pages, strict=True)]


def test_one_page_has_no_bookmarks(sheets: list[Sheet]) -> None:
    with pikepdf.open(BytesIO(bound(sheets[:1]))) as pdf:
        assert "/Outlines" not in pdf.Root


def test_what_pages_share_is_stored_once(sheets: list[Sheet]) -> None:
    one, three = bound(sheets[:1]), bound(sheets[:3])
    assert len(three) - len(one) < 0.03 * len(one)
    with pikepdf.open(BytesIO(three)) as pdf:
        forms = [page.obj.Resources.XObject for page in pdf.pages]
        for name in ("/L0-field", "/L1-motif", "/L2-sponsor", "/L3-message", "/L6-mark"):
            assert len({form[name].objgen for form in forms}) == 1, name
        assert len({form["/L4-place"].objgen for form in forms}) == 3
        streams = [item for item in pdf.objects if isinstance(item, pikepdf.Stream)]
        assert sum(item.get("/N") == 4 for item in streams) == 1, "one profile"
        assert sum("/Length1" in item for item in streams) == 1, "one font"
        assert len(pdf.Root.OCProperties.OCGs) == 7, "one layer for each role"


def test_a_part_that_was_composed_again_is_not_stored_again() -> None:
    again = [banner(banner_shared(), place) for place in PLACES]
    shared = banner_shared()
    assert bound(again) == bound([banner(shared, place) for place in PLACES])


@pytest.mark.parametrize("live_text", [False, True])
def test_a_page_looks_as_in_a_file_of_its_own(sheets: list[Sheet], tmp_path: Path, live_text: bool) -> None:
    options = PdfOptions(live_text=live_text)
    together, alone = tmp_path / "together.pdf", tmp_path / "alone.pdf"
    together.write_bytes(bound(sheets, options))
    alone.write_bytes(PdfPainter(sheets[1], ICC, inks=[FIELD], options=options).paint(sheets[1]))
    run("pdftoppm", "-r", "50", "-png", "-singlefile", "-f", "2", together, tmp_path / "together")
    run("pdftoppm", "-r", "50", "-png", "-singlefile", alone, tmp_path / "alone")
    with Image.open(tmp_path / "together.png") as one, Image.open(tmp_path / "alone.png") as other:
        assert one.size == other.size
        assert ImageChops.difference(one, other).getbbox() is None


@pytest.mark.parametrize("live_text", [False, True])
@pytest.mark.parametrize("marks", [False, True])
def test_it_is_fit_for_the_press(sheets: list[Sheet], tmp_path: Path, live_text: bool, marks: bool) -> None:
    path = tmp_path / "bound.pdf"
    path.write_bytes(bound(sheets[:3], PdfOptions(live_text=live_text, marks=marks)))
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", path)
    assert run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", path) == ""
    assert run("pdftoppm", "-r", "5", path, tmp_path / "page") == ""
    found = preflight(path, profile_named("x-4"))
    assert not [remark for grade in Grade if grade != Grade.INFO for remark in found.of(grade)]


def test_two_bases_of_one_size_are_no_mixture(tmp_path: Path) -> None:
    sides = [small(line(Role.MESSAGE, words, 4, 20, 5, FIELD)) for words in ("Mặt trước", "Mặt sau")]
    path = tmp_path / "sides.pdf"
    path.write_bytes(bound(sides))
    assert run("pdftotext", "-f", "1", "-l", "1", path, "-").split("\n")[0] == "Mặt trước"
    assert run("pdftotext", "-f", "2", "-l", "2", path, "-").split("\n")[0] == "Mặt sau"


def test_equal_sheets_give_equal_bytes(sheets: list[Sheet]) -> None:
    assert bound(sheets) == bound(sheets)
    assert bound(sheets) != bound([sheets[1], sheets[0], *sheets[2:]])


def test_a_painter_gives_the_same_whatever_it_painted_before(sheets: list[Sheet]) -> None:
    for live_text in (False, True):
        painter = PdfPainter(sheets[0], ICC, options=PdfOptions(live_text=live_text))
        first = painter.paint(sheets[2])
        painter.paint(sheets[1])
        assert painter.paint(sheets[2]) == first


def test_a_page_that_is_too_long_is_refused_with_its_cure() -> None:
    sheet = replace(banner(banner_shared()), scale=1)
    with pytest.raises(InputError, match=r"at 1:1 its page is 61\d cm or 17,\d{3} units.*make it 1:10$"):
        bound([sheet])


def test_without_user_unit_every_reader_shows_a_tenth(sheets: list[Sheet], tmp_path: Path) -> None:
    path = tmp_path / "tenth.pdf"
    path.write_bytes(bound(sheets[:1], PdfOptions(user_unit=False)))
    with pikepdf.open(path) as pdf:
        page = pdf.pages[0].obj
        assert "/UserUnit" not in page
        assert float(page.TrimBox[2] - page.TrimBox[0]) * MM_PER_PT == pytest.approx(600, abs=0.01)
    assert "TỶ LỆ 1:10" in run("pdftotext", path, "-")
    found = preflight(path, profile_named("banner"))
    assert not [remark for grade in Grade if grade != Grade.INFO for remark in found.of(grade)]


def test_without_marks_the_page_is_the_bleed(sheets: list[Sheet]) -> None:
    with pikepdf.open(BytesIO(bound(sheets[:1], PdfOptions(marks=False)))) as pdf:
        page = pdf.pages[0].obj
        assert [float(side) for side in page.MediaBox] == [float(side) for side in page.BleedBox]
        assert "mark" not in {str(group.Name) for group in pdf.Root.OCProperties.OCGs}


def test_an_object_that_was_promised_must_be_written_once() -> None:
    body = Body()
    promised = body.reserve()
    with pytest.raises(ValueError, match="object 1 is reserved and was never put"):
        body.finish(promised, promised, bytes(16))
    body.put(promised, {"Type": "/Catalog"})
    with pytest.raises(ValueError, match="object 1 is written already"):
        body.put(promised, {})
