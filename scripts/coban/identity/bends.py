"""The rules of the guide: what the right piece does, how the wrong one breaks it, which check refuses it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from coban.identity.bent import (
    another_blue,
    another_ink,
    another_weight,
    on_the_right,
    too_wide,
    with_other_words,
    without_a_mark,
    without_quiet_zone,
)
from coban.identity.examples import Example
from coban.scene import Sheet


@dataclass(frozen=True, slots=True)
class Bend:
    """A rule, and the sheet that breaks it."""

    checks: tuple[str, ...]
    """The checks of which one must refuse it, and all accept the right one."""
    right: str
    """What the right one does, in a few words."""
    wrong: str
    """What the wrong one does."""
    why: str
    """Why that is wrong, beside what the judge measured."""
    bent: Callable[[Example], Sheet | None]
    """The sheet; None for a piece that has nothing of the kind."""


BENDS = (
    Bend(
        ("sponsor-share",), "Khung doanh nghiệp gọn", "Khung doanh nghiệp chiếm 40%",
        "Thông điệp mất chỗ cho quảng cáo.", too_wide,
    ),
    Bend(
        ("sponsor-zone",), "Khung doanh nghiệp bên trái", "Khung doanh nghiệp bên phải",
        "Trên băng zôn, phần của doanh nghiệp ở bên trái, tách khỏi thông điệp.", on_the_right,
    ),
    Bend(
        ("field-leads",), "Nền xanh chủ đạo", "Nền xanh khác",
        "Xanh da trời không phải xanh coban sẫm.", another_blue,
    ),
    Bend(
        ("palette-only",), "Chữ trắng", "Chữ vàng",
        "Chỉ một màu xanh và màu trắng; không thêm màu thứ hai.", another_ink,
    ),
    Bend(
        ("typeface",), "Chữ đậm, đứng", "Chữ nét thường",
        "Nét thường chìm vào nền khi nhìn từ xa.", another_weight,
    ),
    Bend(
        ("slogan-verbatim",), "Đủ dấu thanh", "Mất một dấu thanh",
        "Mất dấu là sai chữ, thường do phông chữ thiếu chữ Việt.", without_a_mark,
    ),
    Bend(
        ("slogan-verbatim",), "Thông điệp nguyên văn", "Thông điệp bị sửa",
        "Thông điệp giữ nguyên từng chữ, đúng thứ tự.", with_other_words,
    ),
    Bend(
        ("qr-quiet-zone", "qr-decodes"), "Mã QR trên thẻ trắng", "Mã QR không có lề trắng",
        "Thiếu lề trắng, điện thoại không tìm thấy mã.", without_quiet_zone,
    ),
)  # fmt: skip
"""In the order in which the guide shows them."""
