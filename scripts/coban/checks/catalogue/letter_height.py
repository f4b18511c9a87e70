from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.registry import Said, check
from coban.checks.subject import Piece
from coban.measure import letters
from coban.measure.typeface import RULES
from coban.vietnamese import decimal

NEARER = {"imprint": 0.5, "place": 1.0, "message": 1.0}
"""Share of the reading distance from which a layer is read: whoever wants the date or the office steps up."""

LEAST_DOTS = 7
"""Of a capital on an LED board: below it a letter and its two marks cannot be told apart."""

SLACK = 0.98
"""Two percent: a fit to the millimetre must not fail by a rounding."""


@check(
    "letter-height",
    label="Cỡ chữ đủ đọc",
    looks_at="artefact",
    rationale="""
        Capitals of 10 cm are the limit for good eyes at 30 m, so a letter must be as high as a 300th of the
        distance from which its piece is read; on an LED board, whose dots may be any size, seven dots are
        the least. Sizes are those of the words in the finished file, times
        the capital height of the face. Date and office are read from half as far; what stands on a code's
        card, from where a phone is held.
    """,
    source="USSC and Penn State: 4 in at 100 ft; assets/formats.yml",
    needs=("order",),
)
def letter_height(piece: Piece, distances: float = 300.0) -> Iterator[Said]:
    """Every letter is high enough for the distance from which it is read."""
    cap = letters.cap_height(piece.subject.face.path)
    on_board = piece.subject.format.design == "led"
    least = LEAST_DOTS / piece.picture.px_per_mm if on_board else piece.subject.format.reading_mm / distances
    sized = [
        (word, word.size * cap) for word in piece.file.words if word.role in NEARER and word.text not in RULES
    ]
    if not sized:
        yield Finding(Outcome.SKIP, "no-words", "Ấn phẩm không có chữ nào để đo.")
        return
    tightest = min(sized, key=lambda one: one[1] / NEARER[one[0].role])
    yield Measured(
        "letter-height",
        "Chữ hoa nhỏ nhất so với tầm đọc",
        round(tightest[1] / NEARER[tightest[0].role], 1),
        "mm",
        round(least, 2),
        at_most=False,
    )
    small = [(word, height) for word, height in sized if height < SLACK * least * NEARER[word.role]]
    if small:
        word, height = min(small, key=lambda one: one[1] / NEARER[one[0].role])
        yield Finding(
            Outcome.FAIL,
            "too-small",
            f"Chữ “{word.text}” cao {decimal(height * piece.picture.px_per_mm)} điểm, cần {LEAST_DOTS} điểm. "
            "Hãy phóng to chữ, rút ngắn câu hoặc chọn bảng lớn hơn."
            if on_board
            else f"Chữ “{word.text}” cao {decimal(height)} mm; đọc từ "
            f"{piece.subject.format.reading_mm * NEARER[word.role] / 1000:g} m cần "
            f"{decimal(least * NEARER[word.role])} mm. Hãy phóng to chữ hoặc chọn khổ lớn hơn.",
            word.role,
        )
