from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure.stacking import clearances
from coban.vietnamese import decimal


@check(
    "marks-clear",
    label="Dấu không chạm dòng trên",
    looks_at="artefact",
    rationale="""
        Capitals with stacked marks (Ễ, Ổ, Ậ) reach up to the line above, and its tails and dots below reach
        down. Each line is drawn from the outlines of its letters where its words stand in the finished file;
        the narrowest gap between the ink of two lines that follow one another is measured, column by column,
        as a share of the em.
    """,
    source="DESIGN.md, How it should look",
    needs=("order",),
)
def marks_clear(piece: Piece, gap: float = 0.0) -> Iterator[Said]:
    """Marks of a line never touch the letters of the line above."""
    found = list(clearances(piece.file, piece.subject.face.path))
    if not found:
        yield Finding(Outcome.SKIP, "one-line", "Không có hai dòng chữ nào đứng trên nhau.")
        return
    worst = min(found, key=lambda one: one.share)
    yield Measured("line-gap", "Khe hẹp nhất giữa hai dòng", round(100 * worst.share, 1), "% cỡ chữ")
    for one in found:
        if one.share <= gap / 100:
            yield Finding(
                Outcome.FAIL,
                "touching",
                f"Dòng “{one.lower}” chạm dòng “{one.upper}” (khe {decimal(one.gap_mm)} mm). Hãy giãn dòng.",
            )
