"""A piece that is not cut along its trim brings its die file along, whatever goes to print."""

from __future__ import annotations

from pathlib import Path

import pikepdf
import pytest
from click.testing import CliRunner, Result
from tests.paint.pdf_reading import MM_PER_PT, run

from coban.cli import main

SLUG = "thu-nghiem"
STICKER = """
  - {id: nhan, title: Nhãn dán, format: nhan-dan, messages: [phu]}
"""
PIECE, DIE = "nhan-dan_90x90mm.pdf", "nhan-dan_90x90mm_be.pdf"


def coban(*words: str) -> Result:
    return CliRunner().invoke(main, words, catch_exceptions=False)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign that is built, its sticker with it."""
    root = tmp_path_factory.mktemp("root")
    assert coban("new", SLUG, "--root", str(root)).exit_code == 0
    with (root / "docs" / SLUG / "campaign.yml").open("a", encoding="utf-8") as facts:
        facts.write(STICKER)
    told = coban("build", SLUG, "--no-site", "--jobs", "1", "--root", str(root))
    assert told.exit_code == 0, told.output
    return root


@pytest.fixture
def here(house: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COBAN_ROOT", str(house))
    return tmp_path


def render(*words: str) -> list[str]:
    done = coban("render", SLUG, "nhan", *words)
    assert done.exit_code == 0, done.output
    return done.output.splitlines()


def names(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def boxes(path: Path) -> list[str]:
    return [line for line in run("pdfinfo", "-box", path).splitlines() if "Box:" in line]


def test_the_die_file_lies_beside_the_piece_as_a_build_makes_it(house: Path, here: Path) -> None:
    said = render()
    assert said[1] == f"{DIE}: its die line, for the plotter alone; never print it"
    assert names(here) == [PIECE, DIE]
    dist = house / "dist" / SLUG
    assert (here / DIE).read_bytes() == (dist / "die/nhan" / DIE).read_bytes()
    assert (here / PIECE).read_bytes() == (dist / "print/nhan" / PIECE).read_bytes()


@pytest.mark.parametrize(
    "wishes",
    [("--no-marks",), ("--live-text",), ("--scale", "1:10"), ("--scale", "1:10", "--no-user-unit")],
    ids=" ".join,
)
def test_both_pages_overlay_however_the_piece_was_wished(here: Path, wishes: tuple[str, ...]) -> None:
    render(*wishes, "-o", "a.pdf")
    assert names(here) == ["a.pdf", "a_be.pdf"]
    assert boxes(here / "a.pdf") == boxes(here / "a_be.pdf")
    with pikepdf.open("a.pdf") as piece, pikepdf.open("a_be.pdf") as die:
        assert piece.pages[0].get("/UserUnit") == die.pages[0].get("/UserUnit")
    assert "No syntax or stream encoding errors" in run("qpdf", "--check", here / "a_be.pdf")
    assert ("ĐƯỜNG BẾ" in run("pdftotext", here / "a_be.pdf", "-")) == ("--no-marks" not in wishes)
    assert (
        run("gs", "-q", "-dBATCH", "-dNOPAUSE", "-dPDFSTOPONWARNING", "-sDEVICE=nullpage", "a_be.pdf") == ""
    )


@pytest.mark.parametrize(("scale", "side_mm"), [("1:1", 96), ("1:10", 9.6)])
def test_that_of_a_tiff_has_its_size(here: Path, scale: str, side_mm: float) -> None:
    render("--scale", scale, "-o", "a.tif")
    assert names(here) == ["a.tif", "a_be.pdf"]
    with pikepdf.open("a_be.pdf") as die:
        page = die.pages[0]
        assert "/UserUnit" not in page
        assert [float(side) * MM_PER_PT for side in page.mediabox[2:]] == pytest.approx(
            [side_mm] * 2, abs=0.01
        )


def test_a_drawing_and_a_view_have_none(here: Path) -> None:
    for name in ("a.svg", "a.png"):
        assert len(render("-o", name)) == 2
    assert names(here) == ["a.png", "a.svg"]


def test_of_many_they_are_counted(here: Path) -> None:
    done = coban("render", SLUG, "nhan", "ap-phich", "--all", "--into", "x")
    assert done.exit_code == 0, done.output
    assert names(here) == ["x/ap-phich/poster-a2_420x594mm.pdf", f"x/nhan/{PIECE}", f"x/nhan/{DIE}"]
    total = sum(path.stat().st_size for path in Path("x").rglob("*.pdf"))
    assert done.output.startswith(f"2 files in x/*/, with 1 die file: {total:,} bytes, ")


def test_check_tells_of_a_die_file_that_is_missing_or_does_not_fit(house: Path, here: Path) -> None:
    die = house / "dist" / SLUG / "die/nhan" / DIE
    whole = die.read_bytes()
    try:
        assert coban("check", SLUG).exit_code == 0
        with pikepdf.open(die, allow_overwriting_input=True) as pdf:
            pdf.pages[0].TrimBox = pdf.pages[0].BleedBox
            pdf.save(die)
        told = coban("check", SLUG)
        assert told.exit_code == 1 and "TrimBox" in told.output
        die.unlink()
        told = coban("check", SLUG)
        assert told.exit_code == 1 and "Thiếu tệp đường bế" in told.output
    finally:
        die.write_bytes(whole)


def test_a_file_is_judged_by_the_die_file_beside_it(here: Path) -> None:
    meant = ("--campaign", SLUG, "--order", "nhan")
    render()
    assert coban("check", PIECE, *meant).exit_code == 0
    Path(DIE).write_bytes(b"%PDF-1.6")
    told = coban("check", PIECE, *meant)
    assert told.exit_code == 1 and "die-line" in told.output
    Path(DIE).unlink()
    told = coban("check", PIECE, *meant)
    assert told.exit_code == 0 and "không được đưa kèm" in " ".join(told.output.split())
