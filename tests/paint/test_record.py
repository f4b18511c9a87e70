"""A sheet as lines of text."""

from __future__ import annotations

from dataclasses import replace

from tests.paint.hand_sheets import banner, banner_shared

from coban.paint.record import record

EXPECTED = """
sheet 6000 x 1000 bleed 50 1:10
shared field box -50 -50 6100 1100 field
shared motif stamp 12 spots in 1 tints, 4300 -60 720 1100
shared sponsor box 100 150 700 700 radius 40 white
shared sponsor picture 200 250 500 150 vnpt.svg stand-in
shared sponsor picture 200 550 500 150 viettel.svg stand-in
shared message text 1000 400 em 320 white 'Công dân số Xứ Lạng'
shared message box 1020 505 294 17 white '-'
shared message text 1000 780 em 210 white 'Chủ nhân trong không gian số'
own place text 1000 920 em 90 pale 'Xã Hòa Bình'
own qr box 5260 150 640 640 radius 20 white
own qr code 5340 230 480 480 field 'https://xulang.vn/q/06148/'
slug 'Công dân số Xứ Lạng'
slug 'Xã Hòa Bình'
slug 'TỶ LỆ 1:10'
""".strip()


def test_a_banner_on_record() -> None:
    assert record(banner(banner_shared())) == EXPECTED.splitlines()


def test_what_nobody_sees_makes_no_new_line_and_what_one_sees_does() -> None:
    sheet = banner(banner_shared())
    place = sheet.own[0]
    hair, step = (replace(sheet, own=(replace(place, x=1000 + by), *sheet.own[1:])) for by in (0.04, 0.1))
    assert record(hair) == record(sheet)
    assert record(step) != record(sheet)


def test_a_digital_sheet_says_its_pixels() -> None:
    sheet = replace(banner(banner_shared()), px=(851, 315), scale=1, bleed=0.0)
    assert record(sheet)[0] == "sheet 6000 x 1000 bleed 0 1:1 px 851x315"
