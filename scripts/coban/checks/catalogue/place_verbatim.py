from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.places import Place
from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check


@check(
    "place-verbatim",
    label="Tên đúng với mã",
    looks_at="artefact",
    rationale="""
        Names of communes repeat within a province (four are called Xã Hòa Bình in Lạng Sơn), so only the
        code identifies a place. The words of the place layer are read back and must be the name and the
        district that the official list has for the code of this piece. On a piece that is made for a row of
        a list (an invitation, the cells of a notice sheet), they must be the words of that row.
    """,
    source="000 III.3",
    kinds=("print",),
    needs=("campaign", "order", "place"),
)
def place_verbatim(piece: Piece) -> Iterator[Said]:
    """The commune and district on the piece, or its row of a list, are those of its code."""
    read = _bare(" ".join(piece.words("place")))
    subject = piece.subject
    if subject.entries:
        wanted = " ".join(_bare(f"{row.name} {row.detail}") for row in subject.entries)
        if read != wanted:
            yield Finding(Outcome.FAIL, "other-row", f"Đọc được “{read}”; danh sách ghi “{wanted}”.")
    elif isinstance(subject.copy, Place):
        yield from _commune(piece, subject.copy.code, read)
    elif read:
        yield Finding(Outcome.FAIL, "unwanted", f"Sản phẩm chung cho mọi nơi nhưng có tên “{read}”.")
    else:
        yield Finding(Outcome.SKIP, "no-place", "Ấn phẩm này không mang tên xã.")


def _commune(piece: Piece, code: str, read: str) -> Iterator[Said]:
    place = next((row for row in piece.subject.brief.places if row.code == code), None)
    if place is None:
        yield Finding(Outcome.FAIL, "unknown-code", f"Mã {code} không có trong danh sách xã của chiến dịch.")
        return
    if read == f"{place.name} {place.district}":
        return
    if not f"{read} ".startswith(f"{place.name} "):
        yield Finding(Outcome.FAIL, "other-name", f"Đọc được “{read}”; mã {code} là {place.title}.")
    else:
        rest = read.removeprefix(place.name).strip() or "không có gì"
        yield Finding(
            Outcome.FAIL, "other-district", f"Sau tên xã đọc được “{rest}”; mã {code} thuộc {place.district}."
        )


def _bare(words: str) -> str:
    """Without the commas and dots that part a name from what follows it."""
    return " ".join(word.strip(",·") for word in words.split() if word.strip(",·"))
