"""The shop's papers read back with poppler: every fact there, within the margins, nothing overprinted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from tests.shop.printed import clashes, run, words

from coban.artefact import Artefact
from coban.campaign import Brief, Unconfirmed
from coban.campaign.places import Place
from coban.shop import Package, packages
from coban.shop.hanging import hanging
from coban.shop.order_sheet import order_sheet
from coban.shop.proof import groups, pictures, proof
from coban.shop.words import paper
from coban.units import mm_to_pt

PAPERS: dict[str, Callable[[Brief, Package], bytes]] = {
    "phieu-dat-in": lambda brief, package: paper(order_sheet(brief, package), brief),
    "to-kiem": lambda brief, package: paper(proof(brief, package), brief, pictures(brief, package)),
    "huong-dan-treo": lambda brief, package: paper(hanging(brief, package), brief),
}

MARGIN_PT = mm_to_pt(14) - 0.5
LONG = "Thị trấn Nông Trường Nguyễn Huệ Đường Hoàng Thượng Trên"
LONG_DISTRICT = "Thành phố Nghĩa Lộ Trường Thượng Hoàng Nguyễn"


@pytest.fixture
def long_named(brief: Brief, rows: list[Artefact]) -> tuple[Brief, list[Artefact]]:
    """The same pieces in a district and communes of the longest names, in files named after them."""
    places = tuple(Place(p.code, f"{LONG} {p.code}", LONG_DISTRICT, p.province) for p in brief.places)
    stem = "bang-zon_600x100cm_{}-thi-tran-nong-truong-nguyen-hue-duong-hoang-thuong-tren"
    dist = brief.house.dist(brief.campaign.slug)
    named = []
    for row in rows:
        path = row.path.replace(f"bang-zon-xa_{row.place}", stem.format(row.place)) if row.place else row.path
        (dist / row.path).rename(dist / path)
        named.append(replace(row, path=path))
    return replace(brief, places=places), named


def written(brief: Brief, package: Package, name: str, folder: Path) -> Path:
    path = folder / f"{package.slug}-{name}.pdf"
    path.write_bytes(PAPERS[name](brief, package))
    return path


@pytest.mark.parametrize("name", PAPERS)
def test_the_longest_names_stay_within_the_margins_and_off_each_other(
    long_named: tuple[Brief, list[Artefact]], name: str, tmp_path: Path
) -> None:
    brief, rows = long_named
    for package in packages(brief, rows):
        found = words(written(brief, package, name, tmp_path))
        assert len(found) > 50
        for word in found:
            assert word.left >= MARGIN_PT and word.right <= mm_to_pt(210) - MARGIN_PT, word
            assert word.top > mm_to_pt(8) and word.bottom < mm_to_pt(297 - 8), word
        assert not clashes(found)


@pytest.mark.parametrize("name", PAPERS)
def test_it_is_a4_in_the_houses_face_alone(
    brief: Brief, rows: list[Artefact], name: str, tmp_path: Path
) -> None:
    pdf = written(brief, packages(brief, rows)[-1], name, tmp_path)
    assert "595.276 x 841.89 pts (A4)" in run("pdfinfo", str(pdf))
    fonts = [line.split() for line in run("pdffonts", str(pdf)).splitlines()[2:]]
    assert {font[0].split("+")[1] for font in fonts} == {"Coban", "Coban-Bold"}
    assert {font[-5] for font in fonts} == {"yes"}, "embedded"


@pytest.mark.parametrize("name", PAPERS)
def test_every_page_is_numbered_and_says_whose_it_is(
    brief: Brief, rows: list[Artefact], name: str, tmp_path: Path
) -> None:
    package = packages(brief, rows)[1]
    pages = run("pdftotext", "-layout", str(written(brief, package, name, tmp_path)), "-").split("\f")[:-1]
    for number, page in enumerate(pages, 1):
        assert f"Trang {number}/{len(pages)}" in page
        assert "Công dân số Xứ Lạng" in page and "Huyện Hữu Lũng" in page


@pytest.mark.parametrize("name", PAPERS)
def test_every_piece_is_on_it(brief: Brief, rows: list[Artefact], name: str, tmp_path: Path) -> None:
    package = packages(brief, rows)[1]
    text = "".join(run("pdftotext", "-raw", str(written(brief, package, name, tmp_path)), "-").split())
    for job in package.jobs:
        assert job.copy and f"{job.copy.name}({job.copy.code})".replace(" ", "") in text
        assert job.name in text


@pytest.mark.parametrize("name", PAPERS)
def test_the_same_bytes_each_time(brief: Brief, rows: list[Artefact], name: str) -> None:
    package = packages(brief, rows)[0]
    assert PAPERS[name](brief, package) == PAPERS[name](brief, package)


def test_the_order_sheet_leaves_room_to_agree_to_deliver_and_to_sign(
    brief: Brief, rows: list[Artefact], tmp_path: Path
) -> None:
    package = packages(brief, rows)[-1]
    text = run("pdftotext", "-layout", str(written(brief, package, "phieu-dat-in", tmp_path)), "-")
    form = " ".join(text.partition("Giao nhận")[2].split("Chưa có tệp")[0].split())
    owner = brief.campaign.owner.name
    for line in (
        "Vật liệu: Phướn dọc",
        "Nơi giao hàng",
        "Ngày giao hàng",
        "Bên đặt in",
        "Bên nhận in",
        owner,
    ):
        assert line in form
    assert form.count("Ký, ghi rõ họ tên") == 2
    settled = tuple(
        order.model_copy(update={"material": "Bạt", "finishing": "Cắt"}) for order in brief.campaign.orders
    )
    calm = replace(brief, campaign=brief.campaign.model_copy(update={"orders": settled}))
    assert "Vật liệu: Phướn" not in order_sheet(calm, packages(calm, rows)[-1])


def test_instructions_tell_of_what_is_hung_alone(brief: Brief, rows: list[Artefact]) -> None:
    page = hanging(brief, packages(brief, rows)[-1]).replace("\u00a0", " ")
    assert "Phướn dọc" in page and "Standee" in page
    assert "Bài đăng Facebook" not in page
    assert "ống 5 cm ở đầu và chân" in page and "15 cm dưới cùng" in page


def test_dates_of_hanging_are_told_when_known(brief: Brief, rows: list[Artefact]) -> None:
    orders = tuple(
        order.model_copy(update={"hangs_from": date(2022, 5, 10), "hangs_to": date(2022, 5, 31)})
        for order in brief.campaign.orders
    )
    dated = replace(brief, campaign=brief.campaign.model_copy(update={"orders": orders}))
    page = hanging(dated, packages(dated, rows)[0])
    assert "10/5/2022" in page and "31/5/2022" in page
    undated = hanging(brief, packages(brief, rows)[0])
    assert "10/5/2022" not in undated and undated.count("chưa xác nhận: văn bản không nêu") == 3


@pytest.mark.parametrize(
    ("height", "told"),
    [
        ("5m", "mép dưới cách mặt đất 5 m"),
        ("250cm", "mép dưới cách mặt đất 2,5 m"),
        (
            Unconfirmed(unconfirmed="Điện lực chưa trả lời", draft="5m"),
            "chưa xác nhận: Điện lực chưa trả lời",
        ),
        (None, "chưa xác nhận: văn bản không nêu"),
    ],
)
def test_how_high_a_piece_hangs_is_told_when_it_is_confirmed(
    brief: Brief, rows: list[Artefact], height: object, told: str
) -> None:
    orders = tuple(order.model_copy(update={"hangs_at": height}) for order in brief.campaign.orders)
    hung = replace(brief, campaign=brief.campaign.model_copy(update={"orders": orders}))
    page = hanging(hung, packages(hung, rows)[0]).replace("\u00a0", " ")
    row = page.partition("Độ cao treo</th>")[2].partition("</tr>")[0]
    assert told in row
    assert ('class="open"' in row) == told.startswith("chưa xác nhận")


def test_odd_pieces_stand_first_and_large(brief: Brief, rows: list[Artefact]) -> None:
    (group,) = groups(brief, packages(brief, rows)[1])
    reasons = [bool(shown.why) for shown in group.pieces]
    assert reasons == sorted(reasons, reverse=True) and 0 < sum(reasons) < len(reasons)
    assert {shown.cell for shown in group.pieces if shown.why} == {"whole"}
    assert {shown.cell for shown in group.pieces if not shown.why} == {"half"}


def test_words_of_a_campaign_are_no_markup(brief: Brief, rows: list[Artefact]) -> None:
    orders = tuple(
        order.model_copy(update={"title": "<img src=x> & <b>đậm</b>"}) for order in brief.campaign.orders
    )
    evil = replace(brief, campaign=brief.campaign.model_copy(update={"orders": orders}))
    for make in (order_sheet, proof, hanging):
        page = make(evil, packages(evil, rows)[0])
        assert "<b>" not in page and "<img src=x" not in page
        assert "&lt;b&gt;đậm" in page
