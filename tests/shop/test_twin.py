"""Text twins say what stands on the piece, no more and no less."""

from __future__ import annotations

from collections.abc import Callable, Sequence

import pytest

from coban.artefact import Artefact
from coban.campaign import Brief
from coban.colour import WHITE
from coban.geometry import Rect
from coban.layout import commissions, compose
from coban.scene import Box, Guide, Role, Sheet, Text
from coban.shop import Job, packages
from coban.shop.reading import in_reading_order, panel_by_panel
from coban.shop.readme import for_notepad
from coban.shop.twin import twin

Sheets = Callable[[Sequence[Job]], dict[str, Sheet]]


def test_a_banner_is_read_out(brief: Brief, rows: list[Artefact], sheets: Sheets) -> None:
    package = packages(brief, rows)[0]
    job = package.jobs[0]
    lines = twin(brief, job, sheets([job])[job.row.path]).splitlines()
    assert lines[:4] == [
        "Băng zôn cho mỗi xã, phường, thị trấn",
        f"Tệp: {job.file}",
        "Khổ: 600 × 100 cm, ngang",
        "Dành cho: Thị trấn Đình Lập, Huyện Đình Lập (06613)",
    ]
    assert lines[4:] == [
        "",
        "Đơn vị đồng hành, bên trái: logo VNPT, logo Viettel, logo VNPOST, logo MBBANK",
        "Biểu trưng bên trái: Công dân số Xứ Lạng",
        "Khẩu hiệu: Công dân số Xứ Lạng - Chủ nhân trong không gian số",
        "Địa danh: Thị trấn Đình Lập, Huyện Đình Lập",
        "Mã QR bên phải: mở https://xulang.vn/q/06613/",
        "Chữ cạnh mã QR: xulang.vn/q/06613",
        "",
        "Màu: Xanh coban và trắng; nền #003580, chữ #FFFFFF, hoa văn chìm cùng màu nền",
        "Còn là hình tạm: biểu trưng, logo VNPT, logo MBBANK",
    ]


def test_a_flag_has_its_sponsors_at_the_top(brief: Brief, rows: list[Artefact], sheets: Sheets) -> None:
    job = next(job for job in packages(brief, rows)[-1].jobs if job.order.id == "phuon")
    words = twin(brief, job, sheets([job])[job.row.path])
    assert "Đơn vị đồng hành, phía trên: " in words
    assert "Chữ cạnh mã QR: Quét mã để cài đặt ứng dụng\n" in words


def test_a_sentence_below_the_slogan_is_told_as_such(
    brief: Brief, rows: list[Artefact], sheets: Sheets
) -> None:
    job = next(job for job in packages(brief, rows)[-1].jobs if job.row.message == "isee")
    words = twin(brief, job, sheets([job])[job.row.path])
    assert "Khẩu hiệu: iSee: Trợ lý ảo - Tiện ích thật\n" in words
    assert "Câu kèm theo: “iSee Lạng Sơn” giúp bạn khi làm thủ tục hành chính.\n" in words


def test_no_word_of_a_piece_is_left_out(brief: Brief, rows: list[Artefact], sheets: Sheets) -> None:
    for package in packages(brief, rows):
        composed = sheets(package.jobs)
        for job in package.jobs:
            told = twin(brief, job, composed[job.row.path])
            for item in composed[job.row.path].items:
                if isinstance(item, Text):
                    assert item.line.text in told, (job.file, item.line.text)
            for payload in composed[job.row.path].payloads:
                assert f"mở {payload}\n" in told


@pytest.mark.parametrize(
    ("drawn", "read"),
    [
        # Lines below each other.
        ({"B": (0, 20, 50, 10), "A": (0, 0, 50, 10)}, "AB"),
        # A panel at the left, two lines, a code at the right: columns, though the panel spans both lines.
        ({"code": (80, 0, 20, 30), "2": (30, 18, 40, 10), "1": (30, 0, 40, 10), "left": (0, 0, 20, 30)},
         "left12code"),
        # A grid: row by row, the words below each code before the next code.
        ({f"{row}{column}{part}": (column * 50, row * 60 + (24 if part == "w" else 0), 20, 20)
          for part in "wc" for column in (1, 0) for row in (1, 0)},
         "00c00w01c01w10c10w11c11w"),
        # Boxes over each other part no more; the higher middle comes first.
        ({"low": (0, 6, 50, 10), "high": (5, 0, 50, 10)}, "highlow"),
        ({}, ""),
    ],
)  # fmt: skip
def test_blocks_are_read_as_people_read(drawn: dict[str, tuple[float, ...]], read: str) -> None:
    boxes = [Box(Role.MESSAGE, Rect(*place), WHITE, words=name) for name, place in drawn.items()]
    assert "".join(box.words for box in in_reading_order(boxes) if isinstance(box, Box)) == read


def test_a_folded_sheet_is_read_panel_by_panel() -> None:
    """Without the folds a gap right across would part rows first."""
    drawn = {
        "2low": (120, 70, 60, 10),
        "1low": (20, 72, 60, 10),
        "2top": (120, 2, 60, 10),
        "1top": (20, 0, 60, 10),
    }
    boxes = [Box(Role.MESSAGE, Rect(*place), WHITE, words=name) for name, place in drawn.items()]
    folded = panel_by_panel(boxes, (Guide("fold", x=100), Guide("fold", y=50), Guide("glue", x=50)))
    assert [box.words for box in folded if isinstance(box, Box)] == ["1top", "1low", "2top", "2low"]
    flat = panel_by_panel(boxes, ())
    assert [box.words for box in flat if isinstance(box, Box)] == ["1top", "2top", "1low", "2low"]


def test_the_inside_of_the_leaflet_says_the_slogan_and_the_code_before_the_services(xu_lang: Brief) -> None:
    order = xu_lang.campaign.order("to-gap")
    (inside,) = [found for found in commissions(xu_lang, order) if found.side == "mat-trong"]
    sheet = compose(inside)
    read = [item.line.text for item in panel_by_panel(sheet.items, sheet.guides) if isinstance(item, Text)]
    assert read.index("Dịch vụ công trực tuyến") < read.index("Phản ánh hiện trường")
    assert read.index("xulang.vn/cai-dat") < read.index("Phản ánh hiện trường")


def test_old_notepads_know_the_encoding(brief: Brief) -> None:
    assert for_notepad("Đọc\ntrước\n") == b"\xef\xbb\xbf" + "Đọc\r\ntrước\r\n".encode()
