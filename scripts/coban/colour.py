"""Inks: each set by hand in CMYK and in sRGB side by side, never converted into one another.

#0047AB lies outside the CMYK gamut and a converted black is 298 % ink, so no formula decides.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

Rgb = tuple[int, int, int]
"""Red, green, blue, 0–255."""

Cmyk = tuple[float, float, float, float]
"""Cyan, magenta, yellow, black in percent, 0–100."""

_HEX = re.compile(r"#[0-9A-Fa-f]{6}")


@dataclass(frozen=True, slots=True)
class Ink:
    """A named colour of the brand, as the press and as the screen show it."""

    name: str
    rgb: Rgb
    cmyk: Cmyk

    @property
    def hex(self) -> str:
        return hex_of(self.rgb)

    def towards(self, other: Ink, share: float) -> Ink:
        """A tint between two inks of the brand; share 0 is this ink, 1 the other."""

        def between(one: float, end: float) -> float:
            return one + (end - one) * share

        red, green, blue = (round(between(*pair)) for pair in zip(self.rgb, other.rgb, strict=True))
        c, m, y, k = (round(between(*pair), 1) for pair in zip(self.cmyk, other.cmyk, strict=True))
        return Ink(f"{self.name}>{other.name}:{share:.3f}", (red, green, blue), (c, m, y, k))


BLACK = Ink("black", (0, 0, 0), (0.0, 0.0, 0.0, 100.0))
"""Black alone: a mark of all four inks would count as 400 % of ink."""

WHITE = Ink("white", (255, 255, 255), (0.0, 0.0, 0.0, 0.0))
"""Bare paper."""


def parse_hex(text: str) -> Rgb:
    """'#003580' → (0, 53, 128)."""
    if not _HEX.fullmatch(text):
        raise ValueError(f"'{text}' is not a colour; write it like '#003580'")
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


def hex_of(rgb: Sequence[int]) -> str:
    """(0, 53, 128) → '#003580'."""
    red, green, blue = rgb
    return f"#{red:02X}{green:02X}{blue:02X}"


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio of WCAG 2, 1–21."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(rgb: Rgb) -> float:
    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, rgb)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
