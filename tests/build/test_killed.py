"""Killed at any moment, a build leaves no damaged file under its final name, and the next run completes.

The whole group of processes is killed outright, at moments spread by chance over the build: while pieces are
painted, while report, kit and packages are written, while MkDocs makes the site. Each time every file that
stands has the bytes of a build that nobody disturbed: the new one's, or the older one's that was there.
"""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.build.conftest import SLUG, change

from coban.artefact import sha256
from coban.campaign import House

MADE = ("dist", "site")
KILLS = (
    ("nothing", 3, False),
    ("cleared", 8, False),
    ("cleared", 2, True),
    ("changed", 6, False),
    ("changed", 1, True),
)
"""Begun from nothing, after somebody deleted the files, or after facts changed; how many times; whether with
the site. Most are spared the judging, which is slow and writes nothing but its own cache."""

SEED = 20221010
SOONER = 0.7
"""A build that ended before its moment is tried again, and killed at so much of it."""

Tree = dict[str, str]
"""Digests of files by their path from the root."""


class Launcher:
    """Starts builds of one folder."""

    def __init__(self, root: Path) -> None:
        self._root, self.log = root, root / "said.txt"
        self._process = subprocess.Popen(
            [sys.executable, str(Path(__file__).with_name("launcher.py")), str(self.log)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def start(self, *, site: bool) -> int:
        """The number of the build's process, and of its group."""
        arguments = ["build", SLUG, "--jobs", "2", "--root", str(self._root)]
        self._write(json.dumps(arguments if site else [*arguments, "--no-site"]))
        return self._read()

    def code(self) -> int:
        """How the build that was started ended."""
        return self._read()

    def close(self) -> None:
        assert self._process.stdin and self._process.stdout
        self._process.stdin.close()
        assert self._process.wait(timeout=60) == 0
        self._process.stdout.close()

    def _write(self, line: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(line + "\n")
        self._process.stdin.flush()

    def _read(self) -> int:
        assert self._process.stdout
        return int(self._process.stdout.readline())


@dataclass(frozen=True, slots=True)
class Stage:
    """A build to be killed: what stands before it, what when it is done, how long it takes undisturbed."""

    start: str
    older: Path
    """A copy of what was made before the facts changed."""
    old: Tree
    new: Tree
    site: bool
    seconds: float


@pytest.fixture
def launcher(small: House) -> Iterator[Launcher]:
    made = Launcher(small.root)
    yield made
    made.close()


def test_killed_at_twenty_moments_nothing_is_damaged_and_the_next_run_completes(
    small: House, launcher: Launcher, tmp_path_factory: pytest.TempPathFactory
) -> None:
    older = tmp_path_factory.mktemp("older")
    keep_banners(small)
    finish(launcher, site=True)
    copy(small.root, older)
    change(small, "places.csv", "Xã Thí Điểm 2", "Xã Thí Điểm Mới")
    change(small, "campaign.yml", "tagline: Câu hứa của chiến dịch", "tagline: Câu hứa khác")

    chance = random.Random(SEED)
    found: list[Tree] = []
    for start, times, site in KILLS:
        stage = undisturbed(small, launcher, start, older, site=site)
        for index in range(times):
            found.append(kill(small, launcher, stage, stage.seconds * (index + chance.random()) / times))
            finish(launcher, site=site)
            assert tree(small.root) == stage.new
            # In the cache one goes when it is an hour old: a check that holds no lock may be writing it.
            assert not [part for part in small.root.rglob("*.part") if ".cache" not in part.parts]
    assert len(found) == 20
    stood = sum(f"dist/{SLUG}/manifest.json" in names for names in found)
    assert 0 < stood < len(found), "no kill before the manifest was written, or none after"


def keep_banners(house: House) -> None:
    """The orders but the first are left out, to be done sooner."""
    facts = house.folder(SLUG) / "campaign.yml"
    banners, first_other, _ = facts.read_text("utf-8").partition("  - id: ap-phich\n")
    assert first_other
    facts.write_text(banners, "utf-8")


def undisturbed(house: House, launcher: Launcher, start: str, older: Path, *, site: bool) -> Stage:
    begin(house, start, older)
    old = tree(house.root)
    seconds = finish(launcher, site=site)
    new = tree(house.root)
    assert new != old
    return Stage(start, older, old, new, site, seconds)


def kill(house: House, launcher: Launcher, stage: Stage, moment: float) -> Tree:
    """What stands after the build was killed at this moment, or as much sooner as it must be to be one."""
    while True:
        begin(house, stage.start, stage.older)
        group = launcher.start(site=stage.site)
        time.sleep(moment)
        with suppress(ProcessLookupError):
            os.killpg(group, signal.SIGKILL)
        if launcher.code() == -signal.SIGKILL:
            break
        moment *= SOONER
    left = tree(house.root)
    for name, digest in left.items():
        assert digest in (stage.old.get(name), stage.new.get(name)), f"{name} is damaged"
    return left


def finish(launcher: Launcher, *, site: bool) -> float:
    """Seconds that a build takes which nobody disturbs; it must end well."""
    started = time.monotonic()
    launcher.start(site=site)
    assert launcher.code() == 0, launcher.log.read_text("utf-8")
    return time.monotonic() - started


def begin(house: House, start: str, older: Path) -> None:
    """The folder as it stands before the build."""
    for name in (*MADE, ".cache") if start == "nothing" else MADE:
        shutil.rmtree(house.root / name, ignore_errors=True)
    if start == "changed":
        copy(older, house.root)


def copy(source: Path, target: Path) -> None:
    for name in (*MADE, ".cache"):
        shutil.copytree(source / name, target / name, dirs_exist_ok=True)


def tree(root: Path) -> Tree:
    """Every file under its final name."""
    files = (path for name in MADE for path in (root / name).rglob("*") if path.is_file())
    named = ((path.relative_to(root), path) for path in files)
    return {
        name.as_posix(): sha256(path)
        for name, path in named
        if not any(part.endswith(".part") for part in name.parts)
    }
