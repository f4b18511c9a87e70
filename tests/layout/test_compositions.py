"""Every piece of both campaigns, and the sizes a gate may have: what a design office would look for."""

from __future__ import annotations

import re
from itertools import combinations, product
from pathlib import Path

import pikepdf
import pytest

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.places import Place
from coban.errors import InputError, UnfitError
from coban.geometry import hull
from coban.layout import Commission, commissions, compose, localise, piece_name
from coban.paint.pdf import PdfPainter
from coban.scene import Box, Code, Picture, Role, Sheet, Stamp, Text, item_box

READ = (Role.MESSAGE, Role.PLACE, Role.IMPRINT)

FOLDED = ("leaflet", "bag", "cover")
"""Designs whose sponsors stand on one panel of several; tests/layout/test_folded.py measures it."""


def every_sheet(brief: Brief) -> list[tuple[Commission, Sheet]]:
    sheets = []
    for order in brief.campaign.orders:
        for commission in commissions(brief, order):
            base = compose(commission)
            places = [*brief.places[:2], brief.places[-1]] if order.places == "all" else [None]
            sheets += [(commission, localise(base, commission, place)) for place in places]
    return sheets


@pytest.fixture(scope="module")
def sheets(xu_lang: Brief, tuyen_quang: Brief) -> list[tuple[Commission, Sheet]]:
    return every_sheet(xu_lang) + every_sheet(tuyen_quang)


def texts(sheet: Sheet) -> list[Text]:
    return [item for item in sheet.items if isinstance(item, Text)]


def test_what_is_read_stays_in_the_safe_area(sheets: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in sheets:
        for item in sheet.items:
            if item.role in (*READ, Role.EMBLEM) or isinstance(item, Code | Picture):
                assert sheet.safe.contains(item_box(item)), (piece_name(commission), item)


def test_no_two_texts_overlap(sheets: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in sheets:
        for one, other in combinations(texts(sheet), 2):
            assert not one.ink_box.overlaps(other.ink_box), (
                piece_name(commission),
                one.line.text,
                other.line.text,
            )


def test_the_motif_is_never_behind_small_text(sheets: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in sheets:
        stamps = [item for item in sheet.items if isinstance(item, Stamp)]
        small = [
            item for item in sheet.items if isinstance(item, Text) and item.role in (Role.PLACE, Role.IMPRINT)
        ]
        for stamp in stamps:
            for x, y, size, *_ in stamp.spots:
                for text in small:
                    box = text.ink_box
                    nearest = max(box.x - x, x - box.right, box.y - y, y - box.bottom)
                    assert nearest > 0.40 * size, (piece_name(commission), text.line.text)


def test_the_slogan_is_there_to_the_letter(sheets: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in sheets:
        words = [
            item.line.text if isinstance(item, Text) else item.words
            for item in sheet.items
            if item.role is Role.MESSAGE and isinstance(item, Text | Box)
        ]
        assert " ".join(words) == commission.message.text


def test_sponsors_stand_in_their_zone_within_the_goal(sheets: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in sheets:
        around = hull(item_box(item) for item in sheet.of(Role.SPONSOR))
        if around is None:
            continue
        inside_width = min(around.right, sheet.width) - max(around.x, 0)
        inside_height = min(around.bottom, sheet.height) - max(around.y, 0)
        share = 100 * inside_width * inside_height / (sheet.width * sheet.height)
        assert share <= commission.brief.brand.sponsors.goal, piece_name(commission)
        if commission.format.design in FOLDED:
            assert around.cx < sheet.width / 2
            continue
        assert around.x <= 0
        if sheet.height >= sheet.width:
            assert around.y <= 0
            assert around.bottom < 0.2 * sheet.height
        else:
            assert around.right < 0.25 * sheet.width


def test_logos_stand_optically_equal(sheets: list[tuple[Commission, Sheet]]) -> None:
    for _, sheet in sheets:
        heights = {round(i.rect.height, 6) for i in sheet.of(Role.SPONSOR) if isinstance(i, Picture)}
        assert len(heights) <= 1


def test_every_place_gets_its_own_name_and_code(xu_lang: Brief) -> None:
    order = xu_lang.campaign.order("bang-zon-xa")
    (commission,) = commissions(xu_lang, order)
    base = compose(commission)
    names, payloads, sizes = set(), set(), set()
    for place in xu_lang.places:
        sheet = localise(base, commission, place)
        assert sheet.shared is base.shared
        (line,) = [t for t in texts(sheet) if t.role is Role.PLACE]
        assert line.line.text == place.title
        sizes.add(round(line.size, 6))
        names.add(piece_name(commission, place))
        payloads.update(sheet.payloads)
    assert len(names) == len(payloads) == 200
    assert payloads == {f"https://xulang.vn/q/{place.code}/" for place in xu_lang.places}
    assert len(sizes) == 1, "one size for all: the longest name fits at it"


def test_composing_twice_gives_equal_sheets(xu_lang: Brief) -> None:
    order = xu_lang.campaign.order("phuon")
    (commission,) = commissions(xu_lang, order)
    assert compose(commission) == compose(commission)


@pytest.mark.parametrize(
    "size", ["850x120cm", "400x80cm", "1200x90cm", "300x200cm", "200x300cm", "500x500cm"]
)
def test_a_gate_may_have_any_shape(xu_lang: Brief, size: str) -> None:
    order = xu_lang.campaign.order("bang-zon-cong")
    (commission,) = commissions(xu_lang, order, size=size)
    sheet = compose(commission)
    for text in texts(sheet):
        assert sheet.safe.contains(text.ink_box), text.line.text
    assert sheet.scale == (10 if max(sheet.width, sheet.height) > 4980 else 1)


@pytest.mark.parametrize(
    ("size", "scale"),
    [
        ("480x100cm", 1), ("508x100cm", 10), ("4980x100cm", 10), ("5075x100cm", 100), ("5100x80cm", 100),
        ("10000x500cm", 100), ("300x5060cm", 100), ("300x500cm", 10),
    ],
)  # fmt: skip
def test_no_page_is_longer_than_readers_take(xu_lang: Brief, size: str, scale: int, tmp_path: Path) -> None:
    """The finished file's own page, margin and slug included, read back by pikepdf."""
    order = xu_lang.campaign.order("bang-zon-cong")
    (commission,) = commissions(xu_lang, order, size=size)
    sheet = compose(commission)
    assert sheet.scale == scale
    assert f"TỶ LỆ 1:{scale}" in sheet.slug
    icc = xu_lang.house.asset("icc/ISOcoated_v2_300_bas.icc")
    (tmp_path / "piece.pdf").write_bytes(PdfPainter(sheet, icc).paint(sheet))
    with pikepdf.open(tmp_path / "piece.pdf") as pdf:
        page = pdf.pages[0]
        assert max(float(side) for side in page.MediaBox) <= 14_400
        assert float(page.obj.get("/UserUnit", 1)) == scale
        width = float(page.TrimBox[2] - page.TrimBox[0]) * scale
        assert width == pytest.approx(sheet.width * 72 / 25.4, abs=0.1 * scale)


@pytest.mark.parametrize("order_id", ["bang-zon-cong", "bang-zon-xa"])
@pytest.mark.parametrize("size", ["3000x80cm", "5000x100cm", "1200x80cm", "2000x100cm"])
def test_on_a_long_banner_the_message_fills_the_field_or_stands_in_its_middle(
    xu_lang: Brief, order_id: str, size: str
) -> None:
    order = xu_lang.campaign.order(order_id)
    (commission,) = commissions(xu_lang, order, size=size)
    sheet = localise(compose(commission), commission, xu_lang.places[0])
    around = hull(item_box(item) for item in sheet.items if item.role in (Role.MESSAGE, Role.EMBLEM))
    panel = hull(item_box(item) for item in sheet.of(Role.SPONSOR))
    code = hull(item_box(item) for item in sheet.of(Role.QR))
    assert around and panel
    left, right = around.x - panel.right, (code.x if code else sheet.width) - around.right
    assert left == pytest.approx(right, abs=0.12 * sheet.height) or left + right < 0.45 * sheet.width
    capitals = max(text.size for text in texts(sheet) if text.role is Role.MESSAGE) * 0.716
    assert capitals > 0.29 * sheet.height


SIDES = (1, 10, 40, 200, 3000, 9900)


@pytest.mark.parametrize("order_id", ["bang-zon-cong", "bang-zon-xa", "phuon", "facebook-bia", "zalo"])
def test_any_size_is_set_or_refused_in_sane_words(xu_lang: Brief, order_id: str) -> None:
    order = xu_lang.campaign.order(order_id)
    unit = "px" if order_id in ("facebook-bia", "zalo") else "cm"
    for width, height in product(SIDES, SIDES):
        try:
            commission = commissions(xu_lang, order, size=f"{width}x{height}{unit}")[0]
            sheet = localise(compose(commission), commission, xu_lang.places[0])
        except UnfitError as unfit:
            assert not re.search(r"-\d|\b0\.0 mm high|inf|nan", str(unfit)), unfit
            continue
        for item in sheet.items:
            if not isinstance(item, Stamp):
                box = item_box(item)
                assert box.width >= 0 and box.height >= 0, (width, height, item)


def test_a_size_in_the_wrong_unit_is_refused(xu_lang: Brief) -> None:
    with pytest.raises(InputError, match=r"'600x100px' is in pixels, but 'bang-zon-cong' is printed"):
        commissions(xu_lang, xu_lang.campaign.order("bang-zon-cong"), size="600x100px")
    with pytest.raises(InputError, match="'60x10cm' is a length, but 'zalo' is a picture; give pixels"):
        commissions(xu_lang, xu_lang.campaign.order("zalo"), size="60x10cm")


def test_an_order_without_a_size_is_not_made(xu_lang: Brief) -> None:
    assert commissions(xu_lang, xu_lang.campaign.order("bang-zon-cong")) == []


def test_a_name_that_cannot_be_legible_is_a_fault_that_names_the_place(xu_lang: Brief) -> None:
    order = xu_lang.campaign.order("bang-zon-xa")
    (commission,) = commissions(xu_lang, order)
    monster = Place("99999", "Xã " + "Nghiêng " * 9, "Huyện Đằng Đẵng", "Tỉnh Lạng Sơn")
    with pytest.raises(UnfitError, match=r"order 'bang-zon-xa', place 99999 Xã Nghiêng .*does not fit"):
        localise(compose(commission), commission, monster)


def test_a_slogan_that_cannot_be_legible_is_a_fault(xu_lang: Brief) -> None:
    order = xu_lang.campaign.order("bang-zon-cong")
    (commission,) = commissions(xu_lang, order, size="60x10cm")
    with pytest.raises(
        UnfitError, match=r"order 'bang-zon-cong', message '.*': the slogan does not fit on 600x100mm"
    ):
        compose(commission)


def test_a_provisional_size_says_so_in_the_slug(xu_lang: Brief) -> None:
    (commission,) = commissions(xu_lang, xu_lang.campaign.order("standee"))
    assert any(part.startswith("NHÁP, CHƯA XÁC NHẬN") for part in compose(commission).slug)


def test_a_provisional_format_says_so_in_the_slug(xu_lang: Brief) -> None:
    order = xu_lang.campaign.order("phuon")
    open_format = Unconfirmed(unconfirmed="chưa rõ khổ", draft="phuon")
    (commission,) = commissions(xu_lang, order.model_copy(update={"format": open_format}))
    assert "NHÁP, CHƯA XÁC NHẬN: chưa rõ khổ" in compose(commission).slug


def test_the_scale_is_written_in_the_slug(xu_lang: Brief) -> None:
    (commission,) = commissions(xu_lang, xu_lang.campaign.order("bang-zon-xa"))
    sheet = localise(compose(commission), commission, xu_lang.places[0])
    assert "TỶ LỆ 1:10" in sheet.slug
    assert any("05971" in part for part in sheet.slug)
