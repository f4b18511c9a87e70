"""Lengths, sizes and shares as facts give them: text with a unit, checked when it is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Annotated

from pydantic import AfterValidator, Field

from coban.units import parse_length, parse_size

ROUND = "round"
"""The die line of a round piece."""


def checked(parse: Callable[[str], object]) -> AfterValidator:
    """Text that stays as it is when `parse` takes it."""

    def run(text: str) -> str:
        parse(text)
        return text

    return AfterValidator(run)


def corner_mm(die: str) -> float | None:
    """'5mm' → 5.0, how far corners are rounded; 'round' → None. Raises ValueError."""
    if die == ROUND:
        return None
    try:
        return parse_length(die)
    except ValueError:
        expected = "write 'round', or the radius of the corners like '5mm'"
        raise ValueError(f"'{die}' is no die line; {expected}") from None


def height_mm(text: str) -> float:
    """'5m' → 5000.0. Raises ValueError, also for pixels."""
    if text.strip().endswith("px"):
        raise ValueError(f"'{text}' is in pixels; give a length, such as '5m'")
    return parse_length(text)


Length = Annotated[str, checked(parse_length)]
"""A length with its unit: `5cm`."""

Size = Annotated[str, checked(parse_size)]
"""Width and height with their unit: `600x100cm`, `1080x1080px`."""

Height = Annotated[str, checked(height_mm)]
"""A length in the world: `5m`."""

DieLine = Annotated[str, checked(corner_mm)]
"""`round`, or the radius of the corners: `5mm`."""

Percent = Annotated[float, Field(ge=0, le=100)]
"""A share, 0 to 100."""
