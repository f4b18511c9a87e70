"""Preflight against files broken on purpose: each fault under its own code, and nothing else."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pikepdf
import pytest
import zxingcpp
from pikepdf import Array, Dictionary, Name, String
from PIL import Image
from tests.measure import broken_files, press_files
from tests.measure.broken_files import CHANGES, FILES, Change
from tests.measure.press_files import Desk

from coban.errors import InputError
from coban.measure.preflight import (
    Findings,
    Grade,
    Profile,
    codes,
    plates,
    preflight,
    profile_named,
    profiles,
)

GREY = press_files.GREY_ICC
X4 = profile_named("x-4")
INFORMS = {code.id for code in codes().values() if code.grade == Grade.INFO}


def said(found: Findings) -> set[str]:
    return {remark.code for remark in found.remarks} - INFORMS


def test_a_clean_file_stays_clean(tmp_path: Path) -> None:
    path = press_files.written(tmp_path / "clean.pdf")
    subprocess.run(["qpdf", "--check", path], check=True, capture_output=True)
    found = preflight(path, X4, every_plate=True)
    assert said(found) == set(), found.remarks
    assert found.read and found.pages == 1
    told = {remark.code: remark.measured for remark in found.remarks}
    assert told["pages"] == "1"
    assert told["spot-inks"] == "PANTONE 2728 C"
    assert "soft mask 1×" in told["transparency"]


@pytest.mark.parametrize(
    ("code", "change"),
    [pytest.param(code, change, id=f"{code}: {name}") for code in CHANGES for name, change in CHANGES[code]],
)
def test_each_fault_is_found_by_its_code_alone(code: str, change: Change, tmp_path: Path) -> None:
    path = press_files.written(tmp_path / "broken.pdf", change)
    found = preflight(path, X4)
    assert said(found) == {code}, found.remarks
    assert all(remark.code in codes() for remark in found.remarks)


@pytest.mark.parametrize(
    ("code", "make"), [pytest.param(c, make, id=f"{c}: {make.__name__}") for c in FILES for make in FILES[c]]
)
def test_a_file_that_is_wrong_as_a_whole(code: str, make: Callable[[Path], Path], tmp_path: Path) -> None:
    found = preflight(make(tmp_path), X4)
    assert said(found) == {code}, found.remarks
    assert found.read == (code not in ("not-a-pdf", "truncated", "unreadable"))


def test_every_code_has_a_case_that_fires_it() -> None:
    elsewhere = {"readers-disagree", "ink-unmeasured", "ink-not-allowed", "rgb-glyph"}
    assert set(CHANGES) | set(FILES) | elsewhere == set(codes()) - INFORMS


def test_a_glyph_in_rgb_is_told_as_such(tmp_path: Path) -> None:
    def glyph(desk: Desk) -> None:
        desk.page.Resources.Font.F3 = press_files.drawn_font(desk.pdf, b"500 0 d0 1 0 0 rg 0 0 500 500 re f")

    found = preflight(press_files.written(tmp_path / "a.pdf", glyph), X4)
    assert said(found) == {"coloured-glyphs", "rgb-glyph"}


def test_a_spot_ink_that_the_job_does_not_print(tmp_path: Path) -> None:
    path = press_files.written(tmp_path / "a.pdf")
    four = X4.model_copy(update={"inks": X4.inks.model_copy(update={"allowed": ("cmyk", "grey")})})
    assert said(preflight(path, four)) == {"ink-not-allowed"}


def test_readers_that_do_not_agree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = press_files.written(tmp_path / "a.pdf")
    monkeypatch.setattr("pypdfium2.PdfDocument.__len__", lambda _: 2)
    found = preflight(path, X4)
    assert said(found) == {"readers-disagree"}
    assert any(remark.measured == "qpdf reads 1 pages, pdfium 2" for remark in found.remarks)


def test_ink_that_cannot_be_measured_is_never_passed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = press_files.written(tmp_path / "a.pdf", broken_files.ink_that_a_blend_mode_adds_up)
    assert said(preflight(path, X4, render=False)) == {"ink-unmeasured"}
    monkeypatch.setattr(shutil, "which", lambda _: None)
    found = preflight(path, X4)
    assert said(found) == {"ink-unmeasured"}
    assert found.grade == Grade.UNSURE
    assert "Ghostscript (gs) is not installed" in found.remarks[0].measured


def test_values_are_told_with_limit_and_place(tmp_path: Path) -> None:
    def change(desk: Desk) -> None:
        broken_files.rgb_in_a_form_in_a_form(desk)
        broken_files.three_hundred_and_thirty_percent(desk)
        broken_files.a_logo_of_75_dpi(desk)
        broken_files.a_tenth_of_a_point(desk)
        broken_files.a_banner_at_full_size(desk)

    found = preflight(press_files.written(tmp_path / "a.pdf", change), X4)
    told = {r.code: (r.page, r.measured, r.limit, r.where) for r in found.remarks}
    assert told["rgb-operator"] == (
        1,
        "fill, DeviceRGB 0 0 1",
        "cmyk + grey + spot",
        "form /Fm1 › form /Deep",
    )
    assert told["ink-over-limit"] == (1, "330 %, fill DeviceCMYK 1 1 0.7 0.6", "300 %", "")
    assert told["image-coarse"] == (1, "75 dpi, 150 × 150 px", "150 dpi", "image /Im1")
    assert told["hairline"] == (1, "0.1 pt", "0.25 pt", "")
    assert told["page-too-large"] == (1, "17,008 units", "14,400 units", "")


def test_marks_beyond_the_bleed_do_no_harm_and_come_back_inside_it(tmp_path: Path) -> None:
    def moved(desk: Desk) -> None:
        desk.paint(b"1 1 1 1 k 200 200 10 10 re f 0.1 w 200 200 m 200 220 l S")

    assert said(preflight(press_files.written(tmp_path / "a.pdf", moved), X4)) == {
        "ink-over-limit",
        "hairline",
    }


@pytest.mark.parametrize(
    ("inks", "codes_said"), [(b"0 0 0 1", set()), (b"0.6 0.5 0.5 1", {"rich-black-code"})]
)
def test_a_code_is_found_and_its_black_is_read_from_the_plates(
    inks: bytes, codes_said: set[str], tmp_path: Path
) -> None:
    made = zxingcpp.create_barcode("https://xulang.vn/q/05971/", zxingcpp.BarcodeFormat.QRCode)
    pixels = np.array(made.to_image(scale=1, add_quiet_zones=False))
    rows = [[bool(v < 128) for v in row] for row in pixels]
    cells = " ".join(
        f"{220 + x * 5} {760 - y * 5} 5 5 re"
        for y, row in enumerate(rows)
        for x, dark in enumerate(row)
        if dark
    )

    def code(desk: Desk) -> None:
        desk.paint(b"0 0 0 0 k 180 580 260 220 re f " + inks + b" k " + cells.encode() + b" f")

    assert said(preflight(press_files.written(tmp_path / "a.pdf", code), X4)) == codes_said


def test_plates_keep_the_numbers_of_the_operators(tmp_path: Path) -> None:
    from coban.measure.preflight.file import PdfFile

    path = press_files.written(tmp_path / "a.pdf")
    file = PdfFile(path, X4)
    seen = plates.rendered(path, file.sheets[0])
    assert not isinstance(seen, str), seen
    middle = [round(float(v) / 2.55) for v in seen[seen.shape[0] // 2, seen.shape[1] // 8]]
    assert middle == [100, 84, 0, 12]
    assert plates.most_ink(seen, 0.0002) == pytest.approx(200.8, abs=0.5)
    file.close()


def test_grey_of_a_profile_is_separated_as_the_press_converts_it(tmp_path: Path) -> None:
    """Ghostscript makes it of four inks; the operators alone would say 100 %."""

    def grey(desk: Desk) -> None:
        desk.name("/ColorSpace", "/Grey", Array([Name.ICCBased, press_files.profile(desk.pdf, GREY, 1)]))
        desk.paint(b"/Grey cs 0 sc 320 320 60 60 re f")

    path = press_files.written(tmp_path / "a.pdf", grey)
    assert said(preflight(path, X4, render=False)) == {"ink-unmeasured"}
    assert said(preflight(path, X4)) == set()
    strict = X4.model_copy(update={"inks": X4.inks.model_copy(update={"most_percent": 250})})
    assert said(preflight(path, strict)) == {"plates-over-limit"}


def test_a_page_of_one_tenth_without_user_unit_is_the_banner_profile_s_business(tmp_path: Path) -> None:
    def narrow(desk: Desk) -> None:
        desk.page.BleedBox = Array([28, 28, 627, 874])

    path = press_files.written(tmp_path / "a.pdf", narrow)
    assert said(preflight(path, X4)) == {"bleed-narrow"}
    banner = preflight(path, profile_named("banner"))
    told = {remark.code: remark.measured for remark in banner.remarks}
    assert "bleed-narrow" in told and "7.1" in told["bleed-narrow"]


# Files that others made.


def test_a_pdf_of_pillow(tmp_path: Path) -> None:
    path = tmp_path / "pillow.pdf"
    Image.new("RGB", (300, 200), (0, 71, 171)).save(path, resolution=72)
    assert {"rgb-image", "image-coarse", "trim-missing", "intent-missing", "xmp-missing"} <= said(
        preflight(path, X4)
    )


def test_a_jpeg_of_cmyk_is_read_as_the_press_reads_it(tmp_path: Path) -> None:
    light, heavy = tmp_path / "light.pdf", tmp_path / "heavy.pdf"
    Image.new("CMYK", (400, 400), (255, 214, 0, 31)).save(light, resolution=300)
    Image.new("CMYK", (400, 400), (255, 230, 200, 160)).save(heavy, resolution=300)
    assert "image-ink" not in said(preflight(light, X4))
    found = preflight(heavy, X4)
    soaked = next(remark for remark in found.remarks if remark.code == "image-ink")
    assert float(soaked.measured.split()[0]) == pytest.approx(845 / 2.55, abs=3)


def test_a_pdf_of_ghostscript_with_helvetica(tmp_path: Path) -> None:
    script, path = tmp_path / "a.ps", tmp_path / "gs.pdf"
    script.write_text(
        "/Helvetica findfont 20 scalefont setfont 1 0 0 setrgbcolor 72 72 moveto (Xin) show showpage"
    )
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dEmbedAllFonts=false"]
    options = ["-c", "<< /NeverEmbed [/Helvetica] >> setdistillerparams", "-f", str(script)]
    subprocess.run([*command, f"-sOutputFile={path}", *options], check=True)
    found = said(preflight(path, X4))
    assert {"font-not-embedded", "rgb-operator", "trim-missing", "pdfx-version-missing"} <= found


def test_a_pdf_x_3_of_ghostscript_is_not_x_4(tmp_path: Path) -> None:
    script, path = tmp_path / "a.ps", tmp_path / "x3.pdf"
    script.write_text("0 0 0 1 setcmykcolor 72 72 100 100 rectfill showpage")
    command = ["gs", "-q", "-dBATCH", "-dNOPAUSE", "-sDEVICE=pdfwrite", "-dPDFX"]
    colour = ["-sProcessColorModel=DeviceCMYK", "-sColorConversionStrategy=CMYK"]
    subprocess.run([*command, *colour, f"-sOutputFile={path}", str(script)], check=True)
    assert {"pdf-version", "intent-missing"} <= said(preflight(path, X4))


# Hostile files.


def test_a_file_that_multiplies_itself_ends(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("coban.measure.preflight.walk.MOST_INSTRUCTIONS", 50_000)

    def bomb(desk: Desk) -> None:
        inner = desk.form(b"0 0 0 1 k 0 0 1 1 re f")
        for level in range(12):
            many = b" ".join(b"q 1 0 0 1 %d 0 cm /Next Do Q" % (level * 50 + i) for i in range(40))
            inner = desk.pdf.make_indirect(desk.form(many, XObject={"/Next": inner}))
        desk.name("/XObject", "/Bomb", inner)
        desk.paint(b"/Bomb Do")

    assert said(preflight(press_files.written(tmp_path / "a.pdf", bomb), X4, render=False)) == {"too-complex"}


def test_no_change_of_single_bytes_breaks_the_judge(tmp_path: Path) -> None:
    whole = press_files.written(tmp_path / "a.pdf", object_stream_mode=pikepdf.ObjectStreamMode.disable)
    raw = whole.read_bytes()
    words = [
        b"/XObject",
        b"/Font",
        b"/Annots",
        b"/D",
        b"/OCGs",
        b"/SMask",
        b"/Function",
        b"/Type",
        b"/Resources",
    ]
    for word in words:
        for value in (b" 7 ", b" (x) ", b" [1 2] ", b" null ", b" << >> "):
            hurt = tmp_path / "hurt.pdf"
            hurt.write_bytes(raw.replace(word + b" ", word + value, 3))
            found = preflight(hurt, X4, render=False)
            assert found.remarks


# Profiles.


def test_profiles_are_data_and_faults_in_them_are_named(tmp_path: Path) -> None:
    assert profiles()[0] == "x-4"
    own = tmp_path / "shop.yml"
    own.write_text(
        "id: shop\ntitle: The shop\nconformity: {versions: [PDF/X-4], least_pdf: '1.6'}\n"
        "boxes: {bleed_mm: 5}\nimages: {least_dpi: 250}\n"
    )
    shop: Profile = profile_named(str(own))
    assert said(preflight(press_files.written(tmp_path / "a.pdf"), shop)) == {"bleed-narrow", "image-coarse"}
    own.write_text(own.read_text() + "inks: {most: 300}\n")
    other = tmp_path / "wrong.yml"
    other.write_text(own.read_text())
    with pytest.raises(InputError, match=r"wrong\.yml:6: inks: key 'most' is unknown; known keys: "):
        profile_named(str(other))
    with pytest.raises(InputError, match=r"^missing\.yml: the file is not there$"):
        profile_named("missing.yml")
    with pytest.raises(InputError, match="'x-3' is unknown; known profiles: x-4, banner"):
        profile_named("x-3")


def test_words_of_every_code_are_whole() -> None:
    for code in codes().values():
        assert code.what.endswith(".") and code.why.endswith(".") and code.cure.endswith("."), code.id
        assert code.vietnamese.endswith("."), code.id


def test_the_group_of_what_is_not_there_is_no_layer(tmp_path: Path) -> None:
    """Marked content may name a membership instead of a group."""

    def membership(desk: Desk) -> None:
        layer = desk.page.Resources.Properties.Layer
        desk.page.Resources.Properties.Layer = Dictionary(Type=Name.OCMD, OCGs=Array([layer]))
        layer.Name = String("qr")
        desk.instead(b"/OC /Layer BDC 0 0 0 1 k", b"/OC /Layer BDC 0.3 0.3 0.3 1 k")

    assert said(preflight(press_files.written(tmp_path / "a.pdf", membership), X4)) == {"rich-black-code"}
