"""Profiles, numbers, overrides: a campaign switches them in its own file, never in code."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from tests.checks.subjects import make

from coban.campaign import Brief, House
from coban.campaign.judging import Judging
from coban.checks import Outcome, Subject, judge, judge_campaign, rules_of, stale_overrides
from coban.checks.profiles import shipped_profiles
from coban.errors import InputError

WIDE_PANEL = {"piece": {"panel": [-50, -50, 1350, 1100]}}
"""21.7 % of the trim: over the goal, under the limit."""

BECAUSE = "Sở đồng ý cho cổng vào Hội trường, 9/5/2022."


def judged_by(brief: Brief, **judging: Any) -> Brief:
    checks = Judging.model_validate(judging)
    return replace(brief, campaign=brief.campaign.model_copy(update={"checks": checks}))


def subject_of(brief: Brief, folder: Path, case: dict[str, Any]) -> Subject:
    subject, _ = make(brief, folder, case)
    return replace(subject, brief=brief)


def test_the_five_profiles_are_asked_unless_the_campaign_says_otherwise(xu_lang: Brief) -> None:
    shipped = {"in-an", "luat-quang-cao-27", "ma-qr", "noi-dung"}
    assert set(shipped_profiles(xu_lang.house)) == shipped
    assert {rule.profile for rule in rules_of(xu_lang)} == shipped | {"xanh-coban"}
    only = judged_by(xu_lang, profiles=["ma-qr"])
    assert {rule.profile for rule in rules_of(only)} == {"ma-qr"}


def test_a_campaigns_numbers_win_over_the_profiles(xu_lang: Brief, tmp_path: Path) -> None:
    subject = subject_of(judged_by(xu_lang, numbers={"qr-quiet-zone": {"modules": 6}}), tmp_path, {})
    verdict = judge(subject)
    assert ("qr-quiet-zone", "narrow-margin") in {(f.check, f.code) for f in verdict.findings}
    assert "cần 6 ô" in " ".join(f.message for f in verdict.findings)


def test_an_override_changes_one_code_on_some_orders_and_says_because(xu_lang: Brief, tmp_path: Path) -> None:
    override = {"check": "sponsor-share", "code": "over-goal", "outcome": "pass", "because": BECAUSE}
    one = judged_by(xu_lang, overrides=[override | {"on": "bang-zon-*"}])
    [found] = [f for f in judge(subject_of(one, tmp_path, WIDE_PANEL)).findings if f.code == "over-goal"]
    assert (found.outcome, found.because) == (Outcome.PASS, BECAUSE)
    other = judged_by(xu_lang, overrides=[override | {"on": "phuon"}])
    [found] = [f for f in judge(subject_of(other, tmp_path, WIDE_PANEL)).findings if f.code == "over-goal"]
    assert (found.outcome, found.because) == (Outcome.WARN, "")


def test_an_override_that_meets_no_finding_is_reported(xu_lang: Brief, tmp_path: Path) -> None:
    override = {"check": "sponsor-share", "code": "over-goal", "outcome": "pass", "because": BECAUSE}
    brief = judged_by(xu_lang, overrides=[override])
    assert stale_overrides(brief, [judge(subject_of(brief, tmp_path, WIDE_PANEL))]) is None
    stale = stale_overrides(brief, [judge(subject_of(brief, tmp_path, {}))])
    assert stale and stale.outcome == Outcome.WARN
    assert BECAUSE in stale.findings[0].message and "over-goal" in stale.findings[0].message


def test_what_is_unknown_is_named_with_what_is_known_all_at_once(xu_lang: Brief) -> None:
    brief = judged_by(
        xu_lang,
        profiles=["xanh-coban", "ma-q"],
        numbers={"sponsor-share": {"gaol": 25}, "qr-quiet-zone": {"modules": 3}},
        overrides=[
            {"check": "typeface", "code": "small", "outcome": "warn", "because": BECAUSE},
            {"check": "typeface", "code": "hidden", "on": "bang-lon", "outcome": "warn", "because": BECAUSE},
        ],
    )
    with pytest.raises(InputError) as raised:
        rules_of(brief)
    told = [fault.message for fault in raised.value.faults]
    assert len(told) == 5
    assert any("profile 'ma-q' is unknown; did you mean 'ma-qr'?" in message for message in told)
    assert any("option 'gaol' is unknown" in message for message in told)
    assert any("no profile asks 'qr-quiet-zone'" in message for message in told)
    assert any("code 'small' is unknown" in message and "hidden" in message for message in told)
    assert any("order 'bang-lon' is unknown" in message for message in told)


def test_a_profile_with_a_fault_names_its_line(xu_lang: Brief, tmp_path: Path) -> None:
    folder = tmp_path / "assets" / "checks"
    folder.mkdir(parents=True)
    (folder / "ma-qr.yml").write_text(
        "coban: 1\nid: khac\ntitle: Mã\nabout: x\nsource: y\nchecks: {}\n", "utf-8"
    )
    with pytest.raises(InputError) as raised:
        rules_of(replace(xu_lang, house=House(tmp_path)))
    assert (
        str(raised.value)
        == "assets/checks/ma-qr.yml:2: id: expected the file's name 'ma-qr', got the text 'khac'"
    )


def test_advice_is_told_apart_and_changes_no_verdict(xu_lang: Brief, tmp_path: Path) -> None:
    verdict = judge(subject_of(xu_lang, tmp_path, WIDE_PANEL))
    assert {f.check for f in verdict.advice} >= {"ad-share", "ad-side"}
    assert not {id for id in verdict.outcomes if id.startswith("ad-")}
    without = judge(subject_of(judged_by(xu_lang, profiles=["in-an", "ma-qr"]), tmp_path, WIDE_PANEL))
    assert without.advice == ()


def test_advice_on_hanging_time_comes_from_the_facts(xu_lang: Brief) -> None:
    verdict = judge_campaign(xu_lang)
    assert {f.check for f in verdict.advice} <= {"ad-hanging-time"}
