from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.colour import contrast as contrast_of
from coban.colour import hex_of
from coban.measure.qr import Code, smallest_version
from coban.vietnamese import decimal

WHITE = 240
"""Least value of each channel for a ground that may be called white."""


@check(
    "qr-quiet-zone",
    label="Mã QR dễ quét",
    looks_at="artefact",
    rationale="""
        A clever decoder forgives what phones may not, so what it forgives is measured: a margin of 4
        modules all around, dark modules on white, contrast, correction level M, and the smallest version
        that holds the address, because fewer modules are larger modules.
    """,
    source="ISO/IEC 18004",
)
def qr_quiet_zone(piece: Piece, modules: float = 4.0, contrast: float = 4.5) -> Iterator[Said]:
    """The code keeps its quiet zone, is dark on white, and is no denser than it must be."""
    if not piece.codes:
        yield Finding(Outcome.SKIP, "no-code", "Không có mã QR để đo.")
        return
    for code in piece.codes:
        yield from _form(code)
        if code.upright:
            yield from _margin(code, modules)
            yield from _colours(code, contrast)
        else:
            yield Finding(
                Outcome.UNSURE,
                "turned",
                "Mã QR nằm nghiêng nên không đo được lề trắng và màu. Hãy đặt mã thẳng.",
            )


def _margin(code: Code, least: float) -> Iterator[Said]:
    found = round(code.quiet_modules, 1)
    yield Measured("qr-quiet-zone", "Lề trắng quanh mã QR", found, "ô", least, at_most=False)
    if code.quiet_modules < least - code.read_to_modules:
        yield Finding(
            Outcome.FAIL,
            "narrow-margin",
            f"Lề trắng quanh mã QR rộng {decimal(found)} ô, cần {least:g} ô. Hãy nới nền trắng.",
        )


def _form(code: Code) -> Iterator[Said]:
    if code.level != "M":
        yield Finding(Outcome.FAIL, "other-level", f"Mã QR dùng mức sửa lỗi {code.level}; phải là mức M.")
    smallest = smallest_version(code.payload)
    if code.version > smallest:
        yield Finding(
            Outcome.FAIL,
            "too-dense",
            f"Mã QR dùng phiên bản {code.version}; phiên bản {smallest} là đủ cho địa chỉ này và có ô "
            "lớn hơn.",
        )


def _colours(code: Code, least: float) -> Iterator[Said]:
    if code.inverted:
        yield Finding(
            Outcome.FAIL,
            "light-on-dark",
            "Mã QR sáng trên nền tối: nhiều điện thoại không quét được. Hãy in tối trên trắng.",
        )
        return
    if min(code.light) < WHITE:
        yield Finding(
            Outcome.FAIL,
            "tinted-ground",
            f"Nền của mã QR là {hex_of(code.light)}, không phải màu trắng. Hãy đặt mã trên nền trắng.",
        )
    ratio = contrast_of(code.dark, code.light)
    yield Measured("qr-contrast", "Tương phản của mã QR", round(ratio, 1), ": 1", least, at_most=False)
    if ratio < least:
        yield Finding(
            Outcome.FAIL,
            "low-contrast",
            f"Tương phản của mã QR là {decimal(ratio)} : 1, cần {decimal(least)} : 1. Hãy dùng mực tối hơn.",
        )
