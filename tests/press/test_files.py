"""The files of a release, read back by poppler, python-docx and LibreOffice: decree 30/2020 in figures."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from dataclasses import replace
from pathlib import Path

import docx
import pytest
from docx.shared import Mm, Pt

from coban.campaign import Brief
from coban.press import PressRelease, release_files, releases, statement

PARTS = (
    "THÔNG CÁO BÁO CHÍ",
    "Lạng Sơn phát động toàn dân dùng nền tảng “Công dân số Xứ Lạng”",
    "(Lạng Sơn, 11/5/2022) –",
    "Chính quyền, doanh nghiệp, trường học",
    "Về Công dân số Xứ Lạng",
    "Ghi chú cho ban biên tập",
    "Liên hệ",
    "– Hết –",
)
"""In the order in which the press expects them."""

HEADING = (
    "UBND TỈNH LẠNG SƠN",
    "SỞ THÔNG TIN",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "Độc lập - Tự do - Hạnh phúc",
    "Số: /TC-STTTT",
    "Lạng Sơn, ngày 11 tháng 5 năm 2022",
    "Nơi nhận:",
    "(Chức vụ, chữ ký, dấu, họ tên của người ký)",
)
ROOT = Path(__file__).resolve().parents[2]
FONTS = """<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
<dir>{assets}</dir><cachedir>{cache}</cachedir>
<alias binding="same">
<family>Times New Roman</family><accept><family>Liberation Serif</family></accept>
</alias>
</fontconfig>
"""
"""What an office's Word has, Times New Roman, here by its twin: older Liberation lacks Vietnamese letters."""

MM_PER_PT = 25.4 / 72


@pytest.fixture(scope="module")
def files(xu_lang: Brief, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """TCBC 1 of Xứ Lạng, by kind."""
    folder = tmp_path_factory.mktemp("tcbc")
    made = {}
    for name, content in release_files(xu_lang, tcbc(xu_lang)).items():
        path = folder / name
        path.write_bytes(content)
        made[path.suffix] = path
    return made


def tcbc(brief: Brief) -> PressRelease:
    return next(one for one in releases(brief) if one.id == "tcbc-1")


def run(*command: str, cwd: Path | None = None) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=True, cwd=cwd, timeout=180)
    return done.stdout


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def in_order(text: str, parts: tuple[str, ...] = PARTS) -> bool:
    at = -1
    for part in parts:
        at = text.find(part, at + 1)
        assert at >= 0, f"{part!r} is missing or out of order"
    return True


def test_the_text_holds_every_part_in_order(files: dict[str, Path]) -> None:
    text = files[".txt"].read_text("utf-8")
    assert in_order(text)
    assert unicodedata.is_normalized("NFC", text) and "\r" not in text and not re.search(r" $", text, re.M)


def test_the_pdf_holds_every_part_in_order(files: dict[str, Path]) -> None:
    text = flat(run("pdftotext", str(files[".pdf"]), "-"))
    assert in_order(text)
    for part in HEADING:
        assert part in text, part


def test_the_pdf_is_a4_tagged_embedded_and_sound(files: dict[str, Path]) -> None:
    told = run("pdfinfo", str(files[".pdf"]))
    assert re.search(r"Page size: +595\.\d+ x 841\.\d+ pts \(A4\)", told) and "Tagged:          yes" in told
    assert int(re.search(r"Pages: +(\d+)", told)[1]) <= 2  # type: ignore[index]
    fonts = run("pdffonts", str(files[".pdf"])).splitlines()[2:]
    assert len(fonts) == 4 and all("CobanSerif" in row and re.search(r" yes yes yes ", row) for row in fonts)
    run("qpdf", "--check", str(files[".pdf"]))


def test_the_margins_and_letters_are_the_decrees(files: dict[str, Path]) -> None:
    """20 mm above and below, 30 left, 15 right; 13 and 14 points (12 in the heading, 11 for recipients)."""
    boxes = run("pdftotext", "-bbox", str(files[".pdf"]), "-")
    words = [
        tuple(map(float, row)) for row in re.findall(r'<word xMin="(\S+)" yMin="(\S+)" xMax="(\S+)"', boxes)
    ]
    left, right = min(x for x, _, _ in words), max(end for _, _, end in words)
    assert left * MM_PER_PT == pytest.approx(30, abs=0.3)
    assert right * MM_PER_PT == pytest.approx(210 - 15, abs=0.6)
    sizes = run("pdftohtml", "-xml", "-i", "-stdout", "-zoom", "1", str(files[".pdf"]))
    assert set(map(int, re.findall(r'<fontspec [^>]*size="(\d+)"', sizes))) <= {11, 12, 13, 14}
    black = set(re.findall(r'<fontspec [^>]*color="(#\w+)"', sizes))
    assert black == {"#000000"}


def test_page_numbers_stand_above_from_the_second_page(files: dict[str, Path]) -> None:
    first, second = (
        run("pdftotext", "-f", page, "-l", page, "-layout", str(files[".pdf"]), "-").strip().splitlines()[0]
        for page in "12"
    )
    assert "UBND" in first and second.strip() == "2"


def test_the_docx_follows_the_decree(files: dict[str, Path]) -> None:
    document = docx.Document(str(files[".docx"]))
    section = document.sections[0]
    assert (round(section.page_width / Mm(1)), round(section.page_height / Mm(1))) == (210, 297)
    assert 20 <= section.top_margin / Mm(1) <= 25 and 20 <= section.bottom_margin / Mm(1) <= 25
    assert (
        30 <= section.left_margin / Mm(1) + 0.1 <= 35.1 and 15 <= section.right_margin / Mm(1) + 0.1 <= 20.1
    )
    assert section.different_first_page_header_footer
    assert "PAGE" in section.header._element.xml
    assert document.styles["Normal"].font.name == "Times New Roman"
    sizes = {run.font.size for paragraph in document.paragraphs for run in paragraph.runs}
    assert sizes == {Pt(13), Pt(14)}
    body = [p for p in document.paragraphs if p.alignment == 3]
    assert len(body) > 5
    assert all(abs(p.paragraph_format.first_line_indent / Mm(1) - 10) < 0.1 for p in body)
    assert all(
        p.paragraph_format.space_after >= Pt(6) and p.paragraph_format.line_spacing <= 1.5 for p in body
    )
    assert document.core_properties.title == PARTS[1]
    assert document.core_properties.author == "Sở Thông tin và Truyền thông tỉnh Lạng Sơn"


def test_libreoffice_shows_the_docx_as_it_is_meant(files: dict[str, Path], tmp_path: Path) -> None:
    fonts = tmp_path / "fonts.conf"
    fonts.write_text(FONTS.format(assets=ROOT / "assets/fonts", cache=tmp_path / "fonts"), "utf-8")
    subprocess.run(
        ["soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile", "--convert-to", "pdf",
         "--outdir", str(tmp_path), str(files[".docx"])],
        env={**os.environ, "FONTCONFIG_FILE": str(fonts)}, capture_output=True, check=True, timeout=180,
    )  # fmt: skip
    shown = tmp_path / files[".pdf"].name
    text = flat(unicodedata.normalize("NFC", run("pdftotext", str(shown), "-")))
    assert in_order(text)
    for part in HEADING:
        assert part.removeprefix("Số: ") in text, part
    assert "LiberationSerif" in run("pdffonts", str(shown))
    assert int(re.search(r"Pages: +(\d+)", run("pdfinfo", str(shown)))[1]) <= 2  # type: ignore[index]


def test_the_docx_holds_nothing_of_its_maker(files: dict[str, Path]) -> None:
    with zipfile.ZipFile(files[".docx"]) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        everything = b"".join(archive.read(name) for name in names)
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[0] == "[Content_Types].xml" and "docProps/thumbnail.jpeg" not in names
    assert b"python-docx" not in everything


ALONE = """
import hashlib, pathlib
from coban.campaign import House, load
from coban.press import releases, statement
from coban.press.office import office_pdf
from coban.press.word import office_docx
brief = load(House(pathlib.Path.cwd()), "xu-lang")
one = next(one for one in releases(brief) if one.id == "tcbc-1")
for make in (office_docx, office_pdf):
    print(hashlib.sha256(make(brief, one, statement(brief, one))).hexdigest())
"""


def test_another_process_makes_the_same_bytes(xu_lang: Brief, files: dict[str, Path]) -> None:
    here = [hashlib.sha256(files[kind].read_bytes()).hexdigest() for kind in (".docx", ".pdf")]
    env = {**os.environ, "PYTHONHASHSEED": "7", "TZ": "America/New_York"}
    done = subprocess.run(
        [sys.executable, "-c", ALONE], cwd=xu_lang.house.root, env=env, capture_output=True, text=True
    )
    assert done.stdout.split() == here, done.stderr


def test_files_under_embargo_say_so_and_others_do_not(xu_lang: Brief) -> None:
    out = tcbc(xu_lang)
    early = replace(out, held=True)
    for one, words in ((out, "Phát hành ngày 11/5/2022"), (early, "Không đăng, phát trước ngày 11/5/2022")):
        made = {Path(name).suffix: raw for name, raw in release_files(xu_lang, one).items()}
        document = docx.Document(io.BytesIO(made[".docx"]))
        assert words in [paragraph.text for paragraph in document.paragraphs]
        assert words in made[".txt"].decode()
        assert statement(xu_lang, one).status == words
