"""The real campaigns end to end, measured with other people's tools: qpdf, poppler, zxing-cpp."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TypeVar

import pytest
import zxingcpp
from PIL import Image
from tests.kit.unpacking import contents, every_unpacker_reads, rights_agree, sums_pass

from coban.artefact import Artefact, read_manifest, sha256
from coban.build import Summary, build
from coban.campaign import Brief, House, load
from coban.checks import Outcome, judge_facts
from coban.identity import brand_guide
from coban.kit import write_kits
from coban.kit.guard import differences
from coban.kit.listing import must_travel

ROOT = Path(__file__).resolve().parents[1]
JOBS = os.cpu_count() or 1
Result = TypeVar("Result")
PACKED = {"nha-in", "booklet", "bao-chi", "kits", "bieu-bao-cao", "thu-moi", "tin-nhan"}
"""Folders of dist/<slug>/ that have records of their own."""


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """The checkout's facts with a dist/ and site/ of their own."""
    root = tmp_path_factory.mktemp("campaigns")
    for name in ("docs", "assets", "overrides", "mkdocs.yml"):
        (root / name).symlink_to(ROOT / name)
    return House(root)


@pytest.fixture(scope="module")
def summary(house: House) -> Summary:
    """With the real brand guides in the kits."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coban.kit.papers.brand_guide", brand_guide)
        return build(house, jobs=JOBS)


@pytest.fixture(scope="module")
def brief(house: House) -> Brief:
    return load(house, "xu-lang")


@pytest.fixture(scope="module")
def banners(house: House, summary: Summary) -> list[Artefact]:
    rows = read_manifest(house.dist("xu-lang") / "manifest.json")
    return [row for row in rows if row.order == "bang-zon-xa" and row.kind == "print"]


def house_campaigns() -> list[str]:
    """The four of the briefs."""
    return House(ROOT).campaigns()


def each(rows: Iterable[Artefact], look: Callable[[Artefact], Result | None]) -> list[Result]:
    """What a look at each file complains of, several at a time."""
    with ThreadPoolExecutor(JOBS) as pool:
        return [fault for fault in pool.map(look, rows) if fault is not None]


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def test_everything_is_made_and_nothing_failed(summary: Summary) -> None:
    assert [str(fault) for fault in summary.every_fault] == []
    assert summary.exit_code == 0
    assert {row.site for row in summary.campaigns} == {"made"}
    assert {row.slug for row in summary.campaigns} == set(house_campaigns())
    for row in summary.campaigns:
        assert not {"FAIL", "ERROR", "UNSURE"}.intersection(row.outcomes), (row.slug, row.outcomes)


def test_no_site_or_fact_is_judged_wrong(house: House, summary: Summary) -> None:
    """Links of the built pages, calendar, texts: what no piece alone shows."""
    for slug in house_campaigns():
        verdict = judge_facts(load(house, slug), (), release=False, site=True)
        wrong = [
            str(one)
            for one in verdict.findings
            if one.outcome in (Outcome.FAIL, Outcome.ERROR, Outcome.UNSURE)
        ]
        assert wrong == [], slug


def test_one_banner_for_each_commune(brief: Brief, banners: list[Artefact]) -> None:
    assert len(banners) == 200
    assert {row.place for row in banners} == {place.code for place in brief.places}
    assert len({row.path for row in banners}) == 200
    assert {row.size_mm for row in banners} == {(6000.0, 1000.0)}
    assert {row.scale for row in banners} == {10}


def test_qpdf_finds_nothing_wrong_in_any_pdf(house: House, banners: list[Artefact]) -> None:
    dist = house.dist("xu-lang")

    def look(row: Artefact) -> str | None:
        done = subprocess.run(
            ["qpdf", "--check", str(dist / row.path)], capture_output=True, text=True, check=False
        )
        clean = done.returncode == 0 and "WARNING" not in done.stdout + done.stderr
        return None if clean else f"{row.path}: {done.stdout}{done.stderr}"

    every = [row for row in read_manifest(dist / "manifest.json") if row.kind == "print"]
    assert each(every, look) == []


def test_every_font_is_embedded(house: House, banners: list[Artefact]) -> None:
    dist = house.dist("xu-lang")

    def look(row: Artefact) -> str | None:
        rows = run("pdffonts", str(dist / row.path)).splitlines()[2:]
        loose = [line for line in rows if line.split()[-5] != "yes"]
        return f"{row.path}: {loose or 'no font at all'}" if loose or not rows else None

    assert each(banners, look) == []


def test_every_banner_says_its_commune_and_the_slogan(
    house: House, brief: Brief, banners: list[Artefact]
) -> None:
    dist = house.dist("xu-lang")

    def look(row: Artefact) -> str | None:
        words = " ".join(run("pdftotext", str(dist / row.path), "-").split())
        place = brief.place(row.place or "")
        wanted = (place.name, place.district, *brief.campaign.message("value").text.split(" - "))
        missing = [part for part in wanted if part not in words]
        return f"{row.path}: {missing} not in '{words}'" if missing else None

    assert each(banners, look) == []


def test_every_code_leads_to_its_own_commune(house: House, banners: list[Artefact], tmp_path: Path) -> None:
    """Drawn by poppler, read by zxing-cpp: neither wrote the file."""
    dist = house.dist("xu-lang")

    def look(row: Artefact) -> str | None:
        drawn = tmp_path / f"{row.place}"
        run(
            "pdftoppm",
            "-r",
            "72",
            "-scale-to",
            "1800",
            "-gray",
            "-singlefile",
            str(dist / row.path),
            str(drawn),
        )
        with Image.open(drawn.with_suffix(".pgm")) as picture:
            read = [code.text for code in zxingcpp.read_barcodes(picture)]
        drawn.with_suffix(".pgm").unlink()
        wanted = [f"https://xulang.vn/q/{row.place}/"]
        return None if read == wanted else f"{row.path}: {read}"

    assert each(banners, look) == []


def test_short_addresses_lead_to_the_install_guide(house: House, brief: Brief, summary: Summary) -> None:
    site = house.site("xu-lang")
    for place in brief.places:
        page = (site / "q" / place.code / "index.html").read_text("utf-8")
        assert 'http-equiv="refresh"' in page and "../../cai-dat/" in page and place.name in page


def test_the_manifest_tells_the_truth(house: House, summary: Summary) -> None:
    for slug in house_campaigns():
        dist = house.dist(slug)
        rows = read_manifest(dist / "manifest.json")
        for row in rows:
            path = dist / row.path
            assert (path.stat().st_size, sha256(path)) == (row.bytes, row.sha256), row.path
            assert row.kind not in ("print", "digital") or row.sponsor_share is not None
            assert (row.sponsor_share or 0) <= 30
        known = {row.path for row in rows}
        embeds = {path.removesuffix(".png") + ".html" for path in known if path.startswith("digital/")}
        beside = {"manifest.json", "report.json", "report.html", f"kits/{slug}-media-kit.zip"}
        on_disk = {p.relative_to(dist).as_posix() for p in dist.rglob("*") if p.is_file()}
        strangers = on_disk - known - beside - embeds
        # What is packed or set from the pieces and the pages has records of its own.
        assert {path.split("/")[0] for path in strangers} <= PACKED, slug
        assert known | beside <= on_disk


def test_tuyen_quang_gets_its_pieces(house: House, summary: Summary) -> None:
    rows = read_manifest(house.dist("tuyen-quang-10-10") / "manifest.json")
    made = {(row.order, row.kind, row.px or row.size_mm) for row in rows if row.kind in ("print", "digital")}
    assert made >= {
        ("bang-ron-chao-mung", "print", (6000.0, 1000.0)),
        ("bang-ron-chu-de", "print", (6000.0, 1000.0)),
        ("ap-phich", "print", (420.0, 594.0)),
        ("banner-web", "digital", (970, 250)),
    }


@pytest.fixture(scope="module")
def kits(house: House, summary: Summary, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Every kit of every campaign by its name, unpacked."""
    folder = tmp_path_factory.mktemp("kits")
    found = [path for slug in house_campaigns() for path in sorted((house.dist(slug) / "kits").iterdir())]
    return {path.name: every_unpacker_reads(path, folder) for path in found}


def test_every_kit_is_whole_and_travels(house: House, kits: dict[str, Path]) -> None:
    for slug in house_campaigns():
        assert {f"{slug}-media-kit.zip", f"{slug}-media-kit-web.zip"} <= kits.keys()
        assert (house.dist(slug) / f"kits/{slug}-media-kit-web.zip").stat().st_size < 10_000_000
    assert {"xu-lang-logos.zip", "xu-lang-tcbc-1.zip", "xu-lang-tcbc-2.zip"} <= kits.keys()
    for name, folder in kits.items():
        sums_pass(folder)
        inside = contents(folder).keys() - {"SHA256SUMS"}
        must_travel([name, *inside])
        assert all(path == path.lower() for path in inside)
        assert {"index.html", "manifest.json", "doc-truoc.txt"} <= inside
        if name.endswith("media-kit.zip"):
            assert {"thong-tin/to-du-kien.pdf", "thuong-hieu/huong-dan-thuong-hieu.pdf"} <= inside


def test_every_picture_of_every_kit_says_whose_it_is(kits: dict[str, Path]) -> None:
    assert {name: n for name, folder in kits.items() if (n := rights_agree(folder)) == 0} == {}


def test_the_sites_lists_are_what_the_kits_hold(house: House, summary: Summary) -> None:
    for slug in house_campaigns():
        assert differences(house.site(slug)) == []
        offered = {path.name for path in (house.site(slug) / "tai-ve/kits").iterdir()}
        assert offered == {path.name for path in (house.dist(slug) / "kits").iterdir()}


def test_kits_packed_anew_are_the_same(house: House, kits: dict[str, Path]) -> None:
    slug = "tuyen-quang-10-10"
    folder, brief = house.dist(slug) / "kits", load(house, slug)
    before = {path: path.read_bytes() for path in folder.iterdir()}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coban.kit.papers.brand_guide", brand_guide)
        shutil.rmtree(house.cache / "web-copies")
        shutil.rmtree(folder)
        write_kits(brief, read_manifest(house.dist(slug) / "manifest.json"))
    assert {path: path.read_bytes() for path in folder.iterdir()} == before


def test_a_second_build_makes_nothing_again(house: House, summary: Summary) -> None:
    again = build(house, jobs=JOBS)
    told = {(row.slug, row.made, row.removed, row.kit, row.site) for row in again.campaigns}
    assert told == {(slug, 0, 0, "left alone", "left alone") for slug in house_campaigns()}


def test_no_two_files_for_print_or_screen_have_one_name(house: House, summary: Summary) -> None:
    """A shop throws all into one folder, where the second of a name would take the first one's place."""
    for slug in house_campaigns():
        rows = read_manifest(house.dist(slug) / "manifest.json")
        names = [Path(row.path).name for row in rows if row.kind in ("print", "die", "digital")]
        assert len(names) == len(set(names)) > 0, slug
