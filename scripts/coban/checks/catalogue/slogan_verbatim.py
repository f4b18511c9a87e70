from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check


@check(
    "slogan-verbatim",
    label="Khẩu hiệu đúng từng chữ",
    looks_at="artefact",
    rationale="""
        Slogans are decided by the province; capitals, dashes and quotation marks are part of them. The
        words of the message layer are read back from the finished file (in a picture, the words that go with
        it as text) and must equal the slogan letter for letter; a sentence that the campaign sets under it
        may follow. Whether outlines and pixels show the same words is the check `typeface`'s matter.
    """,
    source="000 III.1",
    needs=("slogan",),
)
def slogan_verbatim(piece: Piece) -> Iterator[Said]:
    """The message on the piece is the slogan to the letter."""
    message = piece.subject.message
    if message is None:
        yield Finding(Outcome.SKIP, "no-slogan", "Ấn phẩm này không mang khẩu hiệu nào.")
        return
    read = " ".join(" ".join(piece.words("message")).split())
    accepted = [message.text] + ([f"{message.text} {message.sentence}"] if message.sentence else [])
    if read in accepted:
        return
    if unicodedata.normalize("NFC", read) in accepted:
        yield Finding(
            Outcome.FAIL,
            "decomposed",
            "Khẩu hiệu đúng chữ nhưng dấu bị tách rời (không phải Unicode NFC), tìm kiếm sẽ không thấy. "
            "Hãy chuyển chữ về NFC.",
        )
    elif not read:
        yield Finding(Outcome.FAIL, "missing", f"Không đọc được khẩu hiệu nào; phải là “{message.text}”.")
    else:
        yield Finding(Outcome.FAIL, "other-words", f"Đọc được “{read}”; phải là “{message.text}”.")
