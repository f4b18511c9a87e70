"""Xứ Lạng's pieces as rows on record, with small pictures of their own, and the real sheets behind them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
from PIL import Image

from coban.artefact import Artefact
from coban.campaign import Brief, House
from coban.layout import commissions, compose, localise
from coban.scene import Sheet
from coban.shop import Job

HUU_LUNG = "Huyện Hữu Lũng"
MADE = ("bang-zon-xa", "phuon", "standee", "facebook-bai")
STAND_INS = ("mbbank.svg", "vnpt.svg", "emblem-hoa-hoi.svg")


@pytest.fixture
def brief(xu_lang: Brief, tmp_path: Path) -> Brief:
    """The campaign with a dist/ of its own; its facts and pictures stay those of the checkout."""
    for name in ("docs", "assets"):
        (tmp_path / name).symlink_to(xu_lang.house.root / name)
    return replace(xu_lang, house=House(tmp_path))


@pytest.fixture
def rows(brief: Brief) -> list[Artefact]:
    """Banners of two districts, a flag, a standee and two posts."""
    codes = [place.code for place in brief.places if place.district in (HUU_LUNG, "Huyện Đình Lập")]
    found = [made(brief, "bang-zon-xa", "value", (6000, 1000), place=code) for code in codes]
    found.append(made(brief, "phuon", "value", (750, 2000)))
    found.append(made(brief, "standee", "value", (800, 1800), unconfirmed=("cỡ chưa rõ",)))
    found += [made(brief, "facebook-bai", id, (285.75, 285.75), px=(1080, 1080)) for id in ("isee", "bank")]
    return [row for pair in found for row in pair]


def made(
    brief: Brief,
    order: str,
    message: str,
    size_mm: tuple[float, float],
    *,
    place: str | None = None,
    px: tuple[int, int] | None = None,
    unconfirmed: tuple[str, ...] = (),
) -> list[Artefact]:
    """The rows of one piece; its files are there."""
    kind = "digital" if px else "print"
    caps = {"message": 136.6, "place": 74.0, "qr": 45.4} if place else {"message": 44.5, "imprint": 20.8}
    stem = f"{order}/{order}_{place or message}"
    row = Artefact(
        path=f"{kind}/{stem}.{'png' if px else 'pdf'}",
        kind=kind,
        order=order,
        format=str(brief.campaign.order(order).format),
        message=message,
        place=place,
        size_mm=size_mm,
        px=px,
        scale=1 if max(size_mm) < 5000 else 10,
        inks=("field", "white", "pale"),
        font="Arimo Bold 1.33",
        qr=(f"https://xulang.vn/q/{place}/",) if place else (),
        sponsor_share=14.0,
        bytes=64_321,
        sha256=f"{place or '1'}abcdef0123".ljust(64, "0"),
        key="",
        stand_ins=STAND_INS,
        unconfirmed=unconfirmed,
        smallest_cap_mm=min(caps.values()),
        smallest_text=f"xulang.vn/q/{place}" if place else "Lễ phát động 12/5/2022",
        caps_mm=caps,
    )
    dist = brief.house.dist(brief.campaign.slug)
    found = [row] if px else [row, replace(row, path=f"preview/{stem}.png", kind="preview")]
    for one in found:
        path = dist / one.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".pdf":
            path.write_bytes(b"%PDF-1.6 " + one.path.encode())
        else:
            scale = 600 / max(size_mm)
            Image.new("RGB", (round(size_mm[0] * scale), round(size_mm[1] * scale)), "#003580").save(path)
    return found


@pytest.fixture
def sheets(brief: Brief, arimo: Path) -> Callable[[Sequence[Job]], dict[str, Sheet]]:
    """The composed sheets of some jobs, by path."""

    def of(jobs: Sequence[Job]) -> dict[str, Sheet]:
        ordered = {
            (order, one.message.id): (one, compose(one))
            for order in MADE
            for one in commissions(brief, brief.campaign.order(order))
        }
        found = {}
        for job in jobs:
            commission, base = ordered[job.order.id, job.row.message or ""]
            found[job.row.path] = localise(base, commission, job.copy)
        return found

    return of
