"""Campaigns with a cache of their own, so that everything is made and nothing remembered from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from coban.campaign import Brief, House, load
from coban.identity import brand_guide, emblem_files

SLUGS = ("xu-lang", "tuyen-quang-10-10", "dak-nong-ra-quan", "quang-ngai-app")


def apart(brief: Brief, root: Path) -> Brief:
    """The campaign of the checkout in a root whose cache is empty."""
    root.mkdir(parents=True, exist_ok=True)
    for name in ("docs", "assets"):
        (root / name).symlink_to(brief.house.root / name)
    return replace(brief, house=House(root))


@pytest.fixture(scope="session")
def emblem(xu_lang: Brief, tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """Every file of Xứ Lạng's emblem, by name in the kit."""
    return emblem_files(apart(xu_lang, tmp_path_factory.mktemp("identity") / "emblem"))


@pytest.fixture(scope="session")
def guides(house: House, tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """The brand guide of a campaign as a file, made when it is first asked for."""
    root = tmp_path_factory.mktemp("guides")

    @cache
    def made(slug: str) -> Path:
        path = root / f"{slug}.pdf"
        path.write_bytes(brand_guide(apart(load(house, slug), root / slug)))
        return path

    return made
