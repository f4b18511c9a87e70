from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.geometry import Rect
from coban.measure.pdf import LONGEST_UNITS
from coban.vietnamese import decimal


@check(
    "boxes",
    label="Khổ in và phần tràn lề",
    looks_at="artefact",
    rationale="""
        The shop cuts at the TrimBox and expects colour as far as the BleedBox. Both are read from the
        finished PDF at final size (UserUnit counted) and must be the ordered size and the format's bleed. A
        page longer than 14,400 units opens in free tools but not in Acrobat. The tolerance is in mm.
    """,
    source="ISO 32000-1, 14.11.2; Acrobat's limit of 14,400 units",
    kinds=("print",),
    needs=("order",),
)
def boxes(piece: Piece, tolerance: float = 0.5) -> Iterator[Said]:
    """Trim, bleed and page of the PDF are those that were ordered."""
    found, (width, height) = piece.print_file.boxes, piece.subject.trim_mm
    if found.longest_units > LONGEST_UNITS:
        yield Finding(
            Outcome.FAIL,
            "too-long",
            f"Trang dài {found.longest_units:.0f} đơn vị, PDF chỉ cho phép {LONGEST_UNITS}. Hãy làm tệp "
            "tỷ lệ nhỏ hơn: 1:10 hoặc 1:100.",
        )
    if found.trim is None or found.bleed is None:
        yield Finding(
            Outcome.FAIL,
            "no-boxes",
            "Tệp thiếu TrimBox hoặc BleedBox: xưởng in không biết cắt ở đâu. Hãy làm lại tệp.",
        )
        return
    if _off(found.trim.width, width) > tolerance or _off(found.trim.height, height) > tolerance:
        yield Finding(
            Outcome.FAIL,
            "other-trim",
            f"Khổ thành phẩm là {decimal(found.trim.width)} × {decimal(found.trim.height)} mm, đơn đặt là "
            f"{width:g} × {height:g} mm.",
        )
    bleed = piece.subject.format.bleed_mm
    if any(_off(side, bleed) > tolerance for side in _bleeds(found.trim, found.bleed)):
        sides = "; ".join(decimal(side) for side in _bleeds(found.trim, found.bleed))
        yield Finding(
            Outcome.FAIL,
            "other-bleed",
            f"Phần tràn lề (trái; trên; phải; dưới) là {sides} mm; phải là {bleed:g} mm mỗi phía.",
        )
    if not found.media.contains(found.bleed, slack=tolerance):
        yield Finding(
            Outcome.FAIL,
            "page-too-small",
            "Phần tràn lề vượt ra ngoài trang giấy (MediaBox). Hãy làm lại tệp.",
        )


def _off(one: float, other: float) -> float:
    return abs(one - other)


def _bleeds(trim: Rect, bleed: Rect) -> tuple[float, float, float, float]:
    return trim.x - bleed.x, trim.y - bleed.y, bleed.right - trim.right, bleed.bottom - trim.bottom
