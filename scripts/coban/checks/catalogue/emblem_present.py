from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.geometry import Rect
from coban.measure import Unmeasured
from coban.measure.marks import likeness_at
from coban.scene import Role


@check(
    "emblem-present",
    label="Có biểu tượng chiến dịch",
    looks_at="artefact",
    rationale="""
        The plan has the campaign's emblem on its pieces. Where the composition sets it, the finished file is
        looked at in that place and compared with the emblem's file: 1 is the same, 0 nothing alike. What the
        composition leaves out (the smallest screens, the inside of a leaflet) is not asked for.
    """,
    source="000 III.3",
    needs=("campaign", "order", "plan"),
)
def emblem_present(piece: Piece, alike: float = 0.6) -> Iterator[Said]:
    """The campaign's emblem stands where it was composed."""
    emblem, brief = piece.subject.brief.campaign.emblem, piece.subject.brief
    if emblem is None:
        yield Finding(Outcome.SKIP, "no-emblem", "Chiến dịch không có biểu tượng.")
        return
    places = _places(piece)
    if not places:
        yield Finding(Outcome.SKIP, "not-composed", "Bản dàn trang của ấn phẩm này không đặt biểu tượng.")
        return
    file = brief.house.artwork(brief.campaign.slug, emblem.file)
    found = min(likeness_at(piece.file, at, file) for at in places)
    yield Measured("emblem", "Giống biểu tượng", round(100 * found), "%", 100 * alike, at_most=False)
    if found < alike:
        yield Finding(
            Outcome.FAIL,
            "not-there",
            f"Chỗ của biểu tượng chỉ giống tệp biểu tượng {100 * found:.0f}% (cần {100 * alike:.0f}%): "
            "thiếu, bị che hoặc là hình khác. Hãy làm lại tệp này.",
        )


def _places(piece: Piece) -> list[Rect]:
    if piece.subject.plan is None:
        raise Unmeasured("không có bản dàn trang để biết biểu tượng phải đứng ở đâu")
    return [item.rect for item in piece.plan.of(Role.EMBLEM) if hasattr(item, "rect")]
