"""A small house: the starter campaign with three communes, in a folder of its own."""

from __future__ import annotations

from concurrent.futures import Executor, Future
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from coban.campaign import House
from coban.cli import main

SLUG = "thu-nghiem"


class Inline(Executor):
    """Runs every task at once in this process: any Executor fits the recipe's slot."""

    def submit(self, fn: Any, /, *args: Any, **kwargs: Any) -> Future[Any]:
        future: Future[Any] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except Exception as error:  # noqa: BLE001 -- handed on to whoever asks the future
            future.set_exception(error)
        return future


@pytest.fixture
def inline() -> Inline:
    return Inline()


@pytest.fixture
def small(tmp_path: Path) -> House:
    made = CliRunner().invoke(main, ["new", SLUG, "--root", str(tmp_path)])
    assert made.exit_code == 0, made.output
    return House(tmp_path)


def change(house: House, file: str, was: str, now: str) -> None:
    """Replace words in a file of the campaign; they must stand there."""
    path = house.folder(SLUG) / file
    text = path.read_text("utf-8")
    assert was in text
    path.write_text(text.replace(was, now), "utf-8")
