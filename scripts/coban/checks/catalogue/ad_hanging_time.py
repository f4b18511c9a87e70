from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.brief import Brief
from coban.campaign.facts import known, usable
from coban.checks.outcome import Finding, Outcome
from coban.checks.registry import Said, check

BANNERS = ("bang-zon", "phuon")
"""Formats that hang in the street as a băng-rôn; posters, boards and stands are none."""


@check(
    "ad-hanging-time",
    label="Luật Quảng cáo: thời hạn treo",
    looks_at="campaign",
    rationale="""
        The Law on Advertising of 2012, art. 27, lets a banner hang for at most 15 days. The days are those of
        the order (hangs_from, hangs_to), both counted; where they are open nobody can tell. Advice, and no
        legal opinion.
    """,
    source="Law on Advertising 16/2012/QH13, art. 27",
)
def ad_hanging_time(brief: Brief, days: float = 15.0) -> Iterator[Said]:
    """No banner hangs longer than the advertising law allows."""
    for order in brief.campaign.orders:
        if not (usable(order.format) or "").startswith(BANNERS):
            continue
        first, last = known(order.hangs_from), known(order.hangs_to)
        if first is None or last is None:
            yield Finding(
                Outcome.UNSURE,
                "days-unknown",
                f"Đơn '{order.id}' chưa ghi ngày treo và ngày gỡ (hangs_from, hangs_to): không biết có quá "
                f"{days:g} ngày không (Luật Quảng cáo 2012, Điều 27). Đây không phải ý kiến pháp lý.",
                f"order '{order.id}'",
            )
        elif (hung := (last - first).days + 1) > days:
            yield Finding(
                Outcome.WARN,
                "too-long",
                f"Đơn '{order.id}' treo {hung} ngày; Luật Quảng cáo 2012, Điều 27 nêu tối đa {days:g} ngày. "
                "Đây không phải ý kiến pháp lý: hãy hỏi bộ phận pháp chế.",
                f"order '{order.id}'",
            )
