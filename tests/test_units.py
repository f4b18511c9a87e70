"""Lengths and sizes, and the conversions between millimetres, points and pixels."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coban import units

lengths = st.floats(min_value=0.001, max_value=units.LONGEST_MM)


@pytest.mark.parametrize(
    ("text", "mm"),
    [("850mm", 850), ("85cm", 850), ("0.85 m", 850), ("1in", 25.4), ("96px", 25.4), (" 5cm ", 50)],
)
def test_lengths(text: str, mm: float) -> None:
    assert units.parse_length(text) == pytest.approx(mm)


@pytest.mark.parametrize("text", ["", "5", "cm", "-5cm", "5 feet", "5,5cm", "1e3mm", "cm5"])
def test_what_is_no_length(text: str) -> None:
    with pytest.raises(ValueError, match=r"is not a length; write it like '850mm', '85cm' or '33\.5in'"):
        units.parse_length(text)


@pytest.mark.parametrize(
    ("text", "size"),
    [
        ("600x100cm", (6000, 1000)), ("75 × 200 cm", (750, 2000)), ("420x594mm", (420, 594)),
        ("1920x1080px", (508, 285.75)),
    ],
)  # fmt: skip
def test_sizes(text: str, size: tuple[float, float]) -> None:
    assert units.parse_size(text) == pytest.approx(size)


@pytest.mark.parametrize("text", ["600x100", "600cm", "600*100cm", "6m x 1m", "x100cm", "600x-1cm"])
def test_what_is_no_size(text: str) -> None:
    with pytest.raises(ValueError, match="write width and height like '600x100cm' or '1080x1080px'"):
        units.parse_size(text)


@pytest.mark.parametrize("text", ["0x100cm", "101x1m"])
def test_sizes_out_of_range(text: str) -> None:
    with pytest.raises(ValueError, match="is out of range; each side must be over 0 and at most 100 m"):
        units.parse_size(text)


@given(lengths)
def test_conversions_go_back(length: float) -> None:
    assert units.pt_to_mm(units.mm_to_pt(length)) == pytest.approx(length)
    assert units.px_to_mm(units.mm_to_px(length)) == pytest.approx(length)
    assert units.mm_to_pt(units.MM_PER_INCH) == pytest.approx(72)
    assert units.mm_to_px(units.MM_PER_INCH) == pytest.approx(96)


@given(st.integers(1, 9999), st.integers(1, 9999))
def test_the_name_of_a_size_is_read_as_that_size(width: int, height: int) -> None:
    assert units.parse_size(units.size_name(width, height)) == pytest.approx((width, height))


def test_names_of_sizes() -> None:
    assert units.size_name(6000, 1000) == "600x100cm"
    assert units.size_name(420, 594) == "420x594mm"
    assert units.size_name(285.75, 285.75, (1080, 1080)) == "1080x1080px"
