"""Verdicts are kept by what the checks look at: no less, and nothing that is none of theirs."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from tests.build.conftest import SLUG, Inline, change

from coban.build import build
from coban.build import verdicts as verdicts_module
from coban.campaign import House, load, shipped
from coban.checks import Subject, Verdict, judge, subject_for
from coban.layout import commissions, piece_name

PIECES = 3 + 1 + 2 + 1

KEYED = {"slug", "owner", "sponsors", "emblem", "checks"}
"""What of the campaign goes into a verdict's key besides the piece's own order, slogan and link."""

AROUND = "\norders: # cần làm những gì"
TARGETS = """
targets:
  - {what: Người dùng, figure: 8000, unit: người, source: ke-hoach}
channels:
  - {id: loa, name: Loa truyền thanh, what: Bài phát thanh, who: Các xã}
events:
  - {id: phat-dong, name: Lễ phát động, starts: 2030-01-01}
"""
SPONSOR = """
sponsors:
  - {id: mau, name: Doanh nghiệp Mẫu, logo: {file: sponsors/vnpt.svg, stand_in: true}}
"""


def judged(house: House, monkeypatch: pytest.MonkeyPatch) -> int:
    """How many pieces one build put before the judge."""
    names: list[str] = []

    def count(subject: Subject, **how: Any) -> Verdict:
        names.append(subject.path.name)
        return judge(subject, **how)

    monkeypatch.setattr(verdicts_module, "judge", count)
    assert build(house, [SLUG], site=False, executor=Inline()).every_fault == ()
    return len(names)


def test_facts_that_are_on_no_piece_call_no_judge(small: House, monkeypatch: pytest.MonkeyPatch) -> None:
    change(small, "campaign.yml", AROUND, TARGETS + AROUND)
    assert judged(small, monkeypatch) == PIECES
    for was, now in (
        ("figure: 8000", "figure: 8001"),
        ("what: Bài phát thanh", "what: Bản tin"),
        ("starts: 2030-01-01}", "starts: 2030-01-02}"),
        ("number: {unconfirmed: Điền số của văn bản}", "number: 000/KH"),
    ):
        change(small, "campaign.yml", was, now)
        assert judged(small, monkeypatch) == 0, now


def test_an_order_is_judged_again_alone(small: House, monkeypatch: pytest.MonkeyPatch) -> None:
    assert judged(small, monkeypatch) == PIECES
    change(small, "campaign.yml", "title: Áp phích", "title: Áp phích khổ A2")
    assert judged(small, monkeypatch) == 1


def test_a_sponsor_or_the_brands_checks_call_the_judge_again(
    small: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    change(small, "campaign.yml", AROUND, SPONSOR + AROUND)
    assert judged(small, monkeypatch) == PIECES
    change(small, "campaign.yml", "name: Doanh nghiệp Mẫu", "name: Doanh nghiệp Khác")
    assert judged(small, monkeypatch) == PIECES
    brand = small.root / "assets/brand/xanh-coban.yml"
    brand.parent.mkdir(parents=True)
    text = shipped("assets").joinpath("brand/xanh-coban.yml").read_text("utf-8")
    assert text.count("\n  sponsor-zone:") == 1
    brand.write_text(text.replace("\n  sponsor-zone:", "\n  # sponsor-zone:"), "utf-8")
    assert judged(small, monkeypatch) == PIECES


class Watched:
    """A campaign that remembers which of its facts were asked for."""

    def __init__(self, campaign: Any) -> None:
        self.campaign, self.asked = campaign, set[str]()

    def __getattr__(self, name: str) -> Any:
        self.asked.add(name)
        return getattr(self.campaign, name)


def test_no_check_reads_more_of_the_campaign_than_its_verdict_is_kept_by(small: House) -> None:
    change(small, "campaign.yml", AROUND, SPONSOR + AROUND)
    build(small, [SLUG], site=False, executor=Inline())
    brief = load(small, SLUG)
    watched = Watched(brief.campaign)
    for order in brief.campaign.orders:
        place = brief.places[0] if order.places == "all" else None
        for commission in commissions(brief, order):
            kind, suffix = ("digital", "png") if commission.px else ("print", "pdf")
            path = small.dist(SLUG) / kind / order.id / f"{piece_name(commission, place)}.{suffix}"
            subject = subject_for(commission, place, path)
            judge(replace(subject, brief=replace(brief, campaign=watched)))
    assert watched.asked
    assert watched.asked <= KEYED
