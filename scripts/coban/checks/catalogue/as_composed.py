from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure import Unmeasured
from coban.scene import Text
from coban.vietnamese import decimal


@check(
    "as-composed",
    label="Đúng bản dàn trang",
    looks_at="artefact",
    rationale="""
        What was approved is the composition; a file that was opened and saved again, or a painter that errs,
        may differ from it by a hair. The sheet is composed anew and the place of each of its lines compared
        with that of its words in the finished file. That the letters stand where the words say is typeface's
        matter.
    """,
    source="DESIGN.md, The flow",
    needs=("order", "plan"),
)
def as_composed(piece: Piece, mm: float = 0.5, px: float = 0.5) -> Iterator[Said]:
    """Every line stands where the composition has it."""
    if piece.subject.plan is None:
        raise Unmeasured("không có bản dàn trang để so")
    tolerance = px / piece.picture.px_per_mm if piece.subject.kind == "digital" else mm
    planned = [item for item in piece.plan.items if isinstance(item, Text)]
    read = [word for word in piece.file.words if word.role != "mark"]
    worst, where = 0.0, ""
    for text in planned:
        first = text.line.text.split()[0]
        same = [w for w in read if w.role == text.role and w.text == first]
        if not same:
            yield Finding(
                Outcome.FAIL,
                "line-missing",
                f"Bản dàn trang có dòng “{text.line.text}”, trong tệp không có. Hãy làm lại tệp này.",
                text.role,
            )
            continue
        off = min(max(abs(w.x - text.x), abs(w.y - text.y), abs(w.size - text.size)) for w in same)
        if off > worst:
            worst, where = off, text.line.text
    yield Measured("off-plan", "Lệch bản dàn trang", round(worst, 2), "mm", round(tolerance, 2))
    if worst > tolerance:
        yield Finding(
            Outcome.FAIL,
            "moved",
            f"Dòng “{where}” lệch {decimal(worst)} mm so với bản dàn trang (cho phép {decimal(tolerance)} "
            "mm). Hãy "
            "làm lại tệp này.",
        )
