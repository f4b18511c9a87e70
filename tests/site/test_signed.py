"""Pictures of the gallery carry caption, credit and terms: exiftool reads them, Pillow the pixels."""

from __future__ import annotations

import json
import os
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PIL import Image, ImageChops
from tests.site.conftest import CAMPAIGNS, Sites

from coban.artefact import read_manifest
from coban.campaign import House, load
from coban.errors import InputError
from coban.pages.downloads import offer
from coban.pages.signed import signed

SLUG = "xu-lang"


def told(*paths: Path) -> list[dict[str, Any]]:
    run = subprocess.run(
        ["exiftool", "-j", "-r", *map(str, paths)], capture_output=True, text=True, check=True
    )
    return list(json.loads(run.stdout))


@pytest.mark.parametrize("slug", CAMPAIGNS)
def test_every_picture_says_whose_it_is(sites: Sites, slug: str) -> None:
    owner = load(House(sites.root), slug).campaign.owner.name
    folder, dist = sites.folder(slug) / "tai-ve", sites.root / "dist" / slug
    found = told(*(path for path in (folder / "digital", folder / "preview") if path.is_dir()))
    made = [path for path in dist.rglob("*.png") if path.relative_to(dist).parts[0] in ("digital", "preview")]
    assert len(found) == len(made) > 4
    for row in found:
        assert row["Credit"] == owner
        assert row["Rights"] == f"Nguồn: {owner}. Điều kiện sử dụng: chưa xác nhận."
        assert row["UsageTerms"].startswith("chưa xác nhận (")
        assert row["Description"] and row["AltTextAccessibility"] and row["Title"]
    for path in made[:9]:
        with Image.open(path) as before, Image.open(folder / path.relative_to(dist)) as after:
            assert ImageChops.difference(before, after).getbbox() is None
            assert before.mode == after.mode


def test_a_banner_of_a_commune_names_the_commune(sites: Sites) -> None:
    brief = load(House(sites.root), SLUG)
    place = brief.places[7]
    folder = sites.folder(SLUG) / "tai-ve/preview/bang-zon-xa"
    (found,) = told(next(path for path in folder.iterdir() if place.code in path.name))
    assert found["Description"].startswith(f"{place.title}, ")


def test_pages_give_the_bytes_of_the_copies(sites: Sites) -> None:
    text = (sites.folder(SLUG) / "an-pham/index.html").read_text("utf-8")
    graph = text.partition('<script type="application/ld+json">')[2].partition("</script>")[0]
    nodes = [node for node in json.loads(graph)["@graph"] if node.get("@type") == "ImageObject"]
    assert len(nodes) > 4
    for node in nodes:
        path = sites.folder(SLUG) / "tai-ve" / node["contentUrl"].partition("/tai-ve/")[2]
        assert int(node["contentSize"]) == path.stat().st_size


def test_what_lies_in_dist_stays_as_it_was_judged(sites: Sites) -> None:
    dist = sites.root / "dist" / SLUG
    (row,) = told(next(dist.glob("digital/*/*.png")))
    assert "Credit" not in row


def test_a_picture_at_its_limit_is_given_out_as_it_is(sites: Sites, tmp_path: Path) -> None:
    house = House(tmp_path)
    brief = load(House(sites.root), SLUG)
    brief = replace(brief, house=house)
    rows = read_manifest(sites.root / "dist" / SLUG / "manifest.json")
    row = next(row for row in rows if row.kind == "digital" and brief.formats[row.format].max_bytes)
    limit = brief.formats[row.format].max_bytes or 0
    path = house.dist(SLUG) / row.path
    path.parent.mkdir(parents=True)
    Image.frombytes("L", (limit // 100, 99), os.urandom(limit // 100 * 99)).save(path)
    assert limit - 2000 < path.stat().st_size < limit
    given = signed(brief, [row])
    assert (given.artefacts, given.rights) == ((row,), {})
    assert offer(house.dist(SLUG), tmp_path / "site", [row.path], given.rights) == []
    assert (tmp_path / "site/tai-ve" / row.path).read_bytes() == path.read_bytes()


def test_a_damaged_picture_is_named(sites: Sites, tmp_path: Path) -> None:
    brief = replace(load(House(sites.root), SLUG), house=House(tmp_path))
    rows = read_manifest(sites.root / "dist" / SLUG / "manifest.json")
    row = next(row for row in rows if row.kind == "digital")
    raw = bytearray((sites.root / "dist" / SLUG / row.path).read_bytes())
    raw[-20] ^= 1
    path = tmp_path / "dist" / SLUG / row.path
    path.parent.mkdir(parents=True)
    path.write_bytes(raw)
    with pytest.raises(InputError, match=r"the sum of a PNG's IDAT does not fit"):
        signed(brief, [row])
