from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check


@check(
    "qr-agrees",
    label="Hai bộ đọc QR cùng kết quả",
    looks_at="artefact",
    rationale="""
        One decoder is too kind: zxing-cpp reads white on black and margins of one module. OpenCV's decoders
        read the same place of the finished file. Where they read nothing or something else, nobody can tell
        which is right without a phone.
    """,
    source="ISO/IEC 18004",
)
def qr_agrees(piece: Piece) -> Iterator[Said]:
    """A second decoder reads the same from the code."""
    if not piece.codes:
        yield Finding(Outcome.SKIP, "no-code", "Không có mã QR để đọc.")
        return
    for code in piece.codes:
        if code.second != code.payload:
            read = f"đọc ra {code.second}" if code.second else "không đọc được"
            yield Finding(
                Outcome.UNSURE,
                "no-agreement",
                f"Một bộ đọc quét ra {code.payload}, bộ đọc kia {read}. Hãy quét thử bằng điện thoại.",
            )
