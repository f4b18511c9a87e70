"""Lengths, and the only conversions between millimetres, points and pixels."""

from __future__ import annotations

import re

MM_PER_INCH = 25.4
PT_PER_INCH = 72.0
CSS_PX_PER_INCH = 96.0

_MM_PER = {"mm": 1.0, "cm": 10.0, "m": 1000.0, "in": MM_PER_INCH, "px": MM_PER_INCH / CSS_PX_PER_INCH}
_LENGTH = re.compile(r"(\d+(?:\.\d+)?)\s*(mm|cm|m|in|px)")
_SIZE = re.compile(r"(\d+(?:\.\d+)?)\s*[x×]\s*(\d+(?:\.\d+)?)\s*(mm|cm|m|in|px)")
LONGEST_MM = 100_000.0


def parse_length(text: str) -> float:
    """'85cm' → 850.0 (mm). Raises ValueError in words a designer understands."""
    found = _LENGTH.fullmatch(text.strip())
    if not found:
        raise ValueError(f"'{text}' is not a length; write it like '850mm', '85cm' or '33.5in'")
    return float(found[1]) * _MM_PER[found[2]]


def parse_size(text: str) -> tuple[float, float]:
    """'600x100cm' → (6000.0, 1000.0): width, height in mm."""
    found = _SIZE.fullmatch(text.strip())
    if not found:
        raise ValueError(f"'{text}' is not a size; write width and height like '600x100cm' or '1080x1080px'")
    unit = _MM_PER[found[3]]
    width, height = float(found[1]) * unit, float(found[2]) * unit
    if not 0 < width <= LONGEST_MM or not 0 < height <= LONGEST_MM:
        raise ValueError(f"'{text}' is out of range; each side must be over 0 and at most 100 m")
    return width, height


def mm_to_pt(length_mm: float) -> float:
    return length_mm * PT_PER_INCH / MM_PER_INCH


def pt_to_mm(length_pt: float) -> float:
    return length_pt * MM_PER_INCH / PT_PER_INCH


def px_to_mm(length_px: float) -> float:
    """CSS pixels: how a digital piece, whose size is in pixels, is laid out in millimetres."""
    return length_px * MM_PER_INCH / CSS_PX_PER_INCH


def mm_to_px(length_mm: float) -> float:
    return length_mm * CSS_PX_PER_INCH / MM_PER_INCH


def size_name(width_mm: float, height_mm: float, px: tuple[int, int] | None = None) -> str:
    """The size as it stands in a file name: '600x100cm', '594x841mm', '1080x1080px'."""
    if px:
        return f"{px[0]}x{px[1]}px"
    if width_mm % 10 == 0 and height_mm % 10 == 0 and max(width_mm, height_mm) >= 1000:
        return f"{width_mm / 10:g}x{height_mm / 10:g}cm"
    return f"{width_mm:g}x{height_mm:g}mm"
