"""`coban preflight` as people type it: what it says of one file, of many, of what is no PDF; how it ends."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from rich.console import Console
from tests.measure import broken_files, press_files

from coban.campaign import Brief
from coban.cli import main, preflighting
from coban.layout import commissions, compose, localise
from coban.measure.preflight import Grade, codes, preflight, profile_named
from coban.paint.pdf import PdfPainter

ROOT = Path(__file__).resolve().parents[2]


def coban(*words: object) -> Result:
    return CliRunner().invoke(main, ["preflight", *map(str, words)], catch_exceptions=False)


def test_one_clean_file_with_what_informs(tmp_path: Path) -> None:
    done = coban(press_files.written(tmp_path / "a.pdf"))
    assert done.exit_code == 0
    assert f"{tmp_path}/a.pdf: INFO pages: Number of pages. [1]\n" in done.output
    assert "Spot inks in use. [PANTONE 2728 C]" in done.output
    assert done.output.endswith("1 file, PDF/X-4, CMYK, 300 % of ink: 1 fit for the press\n")
    assert "\x1b[" not in done.output


def test_a_finding_says_page_value_limit_place_and_cure_on_one_line(tmp_path: Path) -> None:
    path = press_files.written(tmp_path / "a.pdf", broken_files.a_logo_of_75_dpi)
    done = coban(path)
    assert done.exit_code == 1
    assert (
        f"{path}: FAIL image-coarse page 1: A picture has too few pixels for the size at which it is "
        "printed. "
        "[75 dpi, 150 × 150 px; limit 150 dpi; in image /Im1] Ask for the original, or place it smaller; "
        "enlarging it in a program adds nothing.\n"
    ) in done.output


def test_a_page_without_user_unit_is_taken_at_the_scale_that_is_said(tmp_path: Path) -> None:
    path = press_files.written(tmp_path / "a.pdf", broken_files.a_logo_of_75_dpi)
    done = coban(path, "--scale", "1:1")
    assert "image-coarse" in done.output and "taken as 1:1: 1 failed" in done.output
    done = coban(press_files.written(tmp_path / "b.pdf"), "--scale", "1:10", "--json")
    told = [
        row["measured"] for row in json.loads(done.output)[0]["findings"] if row["code"] == "image-coarse"
    ]
    assert {one.partition(",")[0] for one in told} == {"22 dpi", "30 dpi"}, "a tenth of 225 and 300"
    done = coban(path, "--scale", "10", "--profile", "none.yml")
    assert (done.exit_code, done.output.splitlines()) == (
        2,
        ["--scale: '10' is no scale; expected one such as 1:10", "none.yml: the file is not there"],
    )


def test_what_is_no_pdf_is_named_and_the_others_are_judged(tmp_path: Path) -> None:
    broken_files.renamed_text(tmp_path)
    broken_files.cut_short(tmp_path)
    press_files.written(tmp_path / "rgb.PDF", broken_files.an_image_in_rgb)
    press_files.written(tmp_path / "good.pdf")
    done = coban(tmp_path, tmp_path / "nowhere.pdf", "--jobs", 1)
    assert done.exit_code == 2
    for said in ("nowhere.pdf: FAIL unreadable", "text.pdf: FAIL not-a-pdf", "cut.pdf: FAIL truncated"):
        assert said in done.output
    assert "rgb.PDF: FAIL rgb-image page 1" in done.output
    assert "good.pdf" not in done.output
    assert "5 files, PDF/X-4, CMYK, 300 % of ink: 1 fit for the press, 1 failed, 3 not read" in done.output


def test_many_files_in_processes_are_told_in_order_and_the_same(tmp_path: Path) -> None:
    for number in range(20):
        change = broken_files.no_trim_box if number % 7 == 3 else None
        press_files.written(tmp_path / f"{number:02}.pdf", change)
    pattern = tmp_path / "**" / "*.pdf"
    alone, together = coban(pattern, "--jobs", 1), coban(pattern, "--jobs", 2)
    assert alone.exit_code == together.exit_code == 1
    assert together.output == alone.output
    assert [line.split(".pdf")[0][-2:] for line in together.output.splitlines()[:-1]] == ["03", "10", "17"]
    assert "20 files" in together.output and "17 fit for the press, 3 failed" in together.output


def test_json_holds_everything(tmp_path: Path) -> None:
    path = press_files.written(tmp_path / "a.pdf", broken_files.a_tenth_of_a_point)
    done = coban(path, "--json", "--profile", "x-4")
    assert done.exit_code == 1
    (told,) = json.loads(done.output)
    assert (told["file"], told["profile"], told["pages"], told["grade"], told["read"]) == (
        str(path),
        "x-4",
        1,
        "FAIL",
        True,
    )
    assert told["findings"][0] == {
        "code": "hairline",
        "page": 1,
        "measured": "0.1 pt",
        "limit": "0.25 pt",
        "where": "",
        "grade": "FAIL",
        "family": "Lines",
        "what": codes()["hairline"].what,
        "cure": codes()["hairline"].cure,
    }


def test_many_findings_of_one_code_are_counted(tmp_path: Path) -> None:
    def many(desk: press_files.Desk) -> None:
        desk.paint(b"\n".join(b"%.2f 0 0 rg 200 200 5 5 re f" % (n / 50) for n in range(40)))

    done = coban(press_files.written(tmp_path / "a.pdf", many))
    assert done.output.count("FAIL rgb-operator") == 12
    assert "and 28 more like it" in done.output


def test_a_terminal_gets_a_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Console(force_terminal=True, width=120, record=True, color_system=None)
    monkeypatch.setattr(preflighting, "console", lambda: terminal)
    coban(press_files.written(tmp_path / "[1].pdf", broken_files.no_trim_box))
    told = terminal.export_text()
    assert "[1].pdf" in told
    assert "trim-missing" in told and "what and cure" in told


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.pdf", "--profile", "x-9"], "--profile: 'x-9' is unknown; known profiles: x-4, banner"),
        (["nothing-*.pdf"], "nothing-*.pdf: holds no PDF; expected at least one"),
        ([], "Missing argument 'FILE...'"),
    ],
)
def test_wrong_input_ends_with_2(words: list[str], said: str) -> None:
    done = coban(*words)
    assert done.exit_code == 2
    assert said in done.output


def _pieces(brief: Brief, folder: Path) -> list[Path]:
    """Every print order of a campaign as coban paints it; one of the places, where there are places."""
    paths = []
    inks = [brief.brand.ink(name) for name in brief.brand.inks]
    for order in brief.campaign.orders:
        for commission in commissions(brief, order):
            if commission.format.digital:
                continue
            base = compose(commission)
            sheet = localise(base, commission, brief.places[0]) if order.places == "all" else base
            painter = PdfPainter(base, ROOT / "assets/icc/ISOcoated_v2_300_bas.icc", inks=inks)
            path = folder / f"{order.id}-{commission.message.id}.pdf"
            path.write_bytes(painter.paint(sheet))
            paths.append(path)
    return paths


@pytest.mark.parametrize("campaign", ["xu_lang", "tuyen_quang"])
def test_coban_s_own_print_pieces_are_clean(
    campaign: str, request: pytest.FixtureRequest, tmp_path: Path
) -> None:
    paths = _pieces(request.getfixturevalue(campaign), tmp_path)
    assert paths
    for path in paths:
        found = preflight(path, profile_named("x-4"), every_plate=True)
        assert found.grade == Grade.INFO, found.remarks
    assert coban(*paths).exit_code == 0


def test_the_manual_has_a_heading_for_every_code() -> None:
    page = (ROOT / "docs/manual/preflight.md").read_text("utf-8")
    headings = [
        line.removeprefix("### `").rstrip("`") for line in page.splitlines() if line.startswith("### ")
    ]
    assert headings == list(codes())
