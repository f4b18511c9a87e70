"""Every check against finished files that are right and wrong: `tests/cases/checks/<id>.yml`.

The name of a case announces its verdict: pass-…, skip-…, unsure-…, warn-…, fail-…
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from ruamel.yaml import YAML
from tests.checks.subjects import make, official, with_facts

from coban.campaign import Brief, House
from coban.campaign.facts import Unconfirmed
from coban.checks import Outcome, Verdict, judge, judge_campaign, judge_site, registered
from coban.checks.codes import codes

FOLDER = Path(__file__).resolve().parents[1] / "cases" / "checks"


def _cases() -> Iterator[tuple[str, str, dict[str, Any]]]:
    for file in sorted(FOLDER.glob("*.yml")):
        for name, case in YAML(typ="safe").load(file).items():
            yield file.stem, name, case


@pytest.mark.parametrize(("check", "name", "case"), [pytest.param(*c, id=f"{c[0]}-{c[1]}") for c in _cases()])
def test_case(check: str, name: str, case: dict[str, Any], xu_lang: Brief, tmp_path: Path) -> None:
    verdict = _verdict(check, case, xu_lang, tmp_path)
    said = {finding.code for finding in verdict.findings}
    announced = Outcome[name.partition("-")[0].upper()]
    assert verdict.outcome == announced, verdict.findings
    assert said == set(_expected(case))
    if "says" in case:
        assert any(case["says"] in finding.message for finding in verdict.findings), verdict.findings


def _expected(case: dict[str, Any]) -> list[str]:
    """Codes of the case: none, one or several."""
    expected = case.get("expect", [])
    return expected if isinstance(expected, list) else [expected]


def _verdict(check: str, case: dict[str, Any], brief: Brief, folder: Path) -> Verdict:
    if registered()[check].looks_at == "site":
        brief = replace(with_facts(brief, case.get("campaign", {})), house=House(folder))
        for name, text in case.get("site", {}).items():
            page = brief.house.site(brief.campaign.slug) / name
            page.parent.mkdir(parents=True, exist_ok=True)
            page.write_text(text, "utf-8")
        return judge_site(brief, {check: case.get("options", {})})
    if registered()[check].looks_at == "campaign":
        brief = with_facts(brief, case.get("campaign", {}))
        if case.get("confirmed"):
            brief = _confirmed(brief)
        if case.get("artwork") == "official":
            brief = official(brief)
        options = dict(case.get("options", {}))
        release = bool(options.pop("release", False))
        return judge_campaign(brief, release, {check: options})
    subject, options = make(brief, folder, case)
    return judge(subject, {check: options})


def _confirmed(brief: Brief) -> Brief:
    """The campaign without its open facts."""

    def known(value: Any) -> Any:
        if isinstance(value, Unconfirmed):
            return None
        if isinstance(value, tuple):
            return tuple(known(item) for item in value if not isinstance(item, Unconfirmed))
        if hasattr(value, "model_copy"):
            return value.model_copy(
                update={name: known(getattr(value, name)) for name in type(value).model_fields}
            )
        return value

    return replace(brief, campaign=known(brief.campaign))


def test_every_check_has_cases_and_every_code_occurs_in_one() -> None:
    held: dict[str, set[str]] = {}
    passing = set()
    for check, name, case in _cases():
        held.setdefault(check, set()).update(_expected(case))
        if name.startswith("pass-"):
            passing.add(check)
    assert passing == set(registered())
    for check in registered().values():
        assert set(codes(check)) <= held[check.id], check.id


def test_one_check_one_file_one_name_one_place_for_each_code() -> None:
    for check in registered().values():
        assert check.run.__module__.rpartition(".")[2] == check.id.replace("-", "_")
        source = Path(check.run.__code__.co_filename).read_text("utf-8")
        assert check.rationale and check.label
        for code in codes(check):
            assert source.count(f'"{code}"') == 1, (check.id, code)
