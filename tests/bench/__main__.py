"""`make bench`: each row of the table, with the tools it is compared with; ends with 1 when one is missed."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from tests.bench import page
from tests.bench.houses import ROOT, make_house, put_logos, read_places, repeated_places
from tests.bench.ours import Campaign
from tests.bench.raster import raster
from tests.bench.rows import Row, Scale, Workshop
from tests.bench.vector import vector, with_logos
from tests.bench.whole import country, memory, unchanged

SLUG, ORDER = "xu-lang", "bang-zon-xa"
FULL = Scale(places=200, rounds=5, by_pillow=5, by_inkscape=20, with_logos=3, jobs=2)
QUICK = Scale(places=25, rounds=1, by_pillow=1, by_inkscape=2, with_logos=1, jobs=2)
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
    if chosen.quick:
        rows = [replace(row, reached=None) for row in rows]  # the start weighs too much among so few
    page.show(rows)
    if not chosen.quick:
        page.write(chosen.page, rows, at)
    return int(any(row.reached is False for row in rows))


def _measured(
    folder: Path, scale: Scale, places: Path | None, *, quick: bool
) -> tuple[list[Row], page.Circumstances]:
    before = os.getloadavg()[0]
    own = read_places(ROOT / "docs" / SLUG / "places.csv")[:: FULL.places // scale.places]
    few = Workshop(Campaign(make_house(folder / "few", SLUG, own), SLUG, ORDER), folder, scale)
    rows = _told(vector(few))
    logos = put_logos(make_house(folder / "logos", SLUG, own), SLUG)
    rows += _told([with_logos(Workshop(Campaign(logos, SLUG, ORDER), folder, scale))])
    rows += _told(raster(few))

    many = read_places(places) if places else repeated_places()
    many = many[:QUICK_COUNTRY] if quick else many
    root = make_house(folder / "country", SLUG, many)
    all_of_it = Workshop(Campaign(root, SLUG, ORDER), folder, replace(scale, places=len(many)))
    rows += _told(country(all_of_it, "a list given" if places else "own communes repeated", few))
    after = os.getloadavg()[0]
    rows += _told(unchanged(few))
    rows += _told([memory(few, all_of_it)])
    return rows, page.Circumstances(scale, (before, after))


def _told(rows: Iterable[Row]) -> list[Row]:
    """The rows, each said as soon as it is known."""
    found = []
    for row in rows:
        sys.stderr.write(f"{row.work}: {row.coban}; {row.peer}; {row.found}\n")
        found.append(row)
    return found


if __name__ == "__main__":
    sys.exit(main())
