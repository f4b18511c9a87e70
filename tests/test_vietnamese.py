"""Figures, days and sizes."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from coban.vietnamese import day, decimal, length, number, quantity, size


@pytest.mark.parametrize(
    ("figure", "words"),
    [
        (1_600_000, "1.600.000"),
        (8000.0, "8.000"),
        (2.5, "2,5"),
        (1234.5, "1.234,5"),
        (0, "0"),
        (-0.5, "-0,5"),
    ],
)
def test_figures(figure: float, words: str) -> None:
    assert number(figure) == words


def test_the_sign_of_percent_stands_close() -> None:
    assert [quantity(100, "%"), quantity(8000, "tài khoản"), quantity(2.5, "%")] == [
        "100%", "8.000 tài khoản", "2,5%",
    ]  # fmt: skip


def test_decimals_keep_their_places() -> None:
    assert [decimal(14.5), decimal(30), decimal(1234.56, 2)] == ["14,5", "30,0", "1234,56"]


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (date(2022, 5, 12), "12/5/2022"),
        (date(2022, 10, 1), "01/10/2022"),
        (date(2022, 2, 28), "28/02/2022"),
        (datetime(2022, 5, 11, 18), "11/5/2022"),
    ],
)
def test_days(moment: date, words: str) -> None:
    """Days under ten and the first two months take a zero, so that nobody can write a figure before them."""
    assert day(moment) == words


def test_lengths_and_sizes() -> None:
    assert [length(50), length(3), length(15), length(0)] == ["5 cm", "3 mm", "1,5 cm", "0 mm"]
    sizes = [size(6000, 1000), size(420, 594), size(8505, 1200)]
    assert sizes == ["600 × 100 cm", "420 × 594 mm", "850,5 × 120 cm"]
