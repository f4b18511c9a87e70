"""The report: what the judge said of a campaign, as JSON for programs and one HTML page for the officer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from types import MappingProxyType
from typing import Any

from coban.artefact import json_bytes, write_whole
from coban.campaign.brief import Brief
from coban.checks.outcome import Outcome, Verdict
from coban.checks.page import as_page
from coban.checks.registry import registered
from coban.checks.tables import Judged, Stated, order_of

VERSION = 1


def write_report(
    json_path: Path,
    html_path: Path,
    brief: Brief,
    campaign: Verdict,
    pieces: Iterable[Judged],
    stated: Mapping[str, Stated] = MappingProxyType({}),
) -> None:
    """Both files, each whole; the page's pictures are those of `thumb/` beside it.

    `stated` says by path what a shop must know of a piece.
    """
    rows = sorted(pieces, key=lambda piece: piece.path)
    write_whole(json_path, json_bytes(as_record(brief, campaign, rows, stated)))
    write_whole(html_path, as_page(brief, campaign, rows, stated).encode())


def as_record(
    brief: Brief, campaign: Verdict, pieces: Sequence[Judged], stated: Mapping[str, Stated]
) -> dict[str, Any]:
    """The JSON: counts, the checks' labels, the campaign's verdict, then each piece's."""
    return {
        "coban": VERSION,
        "campaign": brief.campaign.slug,
        "brand": brief.brand.id,
        "counts": _counts(piece.verdict for piece in pieces),
        "labels": {check.id: check.label for check in registered().values()},
        "facts": campaign.as_json(),
        "pieces": [
            {"path": piece.path, "order": order_of(piece)}
            | ({"stated": asdict(stated[piece.path])} if piece.path in stated else {})
            | piece.verdict.as_json()
            for piece in pieces
        ],
    }


def _counts(verdicts: Iterable[Verdict]) -> dict[str, int]:
    counts = Counter(verdict.outcome.name for verdict in verdicts)
    return {outcome.name: counts[outcome.name] for outcome in sorted(Outcome, reverse=True)}
