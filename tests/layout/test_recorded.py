"""Compositions as lines of text: a change of layout shows in review, in millimetres.

When a change is meant: look at the pieces first, then `pytest tests/layout --bless`, in a commit of its own.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from coban.campaign import Brief
from coban.layout import commissions, compose, localise
from coban.paint.record import record

GOLDEN = Path(__file__).parents[1] / "cases" / "layout"

PIECES = [
    ("xu_lang", "bang-zon-xa", "06616", None),
    ("xu_lang", "bang-zon-cong", None, "850x120cm"),
    ("xu_lang", "phuon", None, None),
    ("xu_lang", "standee", None, None),
    ("xu_lang", "facebook-bia", None, None),
    ("xu_lang", "xem-truoc", None, None),
    ("tuyen_quang", "bang-ron-chu-de", None, None),
    ("tuyen_quang", "ap-phich", None, None),
    ("tuyen_quang", "banner-web", None, None),
]


@pytest.mark.usefixtures("arimo")
@pytest.mark.parametrize(("campaign", "order", "code", "size"), PIECES)
def test_the_composition_is_as_recorded(
    request: pytest.FixtureRequest, campaign: str, order: str, code: str | None, size: str | None
) -> None:
    brief: Brief = request.getfixturevalue(campaign)
    commission = commissions(brief, brief.campaign.order(order), size=size)[0]
    sheet = localise(compose(commission), commission, brief.place(code) if code else None)
    lines = "\n".join(record(sheet)) + "\n"
    golden = GOLDEN / f"{brief.campaign.slug}_{order}.txt"
    if request.config.getoption("--bless"):
        assert not os.environ.get("CI"), "nothing is blessed in CI"
        golden.write_text(lines, "utf-8")
    assert lines == golden.read_text("utf-8")
