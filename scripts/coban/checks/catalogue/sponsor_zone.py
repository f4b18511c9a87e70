from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.geometry import Rect

SLACK = 0.004
"""Share of the longer side: ten pixels of the rendering in which covers are measured."""


@check(
    "sponsor-zone",
    label="Vị trí của doanh nghiệp",
    looks_at="artefact",
    rationale="""
        The mandate keeps businesses outside the main composition: at the left of banners, at the top of
        portrait pieces. Everything of theirs must lie at that edge, and the message wholly beyond it.
    """,
    source="000 III.3",
)
def sponsor_zone(piece: Piece) -> Iterator[Said]:
    """Businesses stand at the side that the mandate names, clear of the message."""
    rule, sponsors = piece.subject.brief.brand.sponsors, piece.sponsors
    side = rule.landscape if piece.trim.width > piece.trim.height else rule.portrait
    named = {"left": "bên trái", "top": "phía trên"}[side]
    if sponsors is None:
        if piece.wants_sponsors:
            yield Finding(
                Outcome.FAIL,
                "missing",
                f"Không thấy khung nhà tài trợ, trong khi đơn đặt làm yêu cầu có ở {named}. Hãy làm lại "
                "tệp này.",
            )
        else:
            yield Finding(Outcome.SKIP, "none-wanted", "Ấn phẩm này không có nhà tài trợ.")
        return
    main = _main_composition(piece)
    slack = SLACK * max(piece.trim.width, piece.trim.height)
    if not _beside(sponsors.hull, piece.trim, main, side, slack):
        at = sponsors.hull
        yield Finding(
            Outcome.FAIL,
            "elsewhere",
            f"Phần của doanh nghiệp nằm từ {at.x:.0f} đến {at.right:.0f} mm theo chiều ngang, {at.y:.0f} đến "
            f"{at.bottom:.0f} mm theo chiều dọc; phải nằm {named}, tách khỏi thông điệp. Hãy chuyển "
            f"khung về {named}.",
        )


def _main_composition(piece: Piece) -> Rect | None:
    """What the message and the emblem cover; None in a picture, where they cannot be told apart."""
    if not piece.file.has_layers:
        return None
    cover = piece.covered("message", "emblem", "place", "qr")
    return cover.hull if cover else None


def _beside(sponsors: Rect, trim: Rect, main: Rect | None, side: str, slack: float) -> bool:
    if side == "left":
        return sponsors.right <= (main.x + slack if main else trim.width / 2) and sponsors.cx < trim.width / 2
    return sponsors.bottom <= (main.y + slack if main else trim.height / 2) and sponsors.cy < trim.height / 2
