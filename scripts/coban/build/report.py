"""What the judge said of a campaign and its pieces, counted and written beside them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from coban.artefact import Artefact, read_manifest
from coban.build.verdicts import Ruling, tally
from coban.campaign.brief import Brief
from coban.checks import judge_facts
from coban.checks.report import write_report
from coban.checks.tables import Stated
from coban.shop.letters import smallest_line
from coban.shop.told import legible_from_mm, stand_in_names
from coban.units import mm_to_px


def report(brief: Brief, rulings: Sequence[Ruling], *, release: bool) -> tuple[Mapping[str, int], int]:
    """Write report.json and report.html; says how many pieces had which outcome, and how many checks ran.

    The manifest, already written, says of each piece what a shop must know before it prints.
    """
    verdicts = [ruling.verdict for ruling in rulings]
    campaign = judge_facts(brief, verdicts, release=release)
    dist = brief.house.dist(brief.campaign.slug)
    stated = {row.path: _stated(brief, row) for row in read_manifest(dist / "manifest.json")}
    write_report(dist / "report.json", dist / "report.html", brief, campaign, rulings, stated)
    return tally(verdicts), sum(len(verdict.outcomes) for verdict in [campaign, *verdicts])


def _stated(brief: Brief, row: Artefact) -> Stated:
    cap = row.smallest_cap_mm
    return Stated(
        font=row.font,
        stand_ins=stand_in_names(brief, row.stand_ins),
        unconfirmed=row.unconfirmed,
        smallest_letter_cm=round(cap / 10, 2) if cap and not row.px else None,
        read_from_m=round(legible_from_mm(cap) / 1000, 1) if cap and not row.px else None,
        smallest_letter_in=smallest_line(row),
        smallest_letter_px=round(mm_to_px(cap), 1) if cap and row.px else None,
    )
