"""Booklet and banners' HTML in a build: made once, again when they change, gone with their source."""

from __future__ import annotations

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from coban.artefact import Artefact
from coban.build.handouts import hand_out, handed_out
from coban.campaign import Brief, House, load

ROOT = Path(__file__).resolve().parents[2]
SLUG = "quang-ngai-app"


@pytest.fixture
def brief(tmp_path: Path) -> Brief:
    """Quảng Ngãi's campaign in a root of its own."""
    shutil.copytree(ROOT / "docs" / SLUG, tmp_path / "docs" / SLUG)
    return load(House(tmp_path), SLUG)


def banner(brief: Brief, message: str) -> Artefact:
    return Artefact(
        path=f"digital/banner-web/web-banner_970x250px_{message}.png",
        kind="digital",
        order=next(order.id for order in brief.campaign.orders if order.format == "web-banner"),
        format="web-banner",
        message=message,
        place=None,
        size_mm=(256.6, 66.1),
        px=(970, 250),
        scale=1,
        inks=(),
        font="",
        qr=(),
        sponsor_share=None,
        bytes=1,
        sha256="",
        key="",
    )


def names(brief: Brief) -> list[str]:
    dist = brief.house.dist(SLUG)
    return [path.relative_to(dist).as_posix() for path in handed_out(brief)]


def test_made_once_then_left_alone_then_taken_back(brief: Brief) -> None:
    rows = [banner(brief, "phat-dong"), banner(brief, "app-cong-dan")]
    first = hand_out(brief, rows)
    assert (first.made, first.removed, first.faults) == (4, 0, ())
    assert names(brief) == [
        f"booklet/{SLUG}-so-tay-dong-ghim-a4.pdf",
        f"booklet/{SLUG}-so-tay.pdf",
        "digital/banner-web/web-banner_970x250px_app-cong-dan.html",
        "digital/banner-web/web-banner_970x250px_phat-dong.html",
    ]
    stamps = {path: path.stat().st_mtime_ns for path in handed_out(brief)}
    assert hand_out(brief, rows).made == 0
    assert {path: path.stat().st_mtime_ns for path in handed_out(brief)} == stamps
    fewer = hand_out(brief, rows[:1])
    assert (fewer.made, fewer.removed) == (1, 1)
    assert len(names(brief)) == 3


def test_a_changed_guide_or_a_damaged_file_is_set_again(brief: Brief) -> None:
    hand_out(brief, [])
    before = {path: path.read_bytes() for path in handed_out(brief)}
    page = brief.house.folder(SLUG) / "huong-dan" / "app-cong-dan.md"
    text = page.read_text("utf-8")
    page.write_text(text + "\nThêm một câu thử.\n", "utf-8")
    assert hand_out(brief, []).made == 2
    assert {path: path.read_bytes() for path in handed_out(brief)} != before
    page.write_text(text, "utf-8")
    handed_out(brief)[0].write_bytes(b"damaged")
    assert hand_out(brief, []).made == 2
    assert {path: path.read_bytes() for path in handed_out(brief)} == before, "the same facts, the same bytes"


def test_a_fault_in_a_guide_is_told_and_stops_nothing_else(brief: Brief) -> None:
    page = brief.house.folder(SLUG) / "huong-dan" / "app-cong-dan.md"
    page.write_text(page.read_text("utf-8") + "\n{{ campaign.hotline }}\n", "utf-8")
    done = hand_out(brief, [banner(brief, "phat-dong")])
    assert [fault.file for fault in done.faults] == [f"dist/{SLUG}/booklet/{SLUG}-so-tay.pdf"]
    assert "hotline" in done.faults[0].message
    assert names(brief) == ["digital/banner-web/web-banner_970x250px_phat-dong.html"]


def test_a_campaign_that_loses_its_guides_loses_its_booklet(brief: Brief) -> None:
    hand_out(brief, [])
    bare = replace(brief, campaign=brief.campaign.model_copy(update={"services": (), "app": None}))
    for path in brief.house.folder(SLUG).rglob("*.md"):
        path.unlink()
    assert (hand_out(bare, []).removed, names(brief)) == (2, [])
