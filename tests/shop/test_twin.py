"""Text twins say what stands on the piece, no more and no less."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from coban.artefact import Artefact
from coban.campaign import Brief
from coban.scene import Sheet, Text
from coban.shop import Job, packages
from coban.shop.readme import for_notepad
from coban.shop.twin import twin

Sheets = Callable[[Sequence[Job]], dict[str, Sheet]]


def test_a_banner_is_read_out(brief: Brief, rows: list[Artefact], sheets: Sheets) -> None:
    package = packages(brief, rows)[0]
    job = package.jobs[0]
    lines = twin(brief, job, sheets([job])[job.row.path]).splitlines()
    assert lines[:4] == [
        "Băng zôn 600 × 100 cm cho mỗi xã, phường, thị trấn",
        f"Tệp: {job.file}",
        "Khổ: 600 × 100 cm, ngang",
        "Dành cho: Thị trấn Đình Lập, Huyện Đình Lập (06613)",
    ]
    assert lines[5:9] == [
        "Khẩu hiệu: Công dân số Xứ Lạng - Chủ nhân trong không gian số",
        "Địa danh: Thị trấn Đình Lập, Huyện Đình Lập",
        "Mã QR bên phải: mở https://xulang.vn/q/06613/",
        "Chữ cạnh mã QR: xulang.vn/q/06613",
    ]
    assert "Đơn vị đồng hành, bên trái: logo VNPT, logo Viettel, logo VNPOST, logo MBBANK" in lines
    assert "Màu: Xanh coban và trắng; nền #003580, chữ #FFFFFF, hoa văn chìm cùng màu nền" in lines


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


def test_old_notepads_know_the_encoding(brief: Brief) -> None:
    assert for_notepad("Đọc\ntrước\n") == b"\xef\xbb\xbf" + "Đọc\r\ntrước\r\n".encode()
