"""Letters read back with poppler, python-docx, LibreOffice and zxing: to whom, what, which page they open."""

from __future__ import annotations

import re
import subprocess
import time
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pypdfium2
import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image

from coban.campaign import Brief
from coban.cli import main
from coban.errors import InputError
from coban.forms import letter_files
from coban.forms.letter_docx import letters_docx
from coban.forms.letter_pdf import chosen, letters_pdf
from coban.forms.letters import Letter, letters

SITE = "https://thu.example"
EACH_KIND = ("tinh-05", "huyen-13", "21010")
DAY = date(2024, 9, 11)


def confirmed(brief: Brief) -> Brief:
    return replace(brief, campaign=brief.campaign.model_copy(update={"site": SITE}))


def some(brief: Brief, codes: Sequence[str] = EACH_KIND) -> list[Letter]:
    by_code = {letter.code: letter for letter in letters(brief)}
    return [by_code[code] for code in codes]


def words(pdf: bytes | Path) -> list[str]:
    """The words of each page, by poppler."""
    source, text = (str(pdf), None) if isinstance(pdf, Path) else ("-", pdf)
    done = subprocess.run(["pdftotext", "-layout", source, "-"], input=text, capture_output=True, check=True)
    return [" ".join(page.split()) for page in done.stdout.decode().split("\f")[:-1]]


def test_every_row_of_the_list_gets_one_letter(quang_ngai: Brief) -> None:
    found = letters(quang_ngai)
    order = quang_ngai.campaign.order("giay-moi")
    assert [letter.code for letter in found] == [entry.code for entry in quang_ngai.entries(order)]
    kinds = [letter.kind.id for letter in found]
    assert [kinds.count(kind) for kind in dict.fromkeys(kinds)] == [8, 13, 173]
    assert len({letter.stem for letter in found}) == 194


def test_districts_hold_their_own_letter_and_their_communes(quang_ngai: Brief) -> None:
    found = letters(quang_ngai)
    for letter in found:
        if letter.kind.id == "diem-cau-xa":
            assert letter.district == quang_ngai.place(letter.code).district
    own = {letter.district for letter in found if letter.kind.id == "diem-cau-huyen"}
    assert own == {place.district for place in quang_ngai.places} | {None}, "Lý Sơn has no communes"
    assert {letter.district for letter in found if letter.kind.id == "diem-cau-tinh"} == {None}


def test_a_letter_says_what_the_documents_say(quang_ngai: Brief) -> None:
    first, district, commune = words(letters_pdf(quang_ngai, "Giấy mời", some(quang_ngai)))
    for page in (first, district, commune):
        assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in page
        assert "Độc lập - Tự do - Hạnh phúc" in page
        assert "ỦY BAN NHÂN DÂN" in page and "VĂN PHÒNG" in page
        assert "Thời gian: [giờ chưa xác nhận], ngày 27 tháng 9 năm 2024." in page
        assert "điện thoại: [chưa xác nhận]." in page
        for number, point in enumerate(quang_ngai.campaign.events[0].programme, 1):
            assert f"{number}. {point}" in page
        assert "(Chức vụ, chữ ký, dấu, họ tên của người ký)" in page
    assert "trân trọng kính mời: Thủ trưởng các sở, ban, ngành của tỉnh" in first
    assert "Địa điểm: Điểm cầu trực tiếp tại Trung tâm IOC." in first
    assert "Địa điểm: Điểm cầu trực tuyến huyện Lý Sơn." in district
    assert "- Bí thư Đoàn thanh niên cấp huyện;" in district and "- Bí thư Đoàn thanh niên cấp xã;" in commune
    assert "Lãnh đạo Ủy ban nhân dân phường Lê Hồng Phong" in commune
    assert "https" not in first + district + commune, "the site is not confirmed"


def test_an_hour_that_is_confirmed_is_printed(quang_ngai: Brief) -> None:
    hour = datetime(2024, 9, 27, 8, 30, tzinfo=timezone(timedelta(hours=7)))
    event = quang_ngai.campaign.events[0].model_copy(update={"starts": hour})
    events = (event, *quang_ngai.campaign.events[1:])
    brief = replace(quang_ngai, campaign=quang_ngai.campaign.model_copy(update={"events": events}))
    page = words(letters_pdf(brief, "Giấy mời", some(brief, ["tinh-01"])))[0]
    assert "Thời gian: 08 giờ 30, ngày 27 tháng 9 năm 2024." in page


def codes(images: Sequence[Image.Image]) -> list[str]:
    return [found.text for image in images for found in zxingcpp.read_barcodes(image)]


def test_codes_open_the_meeting_points_page(quang_ngai: Brief) -> None:
    brief = confirmed(quang_ngai)
    wanted = [f"{SITE}/le-khai-truong/#{code}" for code in EACH_KIND]
    pdf = letters_pdf(brief, "Giấy mời", some(brief))
    assert codes([page.render(scale=3).to_pil() for page in pypdfium2.PdfDocument(pdf)]) == wanted
    printed = subprocess.run(
        ["pdftotext", "-", "-"], input=pdf, capture_output=True, check=True
    ).stdout.decode()
    assert all(address in "".join(printed.split()) for address in wanted)
    document = docx.Document(BytesIO(letters_docx("Giấy mời", "UBND", some(brief), DAY)))
    pictures = {
        key: part.blob
        for key, part in document.part.related_parts.items()
        if part.content_type == "image/png"
    }
    used = re.findall(r'r:embed="(rId\d+)"', document.element.xml)
    assert codes([Image.open(BytesIO(pictures[key])).convert("L") for key in used]) == wanted


def test_no_letter_takes_a_second_page_for_its_signature(quang_ngai: Brief) -> None:
    brief = confirmed(quang_ngai)
    longest = [max(group, key=_length) for group in _by_kind(letters(brief)).values()]
    assert len(words(letters_pdf(brief, "Giấy mời", longest))) == len(longest) == 3


def _by_kind(found: Sequence[Letter]) -> dict[str, list[Letter]]:
    kinds: dict[str, list[Letter]] = {}
    for letter in found:
        kinds.setdefault(letter.kind.id, []).append(letter)
    return kinds


def _length(letter: Letter) -> int:
    return sum(len(run.text) for line in letter.lines for run in line.runs)


def test_every_codes_place_is_on_the_ceremonys_page(quang_ngai: Brief) -> None:
    """Each anchor is written from the same list by the page's own template."""
    page = (quang_ngai.house.folder("quang-ngai-app") / "le-khai-truong.md").read_text("utf-8")
    anchors = re.findall(r'<span id="{{ (\w+)\.code }}">', page)
    assert anchors == ["guest", "guest", "place"]
    known = {place.code for place in quang_ngai.places}
    for letter in letters(quang_ngai):
        assert letter.code in known or letter.code.startswith(("tinh-", "huyen-"))


def test_what_libreoffice_makes_of_the_word_file(quang_ngai: Brief, tmp_path: Path, office: Any) -> None:
    brief = confirmed(quang_ngai)
    path = tmp_path / "giay-moi.docx"
    path.write_bytes(letters_docx("Giấy mời", "UBND", some(brief), DAY))
    pdf = pypdfium2.PdfDocument(office(path, "pdf"))
    assert len(pdf) == 3, "a letter takes one page"
    assert [tuple(round(side) for side in page.get_size()) for page in pdf] == [(595, 842)] * 3
    assert codes([page.render(scale=3).to_pil() for page in pdf]) == [
        letter.address for letter in some(brief)
    ]


def test_word_and_pdf_say_the_same(quang_ngai: Brief) -> None:
    one = some(quang_ngai, ["huyen-02"])
    document = docx.Document(BytesIO(letters_docx("Giấy mời", "UBND", one, DAY)))
    said = [paragraph.text.strip() for paragraph in document.paragraphs if paragraph.text.strip()]
    page = words(letters_pdf(quang_ngai, "Giấy mời", one))[0]
    assert said[0] == "GIẤY MỜI"
    for line in said:
        assert " ".join(line.split()) in page
    marked = [
        run.text for paragraph in document.paragraphs for run in paragraph.runs if run.font.highlight_color
    ]
    assert marked == ["[giờ chưa xác nhận]", "[chưa xác nhận]"]


def test_letters_are_taken_out_of_a_merged_file_by_their_bookmarks(quang_ngai: Brief) -> None:
    group = some(quang_ngai, ["21010", "21013", "21016"])
    merged = letters_pdf(quang_ngai, "Giấy mời", group)
    taken = chosen([(merged, group, ["21016", "21010"])], "Giấy mời")
    assert [re.search(r"phường [\w ]+?(?= Tới dự)", page)[0] for page in words(taken)] == [  # type: ignore[index]
        "phường Quảng Phú",
        "phường Lê Hồng Phong",
    ]
    assert chosen([(merged, group, ["21016", "21010"])], "Giấy mời") == taken


def test_the_same_bytes_each_time(quang_ngai: Brief) -> None:
    group = some(quang_ngai, ["21010"])
    pdf, word = letters_pdf(quang_ngai, "Giấy mời", group), letters_docx("Giấy mời", "UBND", group, DAY)
    time.sleep(2.1)  # the clock of a ZIP ticks every two seconds
    assert letters_pdf(quang_ngai, "Giấy mời", group) == pdf
    assert letters_docx("Giấy mời", "UBND", group, DAY) == word


def test_newsrooms_are_invited_by_the_names_of_the_plan(lang_son: Brief) -> None:
    found = letters(lang_son)
    assert [letter.receiver for letter in found][:3] == ["VTV", "VTC", "Vietnamnet"]
    assert {letter.address for letter in found} == {"https://xulang.vn/bao-chi/"}
    page = words(letters_pdf(lang_son, "Giấy mời", found[:1]))[0]
    assert "Chương trình: [chưa xác nhận]." in page
    assert "Địa điểm: Trung tâm Hội nghị The Pride." in page


def test_all_files_of_a_small_campaign(lang_son: Brief, tmp_path: Path) -> None:
    stale = lang_son.house.dist("xu-lang") / "thu-moi" / "tung-noi-nhan" / "trung-uong" / "tw-99_ai-do.pdf"
    stale.parent.mkdir(parents=True)
    stale.write_bytes(b"%PDF-")
    done = CliRunner().invoke(main, ["letters", "xu-lang", "--root", str(tmp_path)], catch_exceptions=False)
    assert (done.exit_code, done.output.splitlines()[-1]) == (0, "28 files")
    folder = tmp_path / "dist/xu-lang/thu-moi"
    made = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.pdf"))
    assert made[0] == "dia-phuong.pdf" and "trung-uong.pdf" in made and not stale.exists()
    assert "tung-noi-nhan/dia-phuong/dp-01_bao-lang-son.pdf" in made
    assert len(made) == 14 and len(list(folder.rglob("*.docx"))) == 14
    assert len(words(folder / "trung-uong.pdf")) == 9
    told = subprocess.run(
        ["pdfinfo", str(folder / "trung-uong.pdf")], capture_output=True, check=True, text=True
    ).stdout
    assert re.search(r"Tagged:\s+yes", told)


def test_a_districts_file_begins_with_its_own_letter(
    quang_ngai: Brief, monkeypatch: pytest.MonkeyPatch
) -> None:
    few = some(quang_ngai, ["huyen-08", "huyen-13", "21349", "21010"])
    monkeypatch.setattr(letter_files, "letters", lambda _: tuple(few))
    written = letter_files.write_letters(quang_ngai, alone=False)
    names = [path.name for path in written if path.parent.name == "theo-huyen"]
    district = quang_ngai.place("21349").district
    assert district == "Huyện Minh Long"
    assert names == ["huyen-minh-long.pdf", "huyen-minh-long.docx"]
    pages = words(next(path for path in written if path.name == "huyen-minh-long.pdf"))
    assert ["huyện Minh Long" in page.partition("Tới dự")[0] for page in pages] == [True, False]


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        (
            "event: le-khai-truong",
            "event: le",
            "event 'le' is unknown; known events: le-khai-truong, bao-cao",
        ),
        (
            "codes: tinh-*",
            "codes: tinhh-*",
            "set 'diem-cau-tinh': no code of khach-moi.csv is like 'tinhh-*'",
        ),
        (
            "codes: huyen-*",
            'codes: "*"',
            "khach-moi.csv: code 'tinh-01' is in the sets diem-cau-tinh, diem-cau-huyen",
        ),
        (
            'codes: "[0-9]*"',
            'codes: "210*"',
            "khach-moi.csv: code '21172' is in no set; expected exactly one",
        ),
        ("id: diem-cau-huyen", "id: diem-cau-tinh", "set 'diem-cau-tinh' stands twice"),
        ("list: khach-moi.csv", "list: ai.csv", "file 'ai.csv' is not there"),
        (
            'page: "le-khai-truong/#{code}"',
            'page: "//evil"',
            "'//evil' is not an address below the site's own",
        ),
        (
            'page: "le-khai-truong/#{code}"',
            'page: "le/{ten}"',
            "'le/{ten}' is not an address below the site's own",
        ),
        ('page: "le-khai-truong/#{code}"', "page: le-khai/#a", "page 'le-khai/' is unknown; did you mean"),
        ("phone: {", "phone_: {", "key 'phone_' is unknown; did you mean 'phone'?"),
    ],
)
def test_what_is_wrong_with_a_plan_is_told(
    quang_ngai: Brief, tmp_path: Path, old: str, new: str, said: str
) -> None:
    folder = quang_ngai.house.folder("quang-ngai-app")
    text = (folder / "thu-moi.yml").read_text("utf-8")
    guests, ceremony = ((folder / name).read_bytes() for name in ("khach-moi.csv", "le-khai-truong.md"))
    assert old in text
    (tmp_path / "docs").unlink()
    wrong = tmp_path / "docs" / "quang-ngai-app"
    wrong.mkdir(parents=True)
    (wrong / "thu-moi.yml").write_text(text.replace(old, new, 1), "utf-8")
    (wrong / "khach-moi.csv").write_bytes(guests)
    (wrong / "le-khai-truong.md").write_bytes(ceremony)
    with pytest.raises(InputError) as caught:
        letters(quang_ngai)
    faults = [str(fault) for fault in caught.value.faults]
    assert any(said in fault and fault.startswith("docs/quang-ngai-app/thu-moi.yml:") for fault in faults), (
        faults
    )


def test_a_campaign_without_letters(dak_nong: Brief) -> None:
    with pytest.raises(InputError, match="campaign 'dak-nong-ra-quan' sends no letters"):
        letters(dak_nong)
