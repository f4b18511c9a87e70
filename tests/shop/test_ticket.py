"""What the shop is told of an order: confirmed facts to the letter, open ones as open."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from coban.artefact import Artefact
from coban.campaign import Brief
from coban.campaign.facts import Unconfirmed
from coban.scene import Role, Sheet
from coban.shop import Job, packages
from coban.shop.letters import letters, sizes, smallest_line
from coban.shop.order_sheet import first_of_all, tickets
from coban.shop.ticket import Ticket
from coban.shop.told import Told, finishing, material, said
from coban.shop.unmade import unmade


def ticket(brief: Brief, rows: list[Artefact], order: str) -> Ticket:
    every = [one for package in packages(brief, rows) for one in tickets(brief, package)]
    return next(one for one in every if one.order.id == order)


def told(ticket: Ticket) -> dict[str, Told]:
    return {one.label: one for one in (*ticket.making(), *ticket.use(), *ticket.state())}


def test_a_banner_is_told_whole(brief: Brief, rows: list[Artefact]) -> None:
    facts = told(ticket(brief, rows, "bang-zon-xa"))
    files = sum(place.district == "Huyện Đình Lập" for place in brief.places)
    assert facts["Khổ thành phẩm"] == Told("Khổ thành phẩm", "600 × 100 cm, ngang")
    assert facts["Tỷ lệ tệp"].words.startswith("1:10")
    assert facts["Số lượng"].words == f"{files} tệp, mỗi tệp 1 bản: {files} bản"
    assert facts["Tràn lề"].words.startswith("5 cm")
    assert "100/84/0/12" in facts["Mực"].words and "trắng" not in facts["Mực"].words
    assert facts["Hạn xong"].words == "18:00 ngày 11/5/2022"
    assert facts["Nơi treo"] == Told("Nơi treo", "Trụ sở UBND xã, phường, thị trấn")
    assert facts["Phông chữ"].words.startswith("Arimo Bold 1.33")


def letters_of(job: Job, **caps_mm: float) -> Job:
    return replace(job, row=replace(job.row, caps_mm=caps_mm, smallest_cap_mm=min(caps_mm.values())))


def test_the_slogan_is_read_from_the_formats_distance_and_a_codes_address_close_by(
    brief: Brief, rows: list[Artefact]
) -> None:
    jobs = ticket(brief, rows, "bang-zon-xa").jobs
    code = jobs[0].copy and jobs[0].copy.code
    assert letters(jobs) == [
        Told("Chữ khẩu hiệu", "chữ hoa cao 13,7 cm, đọc được xa tới 41,0 m; cần đọc được từ 15 m"),
        Told(
            "Chữ nhỏ nhất",
            f"dòng cạnh mã QR “xulang.vn/q/{code}”: chữ hoa cao 4,5 cm, đọc được xa tới 13,6 m; "
            "chỉ ai đứng gần quét mã mới cần đọc",
        ),
    ]
    assert sizes(jobs[0].row) == ["khẩu hiệu 13,7 cm, 41,0 m", "nhỏ nhất 4,5 cm, 13,6 m"]


def test_a_composed_banner_has_its_smallest_letters_beside_the_code(
    brief: Brief, rows: list[Artefact], sheets: Callable[[Sequence[Job]], dict[str, Sheet]]
) -> None:
    job = ticket(brief, rows, "bang-zon-xa").jobs[0]
    sheet = sheets([job])[job.row.path]
    assert job.copy and sheet.smallest
    assert (sheet.smallest.role, sheet.smallest.line.text) == (Role.QR, f"xulang.vn/q/{job.copy.code}")
    assert set(sheet.smallest_caps) == {Role.MESSAGE, Role.PLACE, Role.QR}
    assert sheet.smallest_caps[Role.QR] == sheet.smallest_cap == min(sheet.smallest_caps.values())
    assert sheet.smallest_caps[Role.MESSAGE] > 100


def test_date_and_office_are_read_from_half_as_far(brief: Brief, rows: list[Artefact]) -> None:
    _, smallest = letters(ticket(brief, rows, "standee").jobs)
    assert smallest.words == (
        "dòng nhỏ “Lễ phát động 12/5/2022”: chữ hoa cao 2,1 cm, đọc được xa tới 6,2 m; cần đọc được từ 2 m"
    )


@pytest.mark.parametrize(
    ("caps_mm", "short"),
    [
        ({"message": 49.5, "qr": 10.0}, []),
        ({"message": 45.0, "qr": 10.0}, ["Chữ khẩu hiệu"]),
        ({"message": 45.0}, ["Chữ nhỏ nhất"]),
        ({"message": 90.0, "imprint": 25.0}, []),
        ({"message": 90.0, "imprint": 24.0}, ["Chữ nhỏ nhất"]),
        ({"message": 90.0, "place": 30.0, "imprint": 20.0}, ["Chữ chưa đủ cỡ", "Chữ nhỏ nhất"]),
    ],
)
def test_letters_that_are_too_small_are_told_so(
    brief: Brief, rows: list[Artefact], caps_mm: dict[str, float], short: list[str]
) -> None:
    job = letters_of(ticket(brief, rows, "bang-zon-xa").jobs[0], **caps_mm)
    told = letters([job])
    assert [one.label for one in told if one.open] == short
    assert all(one.open == one.words.endswith("chưa đủ cỡ") for one in told)


def test_the_smallest_of_all_files_is_told(brief: Brief, rows: list[Artefact]) -> None:
    jobs = list(ticket(brief, rows, "bang-zon-xa").jobs)
    told = letters([*jobs, letters_of(jobs[0], message=120.0, qr=3.0)])
    assert ["12,0 cm" in told[0].words, "0,30 cm" in told[1].words] == [True, True]


def test_a_piece_without_letters_says_so(brief: Brief, rows: list[Artefact]) -> None:
    job = ticket(brief, rows, "phuon").jobs[0]
    bare = replace(job, row=replace(job.row, caps_mm={}, smallest_cap_mm=None, smallest_text=""))
    assert letters([bare]) == [Told("Chữ nhỏ nhất", "không có chữ")]
    assert (sizes(bare.row), smallest_line(bare.row)) == (["không có chữ"], "")


def test_a_long_line_is_cut_at_a_word(brief: Brief, rows: list[Artefact]) -> None:
    row = replace(ticket(brief, rows, "phuon").jobs[0].row, smallest_text="một hai ba bốn " * 10)
    assert smallest_line(row) == "dòng nhỏ “một hai ba bốn một hai ba bốn một hai…”"


def test_stand_ins_are_called_by_name_in_the_campaigns_order(brief: Brief, rows: list[Artefact]) -> None:
    one = ticket(brief, rows, "phuon")
    assert one.stand_ins == ("biểu trưng", "logo VNPT", "logo MBBANK")
    assert told(one)["Hình tạm"].open


def test_what_is_open_says_so(brief: Brief, rows: list[Artefact]) -> None:
    facts = told(ticket(brief, rows, "standee"))
    assert facts["Khổ thành phẩm"].open
    assert facts["Chưa xác nhận"] == Told("Chưa xác nhận", "cỡ chưa rõ", open=True)
    assert facts["Vật liệu"] == Told(
        "Vật liệu", "chưa xác nhận: xưởng và đơn vị đặt in thống nhất", open=True
    )


def test_an_orders_own_material_and_finishing_go_before_the_formats(
    brief: Brief, rows: list[Artefact]
) -> None:
    job: Job = ticket(brief, rows, "phuon").jobs[0]
    own = job.order.model_copy(update={"material": "Lụa", "finishing": Unconfirmed(unconfirmed="xưởng chọn")})
    assert material(own, job.kind) == Told("Vật liệu", "Lụa")
    assert finishing(own, job.kind) == Told("Gia công", "chưa xác nhận: xưởng chọn", open=True)
    usual = job.kind.model_copy(update={"material": "bạt hiflex", "finishing": None})
    assert material(job.order, usual).words.startswith("thường dùng bạt hiflex; chưa xác nhận")
    assert material(job.order, usual).open and finishing(job.order, usual).open
    assert finishing(job.order, job.kind) == Told("Gia công", job.kind.finishing or "")


@pytest.mark.parametrize(
    ("fact", "words", "is_open"),
    [
        ("Sở", "Sở", False),
        (20, "20", False),
        (1200, "1.200", False),
        (None, "chưa xác nhận: văn bản không nêu", True),
        (Unconfirmed(unconfirmed="chưa đo"), "chưa xác nhận: chưa đo", True),
        (
            Unconfirmed(unconfirmed="chưa đo", draft="80x180cm"),
            "chưa xác nhận: chưa đo (bản nháp dùng 80x180cm)",
            True,
        ),
    ],
)
def test_a_fact_is_told_as_confirmed_or_open(fact: object, words: str, is_open: bool) -> None:
    assert said("Việc", fact) == Told("Việc", words, is_open)


def test_an_unknown_number_of_copies_is_no_number(brief: Brief, rows: list[Artefact]) -> None:
    one = ticket(brief, rows, "phuon")
    order = one.order.model_copy(update={"quantity": Unconfirmed(unconfirmed="chưa chốt", draft=5)})
    open_one = replace(one, order=order)
    assert open_one.quantity is None
    assert told(open_one)["Số lượng"].open


def test_what_comes_first_names_stand_ins_and_open_facts(brief: Brief, rows: list[Artefact]) -> None:
    lines = list(first_of_all(tickets(brief, packages(brief, rows)[-1])))
    assert lines[0] == (
        "Còn hình tạm: biểu trưng, logo VNPT, logo MBBANK. Chờ tệp có logo chính thức rồi mới in."
    )
    assert "Standee trước cửa Hội trường, chưa xác nhận: cỡ chưa rõ." in lines
    official = [replace(row, stand_ins=(), unconfirmed=()) for row in rows]
    calm = list(first_of_all(tickets(brief, packages(brief, official)[-1])))
    assert not [line for line in calm if "hình tạm" in line or "cỡ chưa rõ" in line]


@pytest.mark.parametrize(
    ("order", "why"),
    [
        ("gian-trung-bay", "Đơn vị phụ trách tự thiết kế"),
        ("bang-zon-cong", "Kích thước chưa xác nhận: Theo kích thước cổng vào Hội trường; Sở đo và gửi"),
    ],
)
def test_an_order_without_a_file_says_why(brief: Brief, order: str, why: str) -> None:
    assert unmade(brief, brief.campaign.order(order)).why == why
