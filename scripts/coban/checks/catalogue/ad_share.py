from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.vietnamese import decimal


@check(
    "ad-share",
    label="Luật Quảng cáo: tỷ lệ",
    looks_at="artefact",
    rationale="""
        The Law on Advertising of 2012, art. 27.3, allows an advertiser's emblem, logo or trademark at most
        20 % of a banner with propaganda or social content. Whether a sponsor is an advertiser in its sense
        is a legal question: this is advice, and no legal opinion. Measured as in sponsor-share, by the
        strictest reading.
    """,
    source="Law on Advertising 16/2012/QH13, art. 27.3",
)
def ad_share(piece: Piece, limit: float = 20.0) -> Iterator[Said]:
    """Marks of businesses take no more than the advertising law's share."""
    sponsors = piece.sponsors
    share = 100 * sponsors.hull.area / piece.trim.area if sponsors else 0.0
    yield Measured("ad-share", "Theo Luật Quảng cáo", round(share, 2), "%", limit)
    if share > limit:
        yield Finding(
            Outcome.WARN,
            "over-law",
            f"Phần của doanh nghiệp chiếm {decimal(share)}%; Luật Quảng cáo 2012, Điều 27 khoản 3 nêu mức "
            f"{limit:g}%. Đây không phải ý kiến pháp lý: hãy hỏi bộ phận pháp chế.",
        )
