"""Pieces that others made, with Inkscape and with Pillow: judged alone, and by what they should be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pikepdf
import pytest
from ruamel.yaml import YAML
from tests.checks.pieces import lang_son, write
from tests.checks.subjects import LOCKUP, PAYLOAD

from coban.build import judge_file
from coban.build.elsewhere import Meant
from coban.campaign import Brief, House
from coban.checks import Outcome, Verdict
from coban.errors import InputError

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "elsewhere"
EXPECTED: dict[str, dict[str, Any]] = YAML(typ="safe").load(FOLDER / "expected.yml")
MANDATE = Meant(profiles=("xanh-coban",))


def found(verdict: Verdict, outcome: Outcome) -> dict[str, str]:
    return {finding.check: finding.code for finding in verdict.findings if finding.outcome == outcome}


def test_half_of_the_pieces_and_more_are_wrong_and_every_file_is_expected() -> None:
    pieces = {path.name for path in FOLDER.iterdir() if path.suffix not in (".py", ".yml")}
    assert pieces == set(EXPECTED)
    assert sum("wrong" in expected for expected in EXPECTED.values()) * 2 >= len(EXPECTED)


@pytest.mark.parametrize("name", EXPECTED)
def test_a_piece_is_judged_right_and_measured(name: str, house: House) -> None:
    expected = dict(EXPECTED[name])
    verdict = judge_file(house, FOLDER / name, MANDATE)
    assert found(verdict, Outcome.FAIL) == expected.pop("wrong", {})
    assert set(found(verdict, Outcome.UNSURE)) == set(expected.pop("unsure", []))
    assert not found(verdict, Outcome.WARN)
    for measured, value in expected.items():
        assert verdict.value(measured) == pytest.approx(value, abs=0.3), measured


def test_what_is_not_told_is_not_judged_and_says_so(house: House) -> None:
    verdict = judge_file(house, FOLDER / "bang-zon-dung.pdf", Meant(profiles=("noi-dung",)))
    assert verdict.outcomes["slogan-verbatim"] == Outcome.SKIP
    assert "khẩu hiệu" in next(f.message for f in verdict.findings if f.check == "slogan-verbatim")


def test_of_a_pdf_the_prints_rules_are_asked_too(house: House) -> None:
    verdict = judge_file(house, FOLDER / "bang-zon-dung.pdf", Meant())
    assert verdict.outcomes["preflight"] == Outcome.FAIL, "Inkscape writes RGB without boxes"
    assert "preflight" not in judge_file(house, FOLDER / "phuon-dung.png", Meant()).outcomes


def test_with_campaign_and_order_the_size_is_judged_too(house: House, xu_lang: Brief, tmp_path: Path) -> None:
    place = xu_lang.place("05971")
    piece = write(lang_son(LOCKUP, place.title, PAYLOAD), tmp_path / "cua-huyen.pdf")
    meant = Meant(campaign="xu-lang", order="bang-zon-xa", place="05971")
    verdict = judge_file(house, piece, meant)
    for check in ("boxes", "slogan-verbatim", "place-verbatim", "qr-decodes", "safe-area"):
        assert verdict.outcomes[check] == Outcome.PASS, check
    neighbour = judge_file(house, piece, Meant(campaign="xu-lang", order="bang-zon-xa", place="05974"))
    wrong = found(neighbour, Outcome.FAIL)
    assert (wrong["place-verbatim"], wrong["qr-decodes"]) == ("other-name", "other-payload")


def test_a_file_that_does_not_open_never_passes(house: House, tmp_path: Path) -> None:
    for name in ("a.pdf", "a.png", "a.tif", "a.svg"):
        path = tmp_path / name
        path.write_bytes(b"%PDF-1.7 nothing")
        assert judge_file(house, path, MANDATE).outcome == Outcome.FAIL, name


def test_a_page_of_nothing_passes_nothing(house: House, tmp_path: Path) -> None:
    pdf = pikepdf.new()
    pdf.add_blank_page(page_size=(600, 100))
    pdf.save(tmp_path / "trang.pdf")
    verdict = judge_file(house, tmp_path / "trang.pdf", MANDATE)
    assert verdict.outcome >= Outcome.FAIL


@pytest.mark.parametrize(
    ("meant", "says"),
    [
        (Meant(profiles=("xanh-coba",)), "profile 'xanh-coba' is unknown; did you mean 'xanh-coban'?"),
        (Meant(campaign="xu-lang"), "add --order"),
        (Meant(campaign="xu-lang", order="phuong"), "order 'phuong' is unknown; did you mean 'phuon'?"),
        (Meant(campaign="xu-lang", order="bang-zon-xa", place="1"), "'1' is no commune of docs/"),
        (Meant(campaign="xu-lang", order="bang-zon-xa"), "say which, such as --place 05971"),
        (Meant(campaign="xu-lang", order="to-gap"), "'to-gap' has 2 sides; say which: mat-ngoai, mat-trong"),
        (Meant(campaign="quang-ngai-app", order="the-ten"), "say which, such as --row "),
        (Meant(order="phuon", row="1"), "--order: says which piece of a campaign it is, not whose"),
        (Meant(size="9x"), "--size: '9x' is not a size"),
        (Meant(campaign="xu-lang", order="zalo"), "has 10 slogans; say which: value, teams"),
        (Meant(campaign="xu-lan"), "campaign 'xu-lan' is unknown; did you mean 'xu-lang'?"),
    ],
)
def test_what_is_unknown_is_answered_with_what_is_known(house: House, meant: Meant, says: str) -> None:
    with pytest.raises(InputError) as raised:
        judge_file(house, FOLDER / "bang-zon-dung.pdf", meant)
    assert says in str(raised.value)
