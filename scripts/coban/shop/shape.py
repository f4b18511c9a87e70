"""What a shop makes of the printed sheet by figures of the format: what to cut along, join, fold."""

from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.formats import Format
from coban.layout.die import die_of, die_words
from coban.shop.told import Told
from coban.vietnamese import length, number

DIE_NOTE = "nét màu pha CutContour trong tệp riêng, chồng khít lên tệp in; chỉ để cắt, không in"

ROUNDED_MM = 1.0
"""What is narrower is no panel."""


def shape(kind: Format, size_mm: tuple[float, float]) -> Iterator[Told]:
    """Nothing for a piece that is only cut along its trim."""
    if die := die_of(kind, *size_mm):
        yield Told("Đường bế", f"{die_words(die)}; {DIE_NOTE}")
    if kind.panel_mm:
        yield Told("Ghép tấm", _panels(kind.panel_mm, size_mm[0]))
    if kind.bag:
        wide, high = kind.bag.front_mm(*size_mm)
        front = f"{number(round(wide, 1))} × {number(round(high, 1))} × {number(kind.bag.depth_mm)} mm"
        parts = [
            f"{front} (rộng, cao, sâu)",
            f"tai dán {number(kind.bag.flap_mm)} mm",
            f"miệng gấp vào {number(kind.bag.mouth_mm)} mm",
            f"đáy gấp {number(kind.bag.bottom_mm)} mm",
        ]
        yield Told("Túi thành phẩm", "; ".join(parts))


def _panels(panel_mm: float, width_mm: float) -> str:
    """'4 tấm, mỗi tấm rộng 100 cm'; what is left of the width is a narrower one."""
    whole, rest = divmod(width_mm + ROUNDED_MM / 2, panel_mm)
    some = f"{number(whole)} tấm, mỗi tấm rộng {length(panel_mm)}"
    if rest <= ROUNDED_MM:
        return some
    narrow = f"1 tấm rộng {length(rest - ROUNDED_MM / 2)}"
    return f"{some}, và {narrow}" if whole else narrow
