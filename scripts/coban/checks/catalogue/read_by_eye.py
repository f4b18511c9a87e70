from __future__ import annotations

from collections.abc import Iterator
from difflib import SequenceMatcher

from coban.campaign.places import fold
from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.geometry import Rect, hull
from coban.measure import letters
from coban.measure.reading import read_by_eye
from coban.measure.typeface import RULES
from coban.measure.words import Word


@check(
    "read-by-eye",
    label="Đọc được bằng mắt",
    looks_at="artefact",
    rationale="""
        All other checks of words take the file's own word for where they stand. Here tesseract reads the
        slogan from the pixels alone and nothing else; capitals, marks and dashes aside, most of it must come
        back. A smoke test: it proves that something readable is there, not that each mark is right. It takes
        half a second, so it runs only in `coban check`, and on the first piece of each order and slogan.
    """,
    source="Tesseract, Vietnamese",
    needs=("slogan",),
    slow=True,
)
def read_by_eye_too(piece: Piece, alike: float = 80.0) -> Iterator[Said]:
    """Whoever knows nothing of the file reads the slogan on it."""
    message = piece.subject.message
    words = [word for word in piece.file.words if word.role == "message" and word.text not in RULES]
    if message is None or not words:
        yield Finding(Outcome.SKIP, "no-slogan", "Ấn phẩm này không mang khẩu hiệu nào.")
        return
    said, meant = [], []
    for size in dict.fromkeys(round(word.size, 1) for word in words):
        block = [word for word in words if round(word.size, 1) == size]
        said.append(read_by_eye(piece.file, _around(piece, block), size))
        meant.append(" ".join(word.text for word in block))
    read = " ".join(said)
    share = 100 * SequenceMatcher(None, _bare(" ".join(meant)), _bare(read)).ratio()
    yield Measured("read-by-eye", "Đọc bằng mắt đúng", round(share), "%", alike, at_most=False)
    if share < alike:
        yield Finding(
            Outcome.UNSURE,
            "misread",
            f"Đọc bằng mắt chỉ được “{read}”, phải là “{message.text}” (giống {share:.0f}%). Hãy xem tệp.",
        )


def _around(piece: Piece, words: list[Word]) -> Rect:
    font = piece.subject.face.path
    boxes = (
        Rect(w.x, w.y - 1.1 * w.size, letters.advance(font, w.text) * w.size, 1.4 * w.size) for w in words
    )
    around = hull(boxes)
    assert around
    return around.inset(-0.15 * words[0].size)


def _bare(text: str) -> str:
    return "".join(letter for letter in fold(text) if letter.isalnum())
