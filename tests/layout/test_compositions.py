"""Every piece of both campaigns, and the sizes a gate may have: what a design office would look for."""

from __future__ import annotations

from itertools import combinations

import pytest

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.places import Place
from coban.errors import UnfitError
from coban.geometry import hull
from coban.layout import Commission, commissions, compose, localise, piece_name
from coban.scene import Box, Code, Picture, Role, Sheet, Stamp, Text, item_box

READ = (Role.MESSAGE, Role.PLACE, Role.IMPRINT)


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
        payloads.add(sheet.payload)
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
