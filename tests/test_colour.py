"""Inks: the brand's values, tints, contrast as WCAG 2 defines it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coban.campaign import Brief
from coban.colour import Ink, contrast, parse_hex

rgb = st.tuples(*[st.integers(0, 255)] * 3)
FIELD, WHITE = Ink("field", (0, 53, 128), (100, 84, 0, 12)), Ink("white", (255, 255, 255), (0, 0, 0, 0))


def test_hex() -> None:
    assert parse_hex("#003580") == (0, 53, 128)
    assert FIELD.hex == "#003580"


@pytest.mark.parametrize("text", ["003580", "#0358", "#00358g", "blue", "#0035800"])
def test_what_is_no_colour(text: str) -> None:
    with pytest.raises(ValueError, match="is not a colour; write it like '#003580'"):
        parse_hex(text)


def test_the_field_is_the_mandates_cobalt_a_quarter_darker(xu_lang: Brief) -> None:
    cobalt, field = xu_lang.brand.ink("cobalt").rgb, xu_lang.brand.ink("field").rgb
    assert cobalt == (0x00, 0x47, 0xAB)
    assert field == tuple(round(channel * 0.75) for channel in cobalt)


def test_words_on_the_field_are_read(xu_lang: Brief) -> None:
    field = xu_lang.brand.ink("field").rgb
    assert contrast(field, xu_lang.brand.ink("white").rgb) > 7
    assert contrast(field, xu_lang.brand.ink("pale").rgb) > 7


@pytest.mark.parametrize(
    ("one", "other", "ratio"),
    [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48), ("#767676", "#FFFFFF", 4.54)],
)
def test_contrast(one: str, other: str, ratio: float) -> None:
    """The two greys on either side of WCAG's 4.5."""
    assert contrast(parse_hex(one), parse_hex(other)) == pytest.approx(ratio, abs=0.005)


@given(rgb, rgb)
def test_contrast_is_the_same_both_ways(one: tuple[int, int, int], other: tuple[int, int, int]) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21


@given(st.floats(0, 1))
def test_tints_lie_between_their_inks(share: float) -> None:
    tint = FIELD.towards(WHITE, share)
    for low, value, high in zip(FIELD.rgb, tint.rgb, WHITE.rgb, strict=True):
        assert low <= value <= high
    for high, value, low in zip(FIELD.cmyk, tint.cmyk, WHITE.cmyk, strict=True):
        assert low <= value <= high
    assert tint.name == f"field>white:{share:.3f}"
