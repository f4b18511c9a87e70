"""SARIF 2.1.0 against the published schema's own demands, and annotations that GitHub can read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.checks.test_elsewhere import FOLDER

from coban.checks import Finding, Outcome, Verdict, registered
from coban.checks.sarif import as_sarif, place_of
from coban.cli import main
from coban.cli.annotate import annotate

FACT = Finding(
    Outcome.WARN, "open-fact", "Chưa có số", "docs/xu-lang/campaign.yml:17, owner.phone", "unconfirmed"
)
SHARE = Finding(Outcome.FAIL, "over-limit", "Chiếm 31%\nquá 30%", "", "sponsor-share")
EXCUSED = Finding(Outcome.PASS, "over-goal", "Chiếm 21%", "", "sponsor-share", because="Sở đồng ý.")
SEEN = Finding(Outcome.UNSURE, "unmeasured", "Không đo được", "", "typeface")
SKIPPED = Finding(Outcome.SKIP, "no-code", "Không có mã", "", "qr-size")


def verdict(*findings: Finding) -> Verdict:
    return Verdict("a", {finding.check: finding.outcome for finding in findings}, findings)


def test_every_finding_that_matters_is_a_result_of_a_rule_that_is_described() -> None:
    record = as_sarif({"dist/a.pdf": verdict(FACT, SHARE, EXCUSED, SEEN, SKIPPED)})
    [run] = record["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert record["version"] == "2.1.0" and [rule["id"] for rule in rules] == list(registered())
    told = {result["ruleId"]: result for result in run["results"]}
    assert set(told) == {
        "unconfirmed/open-fact",
        "sponsor-share/over-limit",
        "sponsor-share/over-goal",
        "typeface/unmeasured",
    }
    assert told["sponsor-share/over-limit"]["level"] == "error"
    assert told["unconfirmed/open-fact"]["level"] == "warning"
    assert (told["typeface/unmeasured"]["kind"], told["typeface/unmeasured"]["level"]) == ("review", "none")
    assert told["sponsor-share/over-goal"]["suppressions"] == [
        {"kind": "external", "justification": "Sở đồng ý."}
    ]
    for result in told.values():
        assert rules[result["rule"]["index"]]["id"] == result["ruleId"].partition("/")[0]
        # Only what failed may have a level (SARIF 2.1.0, 3.27.10).
        assert result["kind"] == "fail" or result["level"] == "none"


def test_a_fact_is_placed_on_its_own_line() -> None:
    assert place_of("dist/a.pdf", FACT) == ("docs/xu-lang/campaign.yml", 17)
    assert place_of("dist/a.pdf", SHARE) == ("dist/a.pdf", 1)


def test_annotations_name_file_and_line_and_stay_on_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    annotate({"dist/a.pdf": verdict(FACT, SHARE, EXCUSED, SKIPPED), "dist/b.pdf": verdict(SHARE)})
    lines = capsys.readouterr().out.splitlines()
    assert lines == [
        "::warning file=docs/xu-lang/campaign.yml,line=17,title=unconfirmed/open-fact::Chưa có số",
        "::error file=dist/a.pdf,line=1,title=sponsor-share/over-limit::Chiếm 31%25%0Aquá 30%25",
    ]


def test_the_command_judges_a_file_and_writes_sarif(tmp_path: Path) -> None:
    written, piece = tmp_path / "report.sarif", FOLDER / "bang-zon-31-phan-tram.pdf"
    asked = ["check", str(piece), "--profile", "xanh-coban", "--sarif", str(written), "--github"]
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 1, done.output
    assert "31 %" in done.output and "::error file=" in done.output
    [run] = json.loads(written.read_text("utf-8"))["runs"]
    assert "sponsor-share/over-limit" in {result["ruleId"] for result in run["results"]}


def test_strict_stops_for_what_could_not_be_measured() -> None:
    piece = str(FOLDER / "phuon-dung.png")
    asked = ["check", piece, "--profile", "xanh-coban"]
    assert CliRunner().invoke(main, asked).exit_code == 0
    assert CliRunner().invoke(main, [*asked, "--strict"]).exit_code == 1


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        (["check", "xu-lang", "a.pdf"], "takes campaigns or files, not both"),
        (["check", "xu-lang", "--order", "phuon"], "tell of a FILE"),
        (["check", "x.pdf", "--release"], "is about a campaign's facts"),
        (["check", "khong-co.pdf"], "khong-co.pdf: the file is not there"),
        (["check", str(Path(__file__))], "its kind '.py' cannot be judged; expected .pdf"),
    ],
)
def test_what_makes_no_sense_is_input_that_is_wrong(asked: list[str], says: str) -> None:
    done = CliRunner().invoke(main, asked)
    assert done.exit_code == 2
    assert says in done.output
