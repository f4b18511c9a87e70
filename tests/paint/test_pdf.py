"""The print file, read back with qpdf, poppler, Ghostscript, pdfium and zxing."""

from __future__ import annotations

from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image
from tests.paint.hand_sheets import COBALT, FIELD, ICC, LINK, PALE, WHITE, banner, banner_shared, line, small
from tests.paint.pdf_reading import MM_PER_PT, colour_spaces, operators, run

from coban.geometry import Rect
from coban.paint.pdf import PdfPainter
from coban.scene import Box, Code, Role, Sheet, Stamp

QUIET = ("-q", "-dBATCH", "-dNOPAUSE")
BLACK = (0.0, 0.0, 0.0, 1.0)


def mm(box: pikepdf.Array, unit: float) -> list[float]:
    return [round(float(side) * MM_PER_PT * unit, 2) for side in box]


def test_boxes_are_the_piece_in_a_tenth_of_its_size(banner_pdf: Path) -> None:
    with pikepdf.open(banner_pdf) as pdf:
        page = pdf.pages[0]
        assert page.obj.UserUnit == 10
        media, bleed, trim = (mm(page.obj[name], 10) for name in ("/MediaBox", "/BleedBox", "/TrimBox"))
    assert trim[2] - trim[0] == pytest.approx(6000, abs=0.02)
    assert trim[3] - trim[1] == pytest.approx(1000, abs=0.02)
    assert [b - t for b, t in zip(bleed, trim, strict=True)] == pytest.approx([-50, -50, 50, 50], abs=0.02)
    assert media[0] == media[1] == 0
    assert media[2] > bleed[2] and media[3] > bleed[3] and bleed[0] > 0 and bleed[1] > 0


def test_a_piece_of_one_to_one_has_no_user_unit() -> None:
    sheet = small()
    pdf = opened(PdfPainter(sheet, ICC).paint(sheet))
    assert "/UserUnit" not in pdf.pages[0].obj
    trim = mm(pdf.pages[0].obj.TrimBox, 1)
    assert [trim[2] - trim[0], trim[3] - trim[1]] == [60, 40]


def test_it_is_a_pdf_x4(banner_pdf: Path, banner_sheet: Sheet) -> None:
    with pikepdf.open(banner_pdf) as pdf:
        assert pdf.pdf_version == "1.6"
        intent = pdf.Root.OutputIntents[0]
        assert intent.S == "/GTS_PDFX"
        assert str(intent.OutputConditionIdentifier) == "FOGRA39"
        assert intent.DestOutputProfile.N == 4
        assert intent.DestOutputProfile.read_bytes() == ICC.read_bytes()
        assert pdf.docinfo.Trapped == "/False"
        assert str(pdf.docinfo.Title) == banner_sheet.title
        assert bytes(pdf.trailer.ID[0]) == bytes(pdf.trailer.ID[1]) and len(bytes(pdf.trailer.ID[0])) == 16
        with pdf.open_metadata() as xmp:
            assert xmp["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] == "PDF/X-4"
            assert xmp["dc:title"] == banner_sheet.title
            assert xmp["pdf:Trapped"] == "False"
            assert xmp["xmpMM:DocumentID"].startswith("uuid:")
            assert xmp["xmp:CreateDate"] == xmp["xmp:ModifyDate"]


def test_syntax_is_clean_for_qpdf_and_ghostscript(banner_pdf: Path) -> None:
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", banner_pdf)
    assert (
        run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", banner_pdf) == ""
    )
    assert run("pdftoppm", "-r", "5", banner_pdf, banner_pdf.with_suffix("")) == ""


def test_every_ink_is_the_brands_and_nothing_is_rgb(banner_pdf: Path) -> None:
    with pikepdf.open(banner_pdf) as pdf:
        found = set(operators(pdf))
        assert colour_spaces(pdf) <= {"resources", "/DeviceCMYK"}
    assert {name for name, _ in found} == {"k"}
    by_hand = {tuple(percent / 100 for percent in ink.cmyk) for ink in (FIELD, COBALT, WHITE, PALE)}
    logos = {inks for _, inks in found} - by_hand - {BLACK}
    assert by_hand | {BLACK} <= {inks for _, inks in found}
    assert len(logos) == 1, "only the grey-blue of the stand-in wordmarks is converted"


def test_field_on_the_plates_is_the_brands_to_the_percent(banner_pdf: Path, tmp_path: Path) -> None:
    tiff = tmp_path / "plates.tif"
    run("gs", *QUIET, "-sDEVICE=tiff32nc", "-r20", "-o", tiff, banner_pdf)
    with Image.open(tiff) as plates:
        assert plates.mode == "CMYK"
        commonest = max(
            plates.getcolors(1 << 20) or [], key=lambda row: row[0] if row[1] != (0, 0, 0, 0) else 0
        )
    assert [round(value / 2.55) for value in commonest[1]] == list(FIELD.cmyk)


def test_layers_have_the_names_of_the_roles(banner_pdf: Path) -> None:
    with pikepdf.open(banner_pdf) as pdf:
        forms = pdf.pages[0].obj.Resources.XObject
        painted = [
            str(i.operands[0]) for i in pikepdf.parse_content_stream(pdf.pages[0]) if str(i.operator) == "Do"
        ]
        groups = {name: str(form.OC.Name) for name, form in forms.items()}
        listed = [str(group.Name) for group in pdf.Root.OCProperties.D.Order]
    order = ["field", "motif", "sponsor", "message", "place", "qr", "mark", "mark"]
    assert painted == [f"/L{index}-{role}" for index, role in enumerate(order)]
    assert groups == {f"/L{index}-{role}": role for index, role in enumerate(order)}
    assert listed == order[:-1]


def test_one_role_has_one_group_however_often_it_is_painted() -> None:
    box = Box(Role.SPONSOR, Rect(0, 0, 5, 5), WHITE)
    sheet = small(box, line(Role.MESSAGE, "Chữ", 5, 20, 8, FIELD), box)
    pdf = opened(PdfPainter(sheet, ICC).paint(sheet))
    names = ["/L0-field", "/L1-sponsor", "/L2-message", "/L3-sponsor", "/L4-mark"]
    assert sorted(pdf.pages[0].obj.Resources.XObject.keys()) == names
    assert len(pdf.Root.OCProperties.OCGs) == 4


def test_code_is_decoded_from_popplers_rendering(banner_pdf: Path, tmp_path: Path) -> None:
    run("pdftoppm", "-r", "60", "-png", "-singlefile", banner_pdf, tmp_path / "page")
    with Image.open(tmp_path / "page.png") as page:
        codes = zxingcpp.read_barcodes(page)
    assert [code.text for code in codes] == [LINK]


def test_equal_input_gives_equal_bytes_and_other_places_other_ids() -> None:
    shared = banner_shared()
    sheet = banner(shared)
    once, again = (PdfPainter(sheet, ICC).paint(sheet) for _ in range(2))
    other = PdfPainter(sheet, ICC).paint(banner(shared, "Xã Yên Phúc"))
    assert once == again
    ids = [bytes(opened(painted).trailer.ID[0]) for painted in (once, other)]
    assert ids[0] != ids[1]


def test_a_place_adds_only_its_own_bytes() -> None:
    shared = banner_shared()
    painter = PdfPainter(banner(shared), ICC)
    one, two = painter.paint(banner(shared, "Xã Hòa Bình")), painter.paint(banner(shared, "Xã Yên Phúc"))
    same = next(index for index, (a, b) in enumerate(zip(one, two, strict=False)) if a != b)
    assert same > 0.95 * len(one)


def test_a_sheet_of_another_base_is_refused() -> None:
    painter = PdfPainter(banner(banner_shared()), ICC)
    with pytest.raises(ValueError, match="does not share the part"):
        painter.paint(banner(banner_shared()))


def test_no_mark_stands_inside_the_bleed(banner_sheet: Sheet, tmp_path: Path) -> None:
    empty = replace(banner_sheet, shared=(), own=())
    path = tmp_path / "marks.pdf"
    path.write_bytes(PdfPainter(empty, ICC).paint(empty))
    run("pdftoppm", "-r", "60", "-png", "-gray", "-singlefile", path, tmp_path / "marks")
    with pikepdf.open(path) as pdf:
        left, low, right, high = (float(side) / 72 * 60 for side in pdf.pages[0].obj.BleedBox)
    with Image.open(tmp_path / "marks.png") as rendered:
        page = rendered.convert("L")
        top, bottom = page.height - round(high) + 1, page.height - round(low) - 1
        inside = (round(left) + 1, top, round(right) - 1, bottom)
        assert page.crop(inside).getextrema() == (255, 255)
        assert page.getextrema() != (255, 255)


def test_a_turned_stamp_turns_clockwise_about_its_centre(tmp_path: Path) -> None:
    bar = (
        ("moveTo", ((-0.5, -0.1),)),
        ("lineTo", ((0.5, -0.1),)),
        ("lineTo", ((0.5, 0.0),)),
        ("lineTo", ((-0.5, 0.0),)),
        ("closePath", ()),
    )
    sheet = small(Stamp(Role.MOTIF, bar, ((30.0, 20.0, 20.0, 90.0, FIELD),)))
    path = tmp_path / "stamp.pdf"
    path.write_bytes(PdfPainter(sheet, ICC).paint(sheet))
    run("pdftoppm", "-r", "254", "-png", "-gray", "-singlefile", path, tmp_path / "stamp")
    margin = 3 + 2 + 5 + 3
    with Image.open(tmp_path / "stamp.png") as page:
        trim = page.crop([round((side + margin) * 10) for side in (0, 0, 60, 40)])
        box = trim.point(lambda value: 255 if value < 128 else 0).getbbox()
    assert box == pytest.approx((300, 100, 320, 300), abs=2)


def test_a_code_alone_needs_no_words() -> None:
    sheet = small(Code(Role.QR, LINK, Rect(10, 5, 30, 30), FIELD))
    assert b"CobanWords" not in PdfPainter(sheet, ICC).paint(sheet)


def opened(painted: bytes) -> pikepdf.Pdf:
    return pikepdf.open(BytesIO(painted))
