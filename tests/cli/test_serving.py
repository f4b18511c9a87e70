"""`coban serve`: the site on this machine, while facts are spoilt and mended, and how it ends."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from click.testing import CliRunner

from coban.artefact import read_manifest
from coban.cli import main

SLUG = "thu-nghiem"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    assert CliRunner().invoke(main, ["new", SLUG, "--root", str(tmp_path)]).exit_code == 0
    return tmp_path


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


@contextmanager
def served(root: Path, port: int) -> Iterator[subprocess.Popen[bytes]]:
    """`coban serve` in a session of its own, its temporary files in root/tmp; nothing of it stays."""
    (root / "tmp").mkdir()
    with (root / "serve.log").open("wb") as log:
        serving = subprocess.Popen(
            [sys.executable, "-m", "coban", "serve", SLUG, "--port", str(port), "--root", str(root)],
            stdout=log,
            stderr=log,
            start_new_session=True,
            env={**os.environ, "TMPDIR": str(root / "tmp")},
        )
    try:
        yield serving
    finally:
        if session(serving.pid):
            os.killpg(serving.pid, signal.SIGKILL)
        serving.wait(timeout=20)


def session(leader: int) -> list[int]:
    """Living processes of the leader's session, itself included."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _parent, _group, its_session, *_ = status.read_text().rpartition(")")[2].split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        if state != "Z" and int(its_session) == leader:
            found.append(int(status.parent.name))
    return found


@pytest.mark.parametrize(
    ("ending", "code"), [(signal.SIGTERM, 128 + signal.SIGTERM), (signal.SIGHUP, 129), (signal.SIGINT, 0)]
)
def test_nobody_is_left_when_serve_is_told_to_end(root: Path, ending: signal.Signals, code: int) -> None:
    port = free_port()
    with served(root, port) as serving:
        assert "Chiến dịch thử nghiệm" in page(f"http://127.0.0.1:{port}/")
        assert len(session(serving.pid)) >= 2
        serving.send_signal(ending)
        assert serving.wait(timeout=20) == code
        assert session(serving.pid) == []
        assert list((root / "tmp").glob("mkdocs_*")) == []
    with socket.socket() as again:
        again.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        again.bind(("127.0.0.1", port))


@pytest.mark.parametrize("drawing", [True, False])
def test_nobody_is_left_when_serve_is_killed(root: Path, drawing: bool) -> None:
    port = free_port()
    with served(root, port) as serving:
        page(f"http://127.0.0.1:{port}/")
        if not drawing:
            wait_until(lambda: len(session(serving.pid)) == 2)
        serving.kill()
        serving.wait(timeout=20)
        wait_until(lambda: session(serving.pid) == [])
        assert list((root / "tmp").glob("mkdocs_*")) == []


def test_ctrl_c_ends_serve_and_its_server_at_once(root: Path) -> None:
    port = free_port()
    with served(root, port) as serving:
        page(f"http://127.0.0.1:{port}/")
        os.killpg(serving.pid, signal.SIGINT)
        assert serving.wait(timeout=20) == 0
        assert session(serving.pid) == []
        assert list((root / "tmp").glob("mkdocs_*")) == []
    assert "Traceback" not in (root / "serve.log").read_text("utf-8")


@pytest.mark.parametrize(
    ("file", "was", "spoilt"),
    [
        ("campaign.yml", "format: poster-a2", b"format: poster-a9"),
        ("campaign.yml", "name: Chiến dịch thử nghiệm", b"name: [Chien dich"),
        # MkDocs notices this one only after it has emptied its folder.
        ("gioi-thieu.md", "Cơ quan chủ trì:", b"\xff\xfe"),
    ],
)
def test_the_last_good_pages_stand_while_facts_are_spoilt(
    root: Path, file: str, was: str, spoilt: bytes
) -> None:
    port = free_port()
    source = root / "docs" / SLUG / file
    good = source.read_bytes()
    address = f"http://127.0.0.1:{port}/"
    with served(root, port):
        assert "Câu hứa của chiến dịch" in page(address)
        assert good.count(was.encode()) == 1
        source.write_bytes(good.replace(was.encode(), spoilt))
        wait_until(lambda: "last good ones" in (root / "serve.log").read_text("utf-8"))
        assert "Câu hứa của chiến dịch" in at_once(address)
        assert "Cơ quan chủ trì" in at_once(f"{address}gioi-thieu/")

        source.write_bytes(good)
        facts = root / "docs" / SLUG / "campaign.yml"
        facts.write_text(facts.read_text("utf-8").replace("Câu hứa của", "Lời hứa của"), "utf-8")
        wait_until(lambda: "Lời hứa của chiến dịch" in page(address))


@pytest.mark.parametrize(
    ("file", "was", "becomes"),
    [
        ("gioi-thieu.md", "Cơ quan chủ trì:", "Cơ quan thực hiện:"),
        ("campaign.yml", "name: Chiến dịch thử nghiệm", "name: Chiến dịch thử lần hai"),
        ("places.csv", "Xã Thí Điểm 1", "Xã Thí Điểm Một"),
    ],
)
def test_a_save_shows(root: Path, file: str, was: str, becomes: str) -> None:
    port = free_port()
    source = root / "docs" / SLUG / file
    address = f"http://127.0.0.1:{port}/"
    where = {"gioi-thieu.md": "gioi-thieu/", "campaign.yml": "bao-chi/", "places.csv": "an-pham/"}[file]
    shown = becomes.removeprefix("name: ")
    with served(root, port) as serving:
        page(address)
        wait_until(lambda: len(session(serving.pid)) == 2)
        wait_until(lambda: was.removeprefix("name: ") in page(address + where))
        text = source.read_text("utf-8")
        assert text.count(was) == 1
        source.write_text(text.replace(was, becomes), "utf-8")
        wait_until(lambda: shown in page(address + where))


def test_pieces_follow_their_facts_drafts_first_and_a_page_draws_nothing(root: Path) -> None:
    port = free_port()
    address = f"http://127.0.0.1:{port}/"
    manifest = root / "dist" / SLUG / "manifest.json"
    with served(root, port) as serving:
        page(address)
        wait_until(lambda: manifest.is_file() and len(session(serving.pid)) == 2)
        wait_until(lambda: "đang vẽ lại" not in page(f"{address}an-pham/"))
        made = {row.path: row for row in read_manifest(manifest)}
        times = {path: (root / "dist" / SLUG / path).stat().st_mtime_ns for path in made}

        text = root / "docs" / SLUG / "gioi-thieu.md"
        text.write_text(text.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")
        wait_until(lambda: "Thêm một câu" in page(f"{address}gioi-thieu/"))
        assert {path: (root / "dist" / SLUG / path).stat().st_mtime_ns for path in made} == times

        facts = root / "docs" / SLUG / "campaign.yml"
        facts.write_text(facts.read_text("utf-8").replace("khẩu hiệu khác", "khẩu hiệu nữa"), "utf-8")
        wait_until(lambda: "đang vẽ lại" in page(f"{address}an-pham/"))
        wait_until(lambda: "đang vẽ lại" not in page(f"{address}an-pham/"))
        after = {row.path: row for row in read_manifest(manifest)}
        assert after.keys() == made.keys()
        assert any(after[path].key != made[path].key for path in made)
        for path in made:
            if after[path].key == made[path].key:
                assert (root / "dist" / SLUG / path).stat().st_mtime_ns == times[path]


def at_once(address: str) -> str:
    with urllib.request.urlopen(address, timeout=5) as answer:
        return str(answer.read().decode())


def wait_until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 30
    while not true():
        assert time.monotonic() < deadline
        time.sleep(0.1)


def test_serve_refuses_a_port_in_use(root: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = CliRunner().invoke(main, ["serve", SLUG, "--port", str(port), "--root", str(root)])
    assert (done.exit_code, done.output) == (
        2,
        f"--port: {port} cannot be used (Address already in use); choose another\n",
    )


def page(address: str) -> str:
    """The page, as soon as the server stands."""
    deadline = time.monotonic() + 60
    while True:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                return str(answer.read().decode())
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.1)
