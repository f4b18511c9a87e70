from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure import letters


@check(
    "glyph-coverage",
    label="Đủ chữ và dấu",
    looks_at="artefact",
    rationale="""
        Debian's old Liberation Sans Bold lacks 92 Vietnamese letters, and a machine may well have such a
        face under the right name. Every letter of the words on the piece must have a glyph in the face that
        set them.
    """,
    source="000 III.3",
    needs=("slogan",),
)
def glyph_coverage(piece: Piece) -> Iterator[Said]:
    """The face has a glyph for every letter on the piece."""
    covered = letters.covered(piece.subject.face.path)
    missing = [c for c in dict.fromkeys(_text(piece)) if not c.isspace() and ord(c) not in covered]
    if missing:
        named = ", ".join(f"{c} (U+{ord(c):04X} {unicodedata.name(c, '?')})" for c in missing)
        yield Finding(
            Outcome.FAIL,
            "no-glyph",
            f"Kiểu chữ {piece.subject.face.name} không có chữ {named}. Hãy dùng kiểu chữ đủ tiếng Việt.",
        )


def _text(piece: Piece) -> str:
    """The words read back; for a picture, which has none, the words it must bear."""
    subject = piece.subject
    if piece.file.has_layers:
        return "".join(word.text for word in piece.print_file.words)
    return (subject.message.text if subject.message else "") + (subject.copy.title if subject.copy else "")
