"""Sites with real pieces: frame, web banners, link preview, and the booklet that goes with them."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

from tests.site.conftest import CHECKOUT, build

from coban.artefact import Artefact, write_manifest
from coban.build.handouts import hand_out
from coban.build.pieces import Batch, make
from coban.campaign import Brief, House, load
from coban.layout import commissions

FRAMED = "dak-nong-ra-quan"


def house_with(root: Path, slug: str, *, site: str | None = None) -> Brief:
    """The campaign's folder in a root of its own; `site` confirms its address."""
    without = shutil.ignore_patterns("bao-chi")
    shutil.copytree(CHECKOUT / "docs" / slug, root / "docs" / slug, ignore=without)
    if site:
        facts = root / "docs" / slug / "campaign.yml"
        lines = facts.read_text("utf-8").splitlines(keepends=True)
        facts.write_text(
            "".join(f"site: {site}\n" if row.startswith("site:") else row for row in lines), "utf-8"
        )
    return load(House(root), slug)


def published(brief: Brief, *formats: str) -> list[Artefact]:
    """Make the pieces of these formats, hand out what goes with them, build the site."""
    rows = [row for format_id in formats for row in made(brief, format_id)]
    slug = brief.campaign.slug
    write_manifest(brief.house.dist(slug) / "manifest.json", slug, rows)
    assert hand_out(brief, rows).faults == ()
    build(brief.house.root, slug)
    return rows


def made(brief: Brief, format_id: str) -> list[Artefact]:
    found: list[Artefact] = []
    for order in brief.campaign.orders:
        if order.format != format_id:
            continue
        for commission in commissions(brief, order):
            pieces = make(Batch(brief, order.id, commission.message.id, commission.side, (None,), {}))
            assert [piece.fault for piece in pieces] == [None]
            found += [row for piece in pieces for row in piece.artefacts]
    return [replace(row) for row in found]
