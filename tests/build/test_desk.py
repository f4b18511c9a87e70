"""Papers for desks in a build: made once, again when facts changed, gone with their source."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from coban.build.desk import for_desks
from coban.campaign import Brief, House, load

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def house(tmp_path: Path) -> House:
    for slug in ("dak-nong-ra-quan", "xu-lang"):
        shutil.copytree(ROOT / "docs" / slug, tmp_path / "docs" / slug)
    return House(tmp_path)


def papers(brief: Brief, folder: str) -> list[str]:
    return sorted(path.name for path in (brief.house.dist(brief.campaign.slug) / folder).rglob("*.*"))


def test_report_forms_once_then_left_alone_then_taken_back(house: House) -> None:
    brief = load(house, "dak-nong-ra-quan")
    districts = {place.district for place in brief.places}
    first = for_desks(brief)
    assert first.faults == ()
    assert len(papers(brief, "bieu-bao-cao")) == len(districts) <= first.made
    assert for_desks(brief).made == 0

    damaged = next((house.dist(brief.campaign.slug) / "bieu-bao-cao").iterdir())
    whole = damaged.read_bytes()
    damaged.write_bytes(whole[:-1])
    assert for_desks(brief).made == len(districts)
    assert damaged.read_bytes() == whole

    (house.folder("dak-nong-ra-quan") / "bieu-bao-cao.yml").unlink()
    assert for_desks(brief).removed == len(districts)
    assert papers(brief, "bieu-bao-cao") == []


def test_letters_and_texts_follow_their_facts(house: House) -> None:
    brief = load(house, "xu-lang")
    first = for_desks(brief)
    assert first.faults == ()
    assert {Path(name).suffix for name in papers(brief, "thu-moi")} == {".pdf", ".docx"}
    assert all(name.endswith(".txt") for name in papers(brief, "tin-nhan"))
    assert papers(brief, "tin-nhan")

    receivers = house.folder("xu-lang") / "toa-soan.csv"
    receivers.write_text(receivers.read_text("utf-8") + "\n", "utf-8")
    assert for_desks(brief).made == first.made


def test_a_paper_that_cannot_be_made_stops_no_other(house: House) -> None:
    brief = load(house, "xu-lang")
    plan = house.folder("xu-lang") / "thu-moi.yml"
    plan.write_text("coban: 1\n", "utf-8")
    done = for_desks(brief)
    assert {fault.file for fault in done.faults} == {"docs/xu-lang/thu-moi.yml"}
    assert papers(brief, "tin-nhan")
    assert papers(brief, "thu-moi") == []
