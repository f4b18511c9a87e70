from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check


@check(
    "qr-reserve",
    label="Mã QR còn sức sửa lỗi",
    looks_at="artefact",
    rationale="""
        A logo in the middle, a fold or a stain eats the correction that a code was given for rain and
        scratches. The unused error correction of ISO/IEC 15415 is read from the finished file: 1 when every
        module is right, 0 when the next speck makes it unreadable. Grade A of the standard is 0.62.
    """,
    source="ISO/IEC 15415, unused error correction",
)
def qr_reserve(piece: Piece, unused: float = 0.62) -> Iterator[Said]:
    """What covers the code leaves enough of its error correction."""
    if not piece.codes:
        yield Finding(Outcome.SKIP, "no-code", "Không có mã QR để đo.")
        return
    left = min(code.reserve for code in piece.codes)
    yield Measured("qr-reserve", "Sức sửa lỗi còn lại", round(left, 2), "", unused, at_most=False)
    if left < unused:
        yield Finding(
            Outcome.FAIL,
            "spoilt",
            f"Mã QR chỉ còn {100 * left:.0f}% sức sửa lỗi (cần {100 * unused:.0f}%): có hình che lên mã. "
            "Hãy bỏ "
            "hình hoặc thu nhỏ lại.",
        )
