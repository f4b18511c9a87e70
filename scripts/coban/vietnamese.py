"""Figures, days and sizes as Vietnamese writes them."""

from __future__ import annotations

from datetime import date, datetime

OPEN = "chưa xác nhận"
"""What stands for a fact that nobody has confirmed."""


def number(figure: float) -> str:
    """1600000 → '1.600.000', 2.5 → '2,5'."""
    return _vietnamese(f"{figure:,.10g}" if figure % 1 else f"{int(figure):,}")


def decimal(value: float, places: int = 1) -> str:
    """A measured value to so many places: 14.5 → '14,5', 6000 → '6000,0'."""
    return _vietnamese(f"{value:.{places}f}")


def quantity(figure: float, unit: str) -> str:
    """'8.000 tài khoản', '100%': the sign of percent stands close, as Vietnamese writes it."""
    return f"{number(figure)}{'' if unit == '%' else ' '}{unit}"


def day(moment: date) -> str:
    """2022-10-01 → '01/10/2022', 2022-05-12 → '12/5/2022': zeros as official Vietnamese writing has them."""
    month = f"{moment.month:02}" if moment.month <= 2 else str(moment.month)
    return f"{moment.day:02}/{month}/{moment.year}"


def moment(when: date) -> str:
    """'12/5/2022', or with its hour '08:00 ngày 12/5/2022'."""
    return f"{when:%H:%M} ngày {day(when)}" if isinstance(when, datetime) else day(when)


def day_in_words(moment: date) -> str:
    """2022-05-12 → 'ngày 12 tháng 5 năm 2022', as ceremonies announce it."""
    number_of_day, month, year = day(moment).split("/")
    return f"ngày {number_of_day} tháng {month} năm {year}"


def length(length_mm: float) -> str:
    """'5 cm', '3 mm': in centimetres from one on."""
    if length_mm >= 10:
        return f"{number(round(length_mm / 10, 1))} cm"
    return f"{number(round(length_mm, 1))} mm"


def size(width_mm: float, height_mm: float) -> str:
    """'600 × 100 cm', '420 × 594 mm': in centimetres from a metre on."""
    unit, per_unit = ("cm", 10) if max(width_mm, height_mm) >= 1000 else ("mm", 1)
    width, height = (number(round(side / per_unit, 1)) for side in (width_mm, height_mm))
    return f"{width} × {height} {unit}"


def file_size(size_bytes: int) -> str:
    """What a file weighs: '118 kB', '1,2 MB'."""
    if size_bytes < 1_000_000:
        return f"{number(max(1, round(size_bytes / 1000)))} kB"
    return f"{number(round(size_bytes / 1_000_000, 1))} MB"


def file_words(name: str, size_bytes: int, px: tuple[int, int] | None = None) -> str:
    """What a download is: 'ZIP, 8,4 MB', 'ảnh PNG 1200 × 630 px, 48 kB'."""
    kind = name.rpartition(".")[2].upper()
    shown = f"ảnh {kind} {px[0]} × {px[1]} px" if px else kind
    return f"{shown}, {file_size(size_bytes)}"


def _vietnamese(english: str) -> str:
    """'1,234.5' → '1.234,5'."""
    return english.translate(str.maketrans(",.", ".,"))
