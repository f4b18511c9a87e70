"""What several tests share: the checkout, two campaigns loaded once, kits with a short brand guide."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from playwright.sync_api import Browser
from tests.checks.mutant_table import pytest_terminal_summary
from tests.chromium import chromium

from coban.campaign import Brief, House, load

__all__ = ["pytest_terminal_summary"]

ROOT = Path(__file__).resolve().parents[1]
LONGEST = ("tests/test_campaigns.py", "tests/site/", "tests/press/", "tests/build/", "tests/kit/")
"""Begun first, so that no worker is left alone with one of them; a file stays with one worker."""


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--bless", action="store_true", help="write the recorded compositions again")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    def place(item: pytest.Item) -> int:
        begun = (at for at, start in enumerate(LONGEST) if item.nodeid.startswith(start))
        return next(begun, len(LONGEST))

    items.sort(key=place)


@pytest.fixture(scope="session", autouse=True)
def short_guide() -> Iterator[None]:
    """One page for the brand guide in every kit: it takes seconds to draw and has tests of its own.

    Tests of real kits put `coban.identity.brand_guide` back for as long as they build.
    """
    document, stream = pikepdf.new(), io.BytesIO()
    document.add_blank_page()
    document.save(stream, deterministic_id=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("coban.kit.papers.brand_guide", lambda brief: stream.getvalue())
        yield


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One for all tests of a worker: Playwright cannot be started a second time beside it."""
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="session")
def house() -> House:
    """The checkout."""
    return House(ROOT)


@pytest.fixture(scope="session")
def xu_lang(house: House) -> Brief:
    return load(house, "xu-lang")


@pytest.fixture(scope="session")
def tuyen_quang(house: House) -> Brief:
    return load(house, "tuyen-quang-10-10")


@pytest.fixture
def arimo(monkeypatch: pytest.MonkeyPatch) -> Path:
    """The shipped face, whatever fonts the machine has."""
    path = ROOT / "assets" / "fonts" / "Arimo-Bold.ttf"
    monkeypatch.setenv("COBAN_FONT", str(path))
    return path
