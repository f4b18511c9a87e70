from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check


@check(
    "qr-decodes",
    label="Mã QR quét được",
    looks_at="artefact",
    rationale="""
        A matrix that is right proves nothing about the print. The finished file is rendered and read by
        zxing-cpp, clean and blurred by half a module as a phone in a moving hand would see it, and what it
        says must equal the address of this piece character by character.
    """,
    source="ISO/IEC 18004",
    needs=("order", "place"),
)
def qr_decodes(piece: Piece) -> Iterator[Said]:
    """The code on the finished piece says what it must, also when blurred."""
    wanted, codes = piece.subject.payloads, piece.codes
    if not wanted:
        if codes:
            yield Finding(
                Outcome.FAIL,
                "unwanted",
                f"Sản phẩm không được có mã QR nhưng có mã dẫn tới {codes[0].payload}.",
            )
        else:
            yield Finding(Outcome.SKIP, "no-code", "Ấn phẩm này không có mã QR.")
        return
    for code in codes:
        if code.payload not in wanted:
            yield Finding(
                Outcome.FAIL,
                "other-payload",
                f"Mã QR dẫn tới {code.payload}; phải dẫn tới {' hoặc '.join(wanted)}.",
            )
        elif code.blurred != code.payload:
            yield Finding(
                Outcome.FAIL,
                "not-when-blurred",
                "Mã QR chỉ quét được khi nét hoàn toàn; nhòe nửa ô là không đọc được. Hãy in mã lớn "
                "hơn, tương phản hơn.",
            )
    strangers = any(code.payload not in wanted for code in codes)
    missing = [payload for payload in wanted if payload not in {code.payload for code in codes}]
    for payload in () if strangers else missing:
        yield Finding(
            Outcome.FAIL,
            "not-found",
            f"Không quét được mã QR nào dẫn tới {payload}. Hãy xem mã có bị che không.",
        )
