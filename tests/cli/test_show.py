"""Lines and tables for the terminal, where a number or a name could be told wrongly."""

from __future__ import annotations

from pathlib import Path

import pytest

from coban.checks import Finding, Measured, Outcome, Verdict
from coban.cli.frame import console
from coban.cli.show import print_file_verdict


def test_a_value_within_its_limit_passes_although_its_check_failed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    margin = Measured("quiet", "Lề", 3.1, "ô", 4.0, at_most=False, check="qr-quiet-zone")
    contrast = Measured("contrast", "Tương phản", 9.9, ": 1", 4.5, at_most=False, check="qr-quiet-zone")
    finding = Finding(Outcome.FAIL, "narrow-margin", "Hẹp", check="qr-quiet-zone")
    verdict = Verdict(
        "x.pdf", {"qr-quiet-zone": Outcome.FAIL}, (finding,), (margin, contrast, margin, contrast)
    )
    assert print_file_verdict(console(), "x.pdf", verdict, strict=False) == 1
    rows = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("qr-quiet-zone")]
    assert [row[-1] for row in rows] == ["FAIL", "PASS"], "and each value once"


def test_colons_in_a_name_are_no_picture(capsys: pytest.CaptureFixture[str]) -> None:
    console().print(f"{Path('a:x:b.pdf')}: FAIL")
    assert capsys.readouterr().out == "a:x:b.pdf: FAIL\n"
