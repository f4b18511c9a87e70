"""An order gathered into one PDF: a page for each copy, slogan and side, what they share stored once."""

from __future__ import annotations

from collections.abc import Collection

from coban.build.workbench import ICC, workbench
from coban.campaign.brief import Brief
from coban.layout import commissions, localise
from coban.paint.document import PdfDocument
from coban.paint.pdf import PdfOptions


def gathered(
    brief: Brief, order_id: str, codes: Collection[str | None], options: PdfOptions | None = None
) -> bytes:
    """The pages of these copies, in the order of their list; None for a piece that is the same for all.

    Raises UnfitError for a copy that cannot be set, ValueError when no copy has any of the codes.
    """
    order = brief.campaign.order(order_id)
    copies = [copy for copy in brief.copies(order) if (copy.code if copy else None) in codes]
    if not copies:
        raise ValueError(f"order '{order_id}' has no copy for any of {sorted(map(str, codes))}")
    benches = [workbench(brief, order.id, one.message.id, one.side) for one in commissions(brief, order)]
    inks = [brief.brand.ink(name) for name in brief.brand.inks]
    document = PdfDocument(brief.house.asset(ICC), inks=inks, options=options)
    for copy in copies:
        for bench in benches:
            document.add(localise(bench.base, bench.commission, copy))
    return document.finish(f"{brief.campaign.name}: {order.title}")
