"""`make bench`: each row of the table, with the tools it is compared with; ends with 1 when one is missed."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from tests.bench import page
from tests.bench.ours import Campaign
from tests.bench.houses import ROOT, make_house, read_places, repeated_places
from tests.bench.rows import Bench, Row, Scale

from coban.build.workbench import workbench
from coban.campaign.house import House
from coban.campaign.load import load

SLUG, ORDER = "xu-lang", "bang-zon-xa"
FULL = Scale(places=200, rounds=3, by_pillow=5, by_inkscape=20, jobs=2)
QUICK = Scale(places=24, rounds=1, by_pillow=1, by_inkscape=2, jobs=2)
QUICK_COUNTRY = 240


def main() -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--quick", action="store_true", help="little of each; writes no page")
    asked.add_argument("--places", type=Path, help="a CSV of very many communes")
    asked.add_argument("--page", type=Path, default=ROOT / "docs" / "manual" / "performance.md")
    chosen = asked.parse_args()
    scale = QUICK if chosen.quick else FULL
    with tempfile.TemporaryDirectory(prefix="coban-bench-") as folder:
        rows, at = _measured(Path(folder), scale, chosen.places, quick=chosen.quick)
    page.show(rows)
    if not chosen.quick:
        page.write(chosen.page, rows, at)
    return int(any(row.reached is False for row in rows))


def _measured(
    folder: Path, scale: Scale, places: Path | None, *, quick: bool
) -> tuple[list[Row], page.Circumstances]:
    before = os.getloadavg()[0]
    own = read_places(ROOT / "docs" / SLUG / "places.csv")[: scale.places]
    campaign = Campaign(make_house(folder / "house", SLUG, own), SLUG, ORDER)
    bench = _bench(campaign, folder, scale)
    rows = [*_told(bench.vector()), *_told(bench.raster())]

    many = read_places(places) if places else repeated_places()
    many = many[:QUICK_COUNTRY] if quick else many
    country = Campaign(make_house(folder / "country-house", SLUG, many), SLUG, ORDER)
    whole = _bench(country, folder, scale).bench
    whose = "a list given" if places else "the campaigns' communes repeated"
    rows += _told(bench.country(country, whole.commission.brief.places, whole, whose))
    after = os.getloadavg()[0]
    rows += _told(bench.unchanged())
    rows += _told([bench.memory()])
    return rows, page.Circumstances(scale, (before, after))


def _bench(campaign: Campaign, folder: Path, scale: Scale) -> Bench:
    brief = load(House(campaign.root), campaign.slug)
    order = brief.campaign.order(campaign.order)
    return Bench(campaign, workbench(brief, order.id, order.messages[0]), folder, scale)


def _told(rows: Iterable[Row]) -> list[Row]:
    """The rows, each said as soon as it is known."""
    found = []
    for row in rows:
        sys.stderr.write(f"{row.work}: {row.coban}; {row.peer}; {row.found}\n")
        found.append(row)
    return found


if __name__ == "__main__":
    sys.exit(main())
