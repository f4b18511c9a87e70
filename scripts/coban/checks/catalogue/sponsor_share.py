from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Marked, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.vietnamese import decimal


@check(
    "sponsor-share",
    label="Tỷ lệ của doanh nghiệp",
    looks_at="artefact",
    rationale="""
        The mandate gives pictures, logos and text of businesses together at most 30 % of a piece. The
        strictest reading counts: the smallest rectangle around everything of theirs, with the panel it
        stands on, as a share of the trim. In a PDF their layers are drawn alone, so white on white counts;
        in a picture the light region that touches an edge is taken as their panel. Limit and goal are those
        of the brand, by which pieces are laid out too.
    """,
    source="000 III.3",
)
def sponsor_share(piece: Piece) -> Iterator[Said]:
    """Businesses take no more of the piece than the mandate allows."""
    sponsors, rule = piece.sponsors, piece.subject.brief.brand.sponsors
    limit, goal = rule.limit, rule.goal
    share = 100 * sponsors.hull.area / piece.trim.area if sponsors else 0.0
    if sponsors:
        at, trim = sponsors.hull, piece.trim
        yield Marked(
            "sponsors",
            *(round(v, 4) for v in (at.x / trim.width, at.y / trim.height)),
            *(round(v, 4) for v in (at.width / trim.width, at.height / trim.height)),
        )
        yield Measured("sponsor-cover", "Riêng điểm ảnh của họ", round(100 * sponsors.share, 2), "%")
    yield Measured("sponsor-share", "Phần của doanh nghiệp", round(share, 2), "%", limit)
    if share > limit:
        yield Finding(
            Outcome.FAIL,
            "over-limit",
            f"Phần của doanh nghiệp chiếm {decimal(share)}% diện tích, giới hạn là {limit:g}%. "
            "Hãy thu nhỏ khung nhà tài trợ.",
        )
    elif share > goal:
        yield Finding(
            Outcome.WARN,
            "over-goal",
            f"Phần của doanh nghiệp chiếm {decimal(share)}% diện tích: trong giới hạn {limit:g}% nhưng "
            f"vượt mức nên giữ {goal:g}%. Nên thu nhỏ khung nhà tài trợ.",
        )
