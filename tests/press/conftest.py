"""A small house with the starter campaign, for releases to be written into."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.build.conftest import SLUG

from coban.campaign import House
from coban.cli import main


@pytest.fixture
def small(tmp_path: Path) -> House:
    return new_house(tmp_path)


def new_house(folder: Path) -> House:
    made = CliRunner().invoke(main, ["new", SLUG, "--root", str(folder)])
    assert made.exit_code == 0, made.output
    return House(folder)
