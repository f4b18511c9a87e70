from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check


@check(
    "ad-side",
    label="Luật Quảng cáo: vị trí",
    looks_at="artefact",
    rationale="""
        The Law on Advertising of 2012, art. 27.3, puts an advertiser's marks at the bottom of boards and
        vertical banners and at the right of horizontal ones; the mandate puts them at the top and at the
        left. Both are reported, the law as advice: whether it applies is a legal question, and this is no
        legal opinion.
    """,
    source="Law on Advertising 16/2012/QH13, art. 27.3",
)
def ad_side(piece: Piece) -> Iterator[Said]:
    """Marks of businesses stand where the advertising law puts them."""
    if piece.sponsors is None:
        yield Finding(Outcome.SKIP, "none-there", "Ấn phẩm này không có phần của doanh nghiệp.")
        return
    at, trim = piece.sponsors.hull, piece.trim
    if trim.width > trim.height:
        kept, wanted = at.cx > trim.width / 2, "bên phải băng ngang"
    else:
        kept, wanted = at.cy > trim.height / 2, "phía dưới băng dọc"
    if not kept:
        yield Finding(
            Outcome.WARN,
            "other-side",
            f"Luật Quảng cáo 2012, Điều 27 khoản 3 đặt biểu trưng của người quảng cáo ở {wanted}; quy định "
            "của chiến dịch đặt ở phía khác. Đây không phải ý kiến pháp lý: hãy hỏi bộ phận pháp chế.",
        )
