"""Folded, cut and round pieces as lines of text, on orders of their own: see `test_recorded.py`."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from coban.campaign.brief import Brief
from coban.campaign.orders import Order
from coban.layout import commissions, compose
from coban.paint.record import record

GOLDEN = Path(__file__).parents[1] / "cases" / "layout"

INSTALL = {"code": "install", "call": "Quét mã để cài đặt ứng dụng"}

PIECES: list[tuple[str, str, str, str, dict[str, Any]]] = [
    ("xu_lang", "to-gap", "value", "mat-ngoai", INSTALL),
    ("xu_lang", "to-gap", "value", "mat-trong", INSTALL),
    ("tuyen_quang", "to-gap", "theme", "mat-trong", {}),
    ("xu_lang", "bia-so-tay", "value", "", {**INSTALL, "head": "Tài liệu hướng dẫn"}),
    ("xu_lang", "tui-qua", "value", "", INSTALL),
    ("tuyen_quang", "tui-qua", "theme", "", {}),
    ("xu_lang", "nhan-dan", "value", "", {"sponsors": False}),
    ("tuyen_quang", "khung-avatar", "theme", "", {}),
]


@pytest.mark.usefixtures("arimo")
@pytest.mark.parametrize(("campaign", "format", "message", "side", "fields"), PIECES)
def test_the_composition_is_as_recorded(
    request: pytest.FixtureRequest,
    campaign: str,
    format: str,
    message: str,
    side: str,
    fields: dict[str, Any],
) -> None:
    brief: Brief = request.getfixturevalue(campaign)
    order = Order(id="thu", title="Thử", format=format, messages=(message,), **fields)
    (commission,) = [found for found in commissions(brief, order) if found.side == side]
    sheet = compose(commission)
    guides = [f"guide {guide.kind} {guide.x} {guide.y}" for guide in sheet.guides]
    window = (
        [f"window {sheet.window.x:.1f} {sheet.window.y:.1f} {sheet.window.width:.1f}"] if sheet.window else []
    )
    die = [f"die {sheet.die.rect} {sheet.die.radius:g}"] if sheet.die else []
    lines = "\n".join([*record(sheet), *guides, *die, *window]) + "\n"
    name = "_".join(filter(None, (brief.campaign.slug, format, message, side)))
    golden = GOLDEN / f"{name}.txt"
    if request.config.getoption("--bless"):
        assert not os.environ.get("CI"), "nothing is blessed in CI"
        golden.write_text(lines, "utf-8")
    assert lines == golden.read_text("utf-8")
