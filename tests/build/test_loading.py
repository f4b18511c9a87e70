"""What stops a build before anything is written: pictures with their lines, stand-ins in a release."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.build.conftest import SLUG, change

from coban.build import build, load_all
from coban.build.loading import check_artwork
from coban.campaign import House
from coban.cli import main
from coban.errors import InputError, UnmadeError

LOGO = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"{}/></svg>'
SPONSORS = """sponsors:
  - id: nha-tai-tro
    name: Nhà tài trợ
    logo:
      file: logo.svg
      stand_in: {stand_in}
      note: Nhà tài trợ giữ tệp chính thức

orders:"""


def sponsored(house: House, stand_in: bool, fill: str = "") -> None:
    """Logo and line of a sponsor, every fact confirmed."""
    (house.folder(SLUG) / "logo.svg").write_text(LOGO.format(fill), "utf-8")
    change(house, "campaign.yml", "orders:", SPONSORS.format(stand_in=str(stand_in).lower()))
    file = house.folder(SLUG) / "campaign.yml"
    text = re.sub(
        r"^(\s*)(where|phone|email|number|dated): \{unconf.*\n", "", file.read_text("utf-8"), flags=re.M
    )
    file.write_text(re.sub(r"site: \{unconf.*", "site: https://moi.example", text), "utf-8")


def line_of(house: House, words: str) -> int:
    lines = (house.folder(SLUG) / "campaign.yml").read_text("utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if words in line)


def test_a_stand_in_stops_a_release_although_every_fact_is_known(small: House) -> None:
    sponsored(small, stand_in=True)
    with pytest.raises(UnmadeError) as stopped:
        build(small, [SLUG], release=True)
    assert str(stopped.value).split("\n") == [
        "Stand-ins on the pieces: 1; a release shows none. Nothing was made.",
        (
            f"docs/{SLUG}/campaign.yml:{line_of(small, 'logo.svg')}: logo of Nhà tài trợ is a stand-in; "
            "put the official file in and remove stand_in"
        ),
    ]
    assert not (small.root / "dist").exists()


def test_the_emblem_stops_it_too_and_a_logo_on_no_piece_does_not(small: House) -> None:
    sponsored(small, stand_in=True)
    change(small, "campaign.yml", "    messages: [", "    sponsors: false\n    messages: [")
    emblem = "emblem: {file: motifs/emblem-hoa-hoi.svg, stand_in: true}\nbrand: "
    change(small, "campaign.yml", "\nbrand: ", f"\n{emblem}")
    with pytest.raises(UnmadeError) as stopped:
        build(small, [SLUG], release=True)
    [_, line] = str(stopped.value).split("\n")
    assert line.startswith(
        f"docs/{SLUG}/campaign.yml:{line_of(small, 'emblem:')}: the emblem is a stand-in; "
    )


def test_check_for_a_release_ends_with_1_and_names_the_stand_in(small: House) -> None:
    sponsored(small, stand_in=True)
    arguments = ["--root", str(small.root), "--jobs", "1"]
    assert CliRunner().invoke(main, ["build", "--no-site", *arguments]).exit_code == 0
    assert CliRunner().invoke(main, ["check", *arguments]).exit_code == 0
    release = CliRunner().invoke(main, ["check", "--release", *arguments])
    assert release.exit_code == 1, release.output
    assert "logo.svg" in release.output
    file = small.folder(SLUG) / "campaign.yml"
    file.write_text(file.read_text("utf-8").replace("stand_in: true", "stand_in: false"), "utf-8")
    assert CliRunner().invoke(main, ["check", "--release", *arguments]).exit_code == 0


def test_a_blank_logo_is_a_fault_with_its_line(small: House) -> None:
    sponsored(small, stand_in=False, fill=' fill="none"')
    with pytest.raises(InputError) as wrong:
        check_artwork(load_all(small, [SLUG]))
    assert str(wrong.value) == (
        f"docs/{SLUG}/campaign.yml:{line_of(small, 'logo.svg')}: sponsor 'nha-tai-tro': logo: 'logo.svg' "
        "shows nothing on the sponsors' white panel; expected visible shapes; check its fills, "
        "or export it again"
    )


def test_faults_of_logos_come_with_those_of_the_file(small: House) -> None:
    sponsored(small, stand_in=False, fill=' fill="none"')
    change(small, "campaign.yml", "format: poster-a2", "format: poster-a9")
    with pytest.raises(InputError) as wrong:
        load_all(small, [SLUG])
    assert [fault.line for fault in wrong.value.faults] == [
        line_of(small, "logo.svg"),
        line_of(small, "poster-a9"),
    ]


def test_a_logo_that_is_not_there_is_one_fault(small: House) -> None:
    sponsored(small, stand_in=False)
    Path(small.folder(SLUG) / "logo.svg").unlink()
    with pytest.raises(InputError) as wrong:
        load_all(small, [SLUG])
    assert len(wrong.value.faults) == 1
