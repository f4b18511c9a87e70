"""The slug line: on as many rows as it needs, at a size that can be read, in a margin that grows with it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.paint.hand_sheets import arimo, banner, banner_shared, small

from coban.geometry import Rect
from coban.paint.margin import Margin
from coban.scene import Box, Guide, Stamp, Text, item_box

WORDS = ("Công dân số Xứ Lạng", "Phướn dọc", "Xã Hòa Bình (06148)", "TỶ LỆ 1:1", "CMYK, ISO Coated v2 300%")


def rows(margin: Margin) -> list[str]:
    """The strings of each line, with the dots between them."""
    lines: dict[float, list[str]] = {}
    for item in margin.slug:
        lines.setdefault(item.y, []).append(item.line.text)
    return ["   ".join(line) for line in lines.values()]


def test_a_wide_sheet_has_one_row() -> None:
    sheet = replace(small(width=400), slug=WORDS)
    assert rows(Margin.of(sheet, arimo())) == ["   ·   ".join(WORDS)]


def test_a_narrow_sheet_has_several_and_loses_no_word() -> None:
    sheet = replace(small(width=60), slug=WORDS)
    found = rows(Margin.of(sheet, arimo()))
    assert len(found) > 1
    assert "   ·   ".join(found) == "   ·   ".join(WORDS)
    assert all(arimo().shape(row).width * 2.5 <= 60 for row in found)


def test_every_row_lies_in_the_media_and_outside_the_bleed() -> None:
    sheet = replace(small(width=60), slug=WORDS)
    margin = Margin.of(sheet, arimo())
    texts = margin.slug
    assert all(margin.media.contains(text.ink_box) for text in texts)
    assert all(text.ink_box.y > sheet.height + sheet.bleed for text in texts)


def test_eight_crop_marks_point_at_the_corners_from_outside_the_bleed() -> None:
    sheet = small()
    bars = [item.rect for item in Margin.of(sheet, arimo()).frame if isinstance(item, Box)]
    bleed = sheet.trim.inset(-sheet.bleed)
    assert len(bars) == 8
    assert not [bar for bar in bars if bar.overlaps(bleed)]
    along = {round(bar.cy, 6) for bar in bars if bar.width > bar.height}
    across = {round(bar.cx, 6) for bar in bars if bar.width < bar.height}
    assert (along, across) == ({0.0, 40.0}, {0.0, 60.0})


@pytest.mark.parametrize("scale", [1, 10])
def test_marks_are_as_large_in_the_file_at_every_scale(scale: int) -> None:
    sheet = replace(banner(banner_shared()), scale=scale)
    text = Margin.of(sheet, arimo()).slug[0]
    assert text.size / scale == 2.5


def test_a_string_wider_than_the_piece_is_broken_between_words() -> None:
    long = "NHÁP, CHƯA XÁC NHẬN: Văn bản không ghi kích thước; 80 × 180 cm là cỡ thông dụng"
    sheet = replace(small(width=60), slug=(*WORDS, long, "cuối"))
    margin = Margin.of(sheet, arimo())
    assert long in " ".join(rows(margin))
    assert rows(margin)[-1].endswith("   ·   cuối")
    assert all(text.ink_box.right <= 60 for text in margin.slug)


def test_without_marks_nothing_stands_outside_the_bleed() -> None:
    sheet = replace(small(), slug=WORDS, guides=(Guide("fold", x=20),))
    margin = Margin.of(sheet, arimo(), marks=False)
    assert margin == Margin(sheet.trim.inset(-sheet.bleed), (), ())


GUIDES = (
    Guide("fold", x=20),
    Guide("fold", x=40),
    Guide("pocket", y=30),
    Guide("eyelet", 5, 5),
    Guide("eyelet", 5, 35),
    Guide("eyelet", 58, 20),
)


def test_guides_are_drawn_in_the_margin_beside_their_places() -> None:
    sheet = replace(small(), guides=GUIDES)
    margin = Margin.of(sheet, arimo())
    bleed = sheet.trim.inset(-sheet.bleed)
    assert all(margin.media.contains(item_box(item)) for item in margin.frame)
    assert not [
        item for item in margin.frame if item_box(item).overlaps(bleed) and not isinstance(item, Stamp)
    ]
    bars = [item.rect for item in margin.frame if isinstance(item, Box)]
    assert len(bars) == 8 + 3 * 2 * 3, "crop marks, and three dashes at both ends of three lines"
    assert {20.0, 40.0} < {round(bar.cx, 6) for bar in bars}
    assert 30.0 in {round(bar.cy, 6) for bar in bars}
    (rings,) = (item for item in margin.frame if isinstance(item, Stamp))
    assert not [spot for spot in rings.spots if Rect(spot[0] - 1, spot[1] - 1, 2, 2).overlaps(bleed)]
    assert [(x < 0, y < 0, x > 60, y > 40) for x, y, *_ in rings.spots] == [
        (False, True, False, False),
        (False, False, False, True),
        (False, False, True, False),
    ]


def test_the_first_guide_of_a_kind_is_named() -> None:
    margin = Margin.of(replace(small(), guides=GUIDES), arimo())
    names = [item.line.text for item in margin.frame if isinstance(item, Text)]
    assert names == ["gấp", "luồn cọc", "mắt"]
