"""Round pieces: all that is read lies within the circle that the knife or the network leaves."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from math import hypot
from typing import Any

import pytest

from coban.campaign.brief import Brief
from coban.campaign.orders import Order
from coban.errors import UnfitError
from coban.geometry import Rect, hull
from coban.layout import Commission, commissions, compose
from coban.layout.disc import Disc
from coban.scene import Box, Code, Die, Picture, Role, Sheet, Text, item_box


def made(brief: Brief, format: str, message: str, **fields: Any) -> tuple[Commission, Sheet]:
    order = Order(id="thu", title="Thử", format=format, messages=(message,), **fields)
    (commission,) = commissions(brief, order)
    return commission, compose(commission)


def tried(xu_lang: Brief, tuyen_quang: Brief) -> Iterator[tuple[Commission, Sheet]]:
    for format in ("nhan-dan", "khung-avatar"):
        for message in xu_lang.campaign.messages:
            for sponsors in (True, False):
                try:
                    yield made(xu_lang, format, message.id, sponsors=sponsors)
                except UnfitError:
                    assert sponsors and format == "nhan-dan" and len(message.text) > 50, message.id
        for message in tuyen_quang.campaign.messages:
            yield made(tuyen_quang, format, message.id)
    yield made(xu_lang, "nhan-dan", "value", size="60x60mm", sponsors=False)
    yield made(xu_lang, "nhan-dan", "value", size="120x120mm", foot="Lễ phát động 12/5/2022")
    yield made(xu_lang, "khung-avatar", "value", size="800x800px", sponsors=False)


@pytest.fixture(scope="module")
def pieces(xu_lang: Brief, tuyen_quang: Brief) -> list[tuple[Commission, Sheet]]:
    return list(tried(xu_lang, tuyen_quang))


def corners(box: Rect) -> list[tuple[float, float]]:
    return [(x, y) for x in (box.x, box.right) for y in (box.y, box.bottom)]


def test_what_is_read_lies_within_the_circle_and_its_margin(pieces: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in pieces:
        radius = min(sheet.width, sheet.height) / 2 - commission.format.safe_mm
        for item in sheet.items:
            if isinstance(item, Text | Code | Picture):
                for x, y in corners(item_box(item)):
                    away = hypot(x - sheet.width / 2, y - sheet.height / 2)
                    assert away <= radius + 1e-3, (commission.message.id, commission.format.id, item)


def test_nothing_overlaps(pieces: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in pieces:
        solid = [
            item
            for item in sheet.items
            if isinstance(item, Text | Picture) or (isinstance(item, Box) and item.words)
        ]
        for one, other in combinations(solid, 2):
            assert not item_box(one).overlaps(item_box(other)), (commission.message.id, one, other)


def test_the_slogan_stands_once_to_the_letter(pieces: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in pieces:
        words = [
            i.line.text if isinstance(i, Text) else i.words
            for i in sheet.of(Role.MESSAGE)
            if isinstance(i, Text | Box)
        ]
        assert " ".join(words) == commission.message.text


def test_every_line_stands_on_the_axis(pieces: list[tuple[Commission, Sheet]]) -> None:
    for _, sheet in pieces:
        for item in sheet.of(Role.MESSAGE, Role.EMBLEM, Role.IMPRINT):
            assert item_box(item).cx == pytest.approx(sheet.width / 2, abs=1e-3)


def test_sponsors_stand_at_the_top_within_the_goal(pieces: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in pieces:
        panel = hull(item_box(item) for item in sheet.of(Role.SPONSOR))
        assert bool(panel) == bool(commission.order.sponsors and commission.brief.campaign.sponsors)
        if panel:
            assert 100 * panel.bottom / sheet.height <= commission.brief.brand.sponsors.goal
            main = hull(item_box(item) for item in sheet.of(Role.MESSAGE, Role.EMBLEM))
            assert main and panel.bottom <= main.y


def test_the_opening_is_clear_of_all_that_is_read(pieces: list[tuple[Commission, Sheet]]) -> None:
    for commission, sheet in pieces:
        if commission.format.design != "frame":
            assert sheet.window is None
            continue
        assert sheet.window and sheet.window.width == pytest.approx(sheet.window.height)
        assert sheet.window.width >= 0.54 * sheet.width, "the face leads, not the slogan"
        for item in sheet.items:
            if isinstance(item, Text | Picture) and item.role is not Role.FIELD:
                assert not item_box(item).overlaps(sheet.window), (commission.message.id, item)


def test_a_short_slogan_leaves_a_larger_opening_than_a_long_one(tuyen_quang: Brief) -> None:
    _, short = made(tuyen_quang, "khung-avatar", "model")
    _, long = made(tuyen_quang, "khung-avatar", "theme")
    assert short.window and long.window
    assert short.window.width > long.window.width


def test_a_sticker_without_a_site_has_no_address_and_with_one_has_it(
    xu_lang: Brief, tuyen_quang: Brief
) -> None:
    _, with_site = made(xu_lang, "nhan-dan", "value", sponsors=False)
    _, without = made(tuyen_quang, "nhan-dan", "theme")
    imprint = [item.line.text for item in with_site.of(Role.IMPRINT) if isinstance(item, Text)]
    assert imprint == ["xulang.vn"]
    assert not without.of(Role.IMPRINT)


def test_a_sticker_too_small_for_its_slogan_is_a_fault(tuyen_quang: Brief) -> None:
    with pytest.raises(UnfitError, match=r"order 'thu', message 'theme'.*circle of 20x20mm"):
        made(tuyen_quang, "nhan-dan", "theme", size="20x20mm")


def test_a_disc_knows_its_chords() -> None:
    disc = Disc(0, 0, 5)
    assert disc.half_chord(3) == pytest.approx(4)
    assert disc.half_chord(6) == 0
    assert disc.holds(Rect.between(-3, -4, 3, 4))
    assert not disc.holds(Rect.between(-3.1, -4, 3.1, 4))


@pytest.mark.parametrize(
    ("size", "rect", "words"),
    [
        ("90x90mm", Rect(0, 0, 90, 90), "Bế tròn, đường kính 90 mm, theo tệp đường bế"),
        ("120x100mm", Rect(10, 0, 100, 100), "Bế tròn, đường kính 100 mm, theo tệp đường bế"),
    ],
)
def test_a_sticker_is_cut_along_the_largest_circle_in_its_trim(
    tuyen_quang: Brief, size: str, rect: Rect, words: str
) -> None:
    _, sheet = made(tuyen_quang, "nhan-dan", "theme", size=size)
    assert sheet.die == Die(rect, rect.width / 2) and sheet.die.is_round
    assert words in sheet.slug


def test_a_card_is_cut_with_its_corners_rounded(tuyen_quang: Brief) -> None:
    card = tuyen_quang.formats["the-ten"].model_copy(
        update={"die": "5mm", "design": "auto", "size": "90x55mm"}
    )
    brief = replace(tuyen_quang, formats={**tuyen_quang.formats, "the-ten": card})
    _, sheet = made(brief, "the-ten", "model")
    assert sheet.die == Die(Rect(0, 0, 90, 55), 5) and not sheet.die.is_round
    assert "Bế 90 × 55 mm, bo góc 5 mm, theo tệp đường bế" in sheet.slug


def test_what_is_cut_along_its_trim_has_no_die_line(tuyen_quang: Brief) -> None:
    commission, sheet = made(tuyen_quang, "poster-a4", "theme")
    assert commission.format.die is None and sheet.die is None
    assert not [part for part in sheet.slug if part.startswith("Bế")]
