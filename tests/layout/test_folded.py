"""Folded and cut paper: what a print shop and a bindery would look for before they start."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any

import pytest

from coban.campaign.bag import BagFlat
from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.orders import Order
from coban.errors import UnfitError
from coban.geometry import Rect, hull
from coban.layout import Commission, commissions, compose
from coban.layout.services import what_to_show
from coban.layout.tiles import columns
from coban.scene import Box, Code, Guide, Picture, Role, Sheet, Stamp, Text, item_box

CALL = "Quét mã để cài đặt ứng dụng"
CODED = {"code": "install", "call": CALL}


def made(brief: Brief, format: str, message: str, **fields: Any) -> list[tuple[Commission, Sheet]]:
    """Every side of an order that the campaign itself does not have."""
    order = Order(id="thu", title="Thử", format=format, messages=(message,), **fields)
    return [(commission, compose(commission)) for commission in commissions(brief, order)]


def tried(xu_lang: Brief, tuyen_quang: Brief) -> Iterator[tuple[Commission, Sheet]]:
    """Each kind of piece, with and without sponsors, emblem, site and title; short slogans and long ones."""
    for format in ("to-gap", "bia-so-tay", "tui-qua"):
        for message in xu_lang.campaign.messages:
            for fields in (CODED, {"sponsors": False}):
                yield from made(xu_lang, format, message.id, **fields)
        for message in tuyen_quang.campaign.messages:
            yield from made(tuyen_quang, format, message.id)
    yield from made(xu_lang, "bia-so-tay", "value", head="Tài liệu hướng dẫn nền tảng Công dân số Xứ Lạng")
    yield from made(tuyen_quang, "bia-so-tay", "theme", head="Sổ tay")
    yield from made(xu_lang, "to-gap", "value", size="420x297mm", **CODED)
    yield from made(xu_lang, "bia-so-tay", "value", size="420x297mm", **CODED)
    yield from made(xu_lang, "tui-qua", "value", size="820x450mm", **CODED)


@pytest.fixture(scope="module")
def pieces(xu_lang: Brief, tuyen_quang: Brief) -> list[tuple[Commission, Sheet]]:
    return list(tried(xu_lang, tuyen_quang))


def said(sheet: Sheet, role: Role) -> str:
    items = [item for item in sheet.of(role) if isinstance(item, Text | Box)]
    return " ".join(filter(None, (i.line.text if isinstance(i, Text) else i.words for i in items)))


def read(sheet: Sheet) -> list[Text | Code | Picture]:
    """What is read or looked at; crossing lines and grounds left out."""
    return [item for item in sheet.items if isinstance(item, Text | Code | Picture)]


def named(commission: Commission) -> str:
    return (
        f"{commission.format.id} {commission.side} {commission.brief.campaign.slug} {commission.message.id}"
    )


def test_what_is_read_stays_in_the_safe_area_and_apart(pieces: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in pieces:
        for item in read(sheet):
            assert sheet.safe.contains(item_box(item), slack=1e-4), (named(commission), item)
        for one, other in combinations(read(sheet), 2):
            assert not item_box(one).overlaps(item_box(other)), (named(commission), one, other)


def test_nothing_that_is_read_lies_on_a_fold_or_within_its_reach(
    pieces: list[tuple[Commission, Sheet]],
) -> None:
    """Folding wanders by a millimetre or two; only logos may lie on the crease of a bag's side."""
    for commission, sheet in pieces:
        folds = [guide for guide in sheet.guides if guide.kind in ("fold", "glue")]
        assert folds, named(commission)
        for item in read(sheet):
            if item.role is Role.SPONSOR and commission.format.design == "bag":
                continue
            box = item_box(item).inset(-3)
            for fold in folds:
                assert fold.x is None or not box.x < fold.x < box.right, (named(commission), fold, item)
                assert fold.y is None or not box.y < fold.y < box.bottom, (named(commission), fold, item)


def test_the_slogan_stands_once_on_every_piece_and_side(pieces: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in pieces:
        assert said(sheet, Role.MESSAGE) == commission.message.text, named(commission)


def test_letters_are_legible(pieces: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in pieces:
        for item in sheet.items:
            if isinstance(item, Text):
                share = 1.0 if item.role is Role.MESSAGE else 0.5
                cap = item.face.cap_height * item.size
                assert cap >= share * commission.smallest_cap * 0.999, (named(commission), item.line.text)


def test_sponsors_have_one_panel_at_the_left_beside_everything_else(
    pieces: list[tuple[Commission, Sheet]],
) -> None:
    for commission, sheet in pieces:
        panel = hull(item_box(item) for item in sheet.of(Role.SPONSOR))
        wanted = commission.order.sponsors and commission.brief.campaign.sponsors
        if not wanted or commission.side == "mat-trong":
            assert panel is None, named(commission)
            continue
        assert panel, named(commission)
        shown = Rect.between(max(panel.x, 0), max(panel.y, 0), panel.right, min(panel.bottom, sheet.height))
        assert 100 * shown.area / sheet.trim.area <= commission.brief.brand.sponsors.goal, named(commission)
        main = hull(item_box(item) for item in sheet.of(Role.MESSAGE, Role.EMBLEM, Role.QR))
        assert main and panel.right <= main.x, named(commission)
        heights = {round(item.rect.height, 6) for item in sheet.of(Role.SPONSOR) if isinstance(item, Picture)}
        assert len(heights) == 1, named(commission)


def test_the_motif_is_never_behind_small_text(pieces: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in pieces:
        small = [item for item in sheet.items if isinstance(item, Text) and item.role is Role.IMPRINT]
        spots = [spot for item in sheet.items if isinstance(item, Stamp) for spot in item.spots]
        for x, y, size, *_ in spots:
            for text in small:
                box = text.ink_box
                nearest = max(box.x - x, x - box.right, box.y - y, y - box.bottom)
                assert nearest > 0.40 * size, (named(commission), text.line.text)


def test_a_code_is_there_when_and_only_when_the_order_has_one(
    pieces: list[tuple[Commission, Sheet]],
) -> None:
    for commission, sheet in pieces:
        assert sheet.payloads == commission.payloads(None), named(commission)


def test_the_panels_of_a_letter_fold_close(xu_lang: Brief) -> None:
    """Folded in first, the narrow panel lies within the middle one; turned over, it is last at the right."""
    (_, outside), (_, inside) = made(xu_lang, "to-gap", "value", **CODED)
    assert outside.guides == (Guide("fold", x=97), Guide("fold", x=197))
    assert inside.guides == (Guide("fold", x=100), Guide("fold", x=200))
    widths = [97, 100, 100]
    turned = [inside.width - guide.x for guide in reversed(inside.guides) if guide.x is not None]
    assert turned == [97, 197], "the same folds, seen from the other side of the sheet"
    assert widths[0] < widths[1], "what is folded in is narrower than what it lies in"
    front = hull(item_box(item) for item in outside.of(Role.MESSAGE, Role.EMBLEM))
    assert front and front.x > 197, "the front is the last panel of the outside"
    assert all(item_box(code).x > 97 and item_box(code).right < 197 for code in outside.of(Role.QR))
    assert all(item_box(item).right <= 97 for item in outside.of(Role.SPONSOR))


@pytest.mark.parametrize("count", range(1, 14))
def test_every_tile_has_a_place_and_the_slogan_the_first_column(count: int) -> None:
    first, second, third = columns(count)
    assert first + second + third == count
    assert first <= second == third or count == 1


def test_every_service_is_in_the_leaflet_with_its_sentence(xu_lang: Brief) -> None:
    commission, inside = made(xu_lang, "to-gap", "value", **CODED)[1]
    words = said(inside, Role.IMPRINT)
    assert len(what_to_show(commission)) == 7
    for service in xu_lang.campaign.services:
        assert service.name in words
        assert service.about in words


def test_without_services_the_leaflet_tells_public_events(tuyen_quang: Brief) -> None:
    commission, inside = made(tuyen_quang, "to-gap", "theme")[1]
    shown = {tile.name for tile in what_to_show(commission)}
    assert shown == {event.name for event in tuyen_quang.campaign.events if event.public}
    assert "10/10/2022" in said(inside, Role.IMPRINT)


def test_contacts_are_printed_when_they_are_known_and_only_then(xu_lang: Brief) -> None:
    _, draft = made(xu_lang, "to-gap", "value")[0]
    assert isinstance(xu_lang.campaign.owner.phone, Unconfirmed)
    assert "Điện thoại" not in said(draft, Role.IMPRINT)
    assert xu_lang.campaign.owner.phone.unconfirmed not in said(draft, Role.IMPRINT)


def test_a_booklet_has_its_front_at_the_right_of_the_fold(xu_lang: Brief) -> None:
    title = "Tài liệu hướng dẫn nền tảng Công dân số Xứ Lạng"
    ((_, sheet),) = made(xu_lang, "bia-so-tay", "value", head=title, **CODED)
    assert sheet.guides == (Guide("fold", x=148.5),)
    front = hull(item_box(item) for item in sheet.of(Role.MESSAGE, Role.EMBLEM))
    assert front and front.x > 148.5
    assert title in said(sheet, Role.IMPRINT)
    head = next(
        item for item in sheet.items if isinstance(item, Text) and item.line.text.startswith("Tài liệu")
    )
    slogan = max(item.size for item in sheet.of(Role.MESSAGE) if isinstance(item, Text))
    assert slogan < head.size, "the book's title leads"


def test_a_bag_adds_up_and_its_flap_stays_bare(xu_lang: Brief) -> None:
    ((commission, sheet),) = made(xu_lang, "tui-qua", "value", **CODED)
    upright = sorted({guide.x for guide in sheet.guides if guide.x is not None})
    assert upright == [20, 65, 110, 350, 395, 440]
    assert sorted(guide.y for guide in sheet.guides if guide.y is not None) == [30, 330]
    assert sheet.width == 440 + 240
    inked = hull(item_box(item) for item in sheet.of(Role.FIELD, Role.MOTIF, Role.SPONSOR))
    assert inked and inked.x == 20 - 3, "glue does not hold on ink"
    body = Rect.between(0, 30, commission.width, commission.height - 60)
    for item in read(sheet):
        assert body.contains(item_box(item)), item


def test_a_bags_parts_are_the_formats(xu_lang: Brief) -> None:
    kind = xu_lang.formats["tui-qua"]
    parts = {"flap": "15mm", "inked_flap": "2mm", "depth": "80mm", "mouth": "40mm", "bottom": "50mm"}
    other = kind.model_copy(update={"bag": BagFlat(**parts)})
    brief = replace(xu_lang, formats={**xu_lang.formats, "tui-qua": other})
    ((_, sheet),) = made(brief, "tui-qua", "value", size="675x390mm", **CODED)
    upright = sorted({guide.x for guide in sheet.guides if guide.x is not None})
    assert upright == [15, 55, 95, 345, 385, 425]
    assert sorted(guide.y for guide in sheet.guides if guide.y is not None) == [40, 340]
    inked = hull(item_box(item) for item in sheet.of(Role.FIELD, Role.MOTIF, Role.SPONSOR))
    assert inked and inked.x == 13


def test_a_bag_without_a_code_says_the_same_on_both_faces(tuyen_quang: Brief) -> None:
    ((commission, sheet),) = made(tuyen_quang, "tui-qua", "theme")
    message = [item for item in sheet.of(Role.MESSAGE) if isinstance(item, Text)]
    again = {
        (item.line.text, round(item.x - 330, 6), item.y)
        for item in sheet.of(Role.IMPRINT)
        if isinstance(item, Text)
    }
    assert all((item.line.text, round(item.x, 6), item.y) in again for item in message)
    assert said(sheet, Role.IMPRINT).startswith(commission.brief.campaign.name)


@pytest.mark.parametrize(
    ("format", "size"), [("tui-qua", "300x200mm"), ("to-gap", "90x60mm"), ("bia-so-tay", "40x30mm")]
)
def test_a_size_that_cannot_be_is_refused_in_sane_words(xu_lang: Brief, format: str, size: str) -> None:
    with pytest.raises(UnfitError, match=r"order 'thu'.*choose a larger size"):
        made(xu_lang, format, "value", size=size, **CODED)
