from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure import letters
from coban.measure.typeface import RULES
from coban.vietnamese import decimal

NEARER = {"imprint": 0.5, "place": 1.0, "message": 1.0}
"""Share of the reading distance from which a layer is read: whoever wants the date or the office steps up."""

LISTED = {"place": 0.5, "message": 0.5}
"""An invitation, a badge or a notice made from a list is read by whoever holds it or stands before it."""

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
        card, from where a phone is held. A board of lights has no millimetres until it hangs: there a
        capital needs seven dots, the least that keeps two marks apart.
    """,
    source="USSC and Penn State: 4 in at 100 ft; assets/formats.yml",
    needs=("order",),
)
def letter_height(piece: Piece, distances: float = 300.0, dots: float = 7.0) -> Iterator[Said]:
    """Every letter is high enough for the distance from which it is read."""
    cap, kind = letters.cap_height(piece.subject.face.path), piece.subject.format
    near = NEARER | (LISTED if piece.subject.entries else {})
    on_board = kind.design == "led"
    unit, per_mm = ("điểm", piece.picture.px_per_mm) if on_board else ("mm", 1.0)
    least = dots if on_board else kind.reading_mm / distances
    sized = [
        (word.size * cap * per_mm / near[word.role], word)
        for word in piece.file.words
        if word.role in near and word.text not in RULES
    ]
    if not sized:
        yield Finding(Outcome.SKIP, "no-words", "Ấn phẩm không có chữ nào để đo.")
        return
    height, word = min(sized, key=lambda one: one[0])
    yield Measured(
        "letter-height", "Chữ hoa nhỏ nhất so với tầm đọc", round(height, 1), unit, round(least, 2), False
    )
    if height < SLACK * least:
        share = near[word.role]
        distance = "" if on_board else f"đọc từ {kind.reading_mm * share / 1000:g} m "
        yield Finding(
            Outcome.FAIL,
            "too-small",
            f"Chữ “{word.text}” cao {decimal(height * share)} {unit}; {distance}cần {decimal(least * share)} "
            f"{unit}. Hãy phóng to chữ, rút ngắn câu hoặc chọn khổ lớn hơn.",
            word.role,
        )
