"""Folders to work in: a campaign of the checkout, as it is or with another list of communes."""

from __future__ import annotations

import csv
import re
import shutil
from collections.abc import Iterator
from itertools import count, cycle, islice
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

COLUMNS = ("code", "name", "district", "province")
COUNTRY = 10_599
"""Communes of Viet Nam before July 2025."""

LOGO = ROOT / "tests" / "cases" / "pictures" / "gradient-clip-mask.svg"

Row = dict[str, str]


def make_house(root: Path, slug: str, places: list[Row] | None = None) -> Path:
    """A root folder with one campaign, and what campaigns share; `places` take the place of its communes."""
    root.mkdir(parents=True)
    for name in ("assets", "overrides", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)
    folder = root / "docs" / slug
    shutil.copytree(ROOT / "docs" / slug, folder)
    if places is not None:
        _write_places(folder / "places.csv", places)
        facts = folder / "campaign.yml"
        text, changed = re.subn(
            r"^(  count: )\d+$", rf"\g<1>{len(places)}", facts.read_text("utf-8"), flags=re.M
        )
        if changed != 1:
            raise SystemExit(f"{slug}: expected one line 'count: …' under places in campaign.yml")
        facts.write_text(text, "utf-8")
    return root


def put_logos(root: Path, slug: str) -> Path:
    """Every sponsor gets a logo with gradients, clips, masks and opacity, as sponsors send them."""
    facts = root / "docs" / slug / "campaign.yml"
    text, changed = re.subn(r"assets/sponsors/[\w-]+\.svg", LOGO.name, facts.read_text("utf-8"))
    if not changed:
        raise SystemExit(f"{slug}: expected logos from assets/sponsors/ in campaign.yml")
    facts.write_text(text, "utf-8")
    shutil.copy(LOGO, facts.parent)
    return root


def read_places(path: Path) -> list[Row]:
    """A list of communes with the columns code, name, district, province."""
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return [{column: row[column] for column in COLUMNS} for row in csv.DictReader(stream)]


def repeated_places() -> list[Row]:
    """As many communes as the country has: the campaigns' own over and over, their codes made up."""
    lists = sorted((ROOT / "docs").glob("*/places.csv"))
    own = [row for path in lists for row in read_places(path)]
    rows: Iterator[Row] = islice(cycle(own), COUNTRY)
    return [{**row, "code": f"{number:05d}"} for row, number in zip(rows, count(1), strict=False)]


def _write_places(path: Path, places: list[Row]) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        table = csv.DictWriter(stream, COLUMNS)
        table.writeheader()
        table.writerows(places)
