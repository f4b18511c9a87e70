from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.brief import Brief
from coban.campaign.facts import known
from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.registry import Said, check
from coban.checks.site import Site
from coban.layout import commissions


@check(
    "qr-target",
    label="Trang mà mã QR dẫn tới",
    looks_at="site",
    rationale="""
        A printed code cannot be taken back. Every address that a code of this campaign says, those of all
        communes included, must be a page of the built site. Addresses of other hosts are listed as what
        nobody here can vouch for.
    """,
    source="DESIGN.md, Decisions: printed links",
)
def qr_target(site: Site) -> Iterator[Said]:
    """Every printed code leads to a page that exists."""
    home = known(site.brief.campaign.site)
    payloads = dict.fromkeys(_payloads(site.brief))
    if not payloads:
        yield Finding(Outcome.SKIP, "no-codes", "Chiến dịch không in mã QR nào.")
        return
    ours = [payload for payload in payloads if home and payload.startswith(home.rstrip("/") + "/")]
    assert site.pages is not None
    yield Measured("qr-targets", "Địa chỉ in trên mã QR", len(payloads), "địa chỉ")
    for payload in ours:
        path = payload.removeprefix((home or "").rstrip("/") + "/")
        if not site.holds(path):
            yield Finding(
                Outcome.FAIL,
                "no-page",
                f"Mã QR in ra dẫn tới {payload} nhưng trang đó không có. Hãy dựng lại trang hoặc sửa địa "
                "chỉ.",
                path,
            )
    for payload in payloads:
        if payload not in ours:
            yield Finding(
                Outcome.SKIP,
                "elsewhere",
                f"Mã QR dẫn tới {payload}, ngoài trang của chiến dịch nên không thử.",
            )


def _payloads(brief: Brief) -> Iterator[str]:
    for order in brief.campaign.orders:
        for commission in commissions(brief, order):
            for copy in brief.copies(order):
                yield from commission.payloads(copy)
