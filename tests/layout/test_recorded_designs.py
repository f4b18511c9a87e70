"""Stage, stand and screens as lines of text, as `test_recorded.py` keeps the campaigns' own orders."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from tests.layout.ordered import ordered

from coban.campaign import Brief
from coban.layout import compose
from coban.paint.record import record

GOLDEN = Path(__file__).parents[1] / "cases" / "layout" / "designs"

PIECES: list[tuple[str, str, str, dict[str, Any]]] = [
    ("xu_lang", "phong-san-khau", "value", {"event": "le-phat-dong"}),
    ("tuyen_quang", "phong-san-khau", "theme", {}),
    ("xu_lang", "gian-hang-dau", "value", {}),
    ("xu_lang", "gian-hang-vach", "value", {"code": "install", "call": "Quét mã để cài đặt ứng dụng"}),
    ("tuyen_quang", "led-p10", "theme", {}),
    ("xu_lang", "led-1920x384", "bank", {}),
    ("xu_lang", "poster-a3", "market", {"code": "install", "call": "Quét mã để cài đặt ứng dụng"}),
    ("xu_lang", "web-banner-728x90", "value", {}),
    ("xu_lang", "web-banner-300x250", "install", {}),
    ("tuyen_quang", "web-banner-160x600", "theme", {}),
]


@pytest.mark.usefixtures("arimo")
@pytest.mark.parametrize(("campaign", "format", "message", "fields"), PIECES)
def test_the_design_is_as_recorded(
    request: pytest.FixtureRequest, campaign: str, format: str, message: str, fields: dict[str, Any]
) -> None:
    brief: Brief = request.getfixturevalue(campaign)
    lines = "\n".join(record(compose(ordered(brief, format, message, **fields)))) + "\n"
    golden = GOLDEN / f"{brief.campaign.slug}_{format}_{message}.txt"
    if request.config.getoption("--bless"):
        assert not os.environ.get("CI"), "nothing is blessed in CI"
        golden.parent.mkdir(exist_ok=True)
        golden.write_text(lines, "utf-8")
    assert lines == golden.read_text("utf-8")
