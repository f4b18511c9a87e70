"""`coban build --at` and `--press`: what cannot be used is refused before anything is made."""

from __future__ import annotations

import pytest
from click.testing import CliRunner

from coban.build import preview_folder
from coban.campaign import House
from coban.cli import main
from coban.errors import InputError


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (
            ("--at", "ngày mai"),
            "'ngày mai' is not a moment; expected a day and hour such as 2022-05-10T12:00",
        ),
        (("--press", "ngan"), "the key can be guessed; expected at least 16 letters, digits and signs"),
        (("--press", ""), "the key can be guessed"),
        (("--press", "mot-khoa-co-\nxuong-dong"), "the key can be guessed"),
    ],
)
def test_what_cannot_be_used_is_refused(small: House, options: tuple[str, str], words: str) -> None:
    done = CliRunner().invoke(main, ["build", "--root", str(small.root), *options])
    assert done.exit_code == 2 and words in done.output
    assert not (small.root / "dist").exists() and not (small.root / "site-press").exists()


def test_a_key_leads_to_one_path_that_does_not_tell_it(small: House) -> None:
    names = {preview_folder(small, key).name for key in ("mot-khoa-kho-doan-1", "mot-khoa-kho-doan-2")}
    assert len(names) == 2 and all(len(name) == 26 and name.isalnum() and name.islower() for name in names)
    assert preview_folder(small, "mot-khoa-kho-doan-1").name in names
    with pytest.raises(InputError):
        preview_folder(small, "x" * 15)
