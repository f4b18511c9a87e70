"""The bench itself: its readers find what is wrong, its page shows what was found, its lists are whole."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.bench import claims, houses, page
from tests.bench.clock import Timed, middle, timed
from tests.bench.ours import Campaign, Made, make
from tests.bench.rows import Row, Scale, Workshop, faster

SLUG, ORDER = "xu-lang", "bang-zon-xa"
SCALE = Scale(places=2, rounds=1, by_pillow=1, by_inkscape=1, with_logos=1, jobs=2)


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Workshop:
    folder = tmp_path_factory.mktemp("bench")
    places = houses.read_places(houses.ROOT / "docs" / SLUG / "places.csv")[:2]
    return Workshop(Campaign(houses.make_house(folder / "house", SLUG, places), SLUG, ORDER), folder, SCALE)


def test_readers_take_the_right_files_and_no_others(shop: Workshop) -> None:
    into = shop.folder / "files"
    made = make("pdf", shop.campaign, into, count=2, jobs=2)
    assert made.peak_mb > 20
    first, second = sorted(into.glob("*.pdf"))
    claims.print_pdf(first, shop.bench, shop.places[0])
    with pytest.raises(SystemExit, match="does not say"):
        claims.print_pdf(first, shop.bench, shop.places[1])
    with pytest.raises(SystemExit, match="has 1 pages, expected 2"):
        claims.merged_pdf(second, shop.bench, shop.places)
    with pytest.raises(SystemExit, match="measures"):
        claims.plain_pdf(first, shop.bench, shop.places[:1])
    first.write_bytes(first.read_bytes()[:-5000])
    with pytest.raises(SystemExit, match="qpdf --check"):
        claims.print_pdf(first, shop.bench, shop.places[0])


def test_pages_of_a_district_are_read_back(shop: Workshop) -> None:
    assert shop.make("merged", check=True).megabytes > 0.5
    assert not (shop.folder / "merged").exists()


def test_a_country_has_its_communes_whoever_lists_them() -> None:
    rows = houses.repeated_places()
    assert len(rows) == len({row["code"] for row in rows}) == houses.COUNTRY
    assert all(all(row.values()) for row in rows)


def test_growth_and_cost_are_told_by_task() -> None:
    task = {"process": 1, "busy": 0.9, "places": 8, "files": 8, "bytes": 8, "peak_kb": 100}
    later = [{**task, "busy": 0.08 * n, "peak_kb": 100 + 10 * n} for n in range(1, 20)]
    made = Made(Timed(1, 1, ""), {"seconds": 0.5, "peak_kb": {"0": 290}, "tasks": [task, *later]})
    assert made.cost_ms == pytest.approx(100)
    assert made.growth == pytest.approx(290 / 110)
    assert made.start_s == 0.5


def test_the_page_shows_every_row(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(page, "_first_line", lambda *command: f"{command[0]} 1")
    fast, slow = (faster("work", Timed(s, s, ""), "`peer`", Timed(10, 10, ""), 5) for s in (1, 3))
    assert (fast.reached, slow.reached) == (True, False)
    page.write(tmp_path / "page.md", [fast, slow, Row("more", "1 s")], page.Circumstances(SCALE, (0, 1)))
    text = (tmp_path / "page.md").read_text("utf-8")
    assert "| work | 1.00 s | 10.00 s: `peer` | 10.0 × | at least 5 × | reached |" in text
    assert "| work | 3.00 s | 10.00 s: `peer` | 3.3 × | at least 5 × | **not reached** |" in text
    assert "| more | 1 s |  |  |  |  |" in text
    assert all(len(line) < 250 for line in text.splitlines())


def test_a_command_that_fails_ends_the_bench(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="ended with 1"):
        timed(["false"], tmp_path)
    took = [timed(["true"], tmp_path) for _ in range(3)]
    assert middle(took, 2).seconds == pytest.approx(2 * sorted(one.seconds for one in took)[1])
