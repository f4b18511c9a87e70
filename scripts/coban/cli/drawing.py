"""Drawing beside a preview: whenever the facts change, drafts of what differs, then the pieces themselves."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time

from coban.build import build
from coban.build.drafts import clear_drafts, draw_drafts
from coban.campaign import House
from coban.cli.frame import console
from coban.cli.show import print_summary
from coban.errors import CobanError

PATIENCE_SECONDS = 5
PAGES_FIRST_SECONDS = 1.5
"""How long nothing must have changed: the pages are made first, and drawing would take their processors."""

TEXT = {".md"}
"""Pages alone: saving one draws nothing."""

State = frozenset[tuple[str, int, int]]
"""Path, time and size of every file that pieces may be made from."""


class Drawing:
    """One process at a time that draws a campaign's pieces; a newer change ends it and begins again."""

    def __init__(self, house: House, slug: str, jobs: int) -> None:
        self._house, self._slug, self._jobs = house, slug, jobs
        self._seen: State | None = None
        self._since = 0.0
        """When what was seen last was seen first, by the monotonic clock."""
        self._drawn: State | None = None
        self._process: multiprocessing.process.BaseProcess | None = None

    def follow(self) -> None:
        """Begin (again) if the facts are others than those last drawn, and stay so."""
        state = facts_state(self._house, self._slug)
        if state != self._seen:
            self._seen, self._since = state, time.monotonic()
            self.end()
        if state == self._drawn and self._process is not None:
            return
        if time.monotonic() - self._since < PAGES_FIRST_SECONDS:
            return
        self._drawn = state
        # Forking shares what is loaded already; elsewhere than on Linux it is not safe.
        fork = sys.platform == "linux"
        context = multiprocessing.get_context("fork") if fork else multiprocessing.get_context("spawn")
        self._process = context.Process(target=_draw, args=(self._house, self._slug, self._jobs))
        self._process.start()

    def end(self) -> None:
        """Nothing is half-written: what was finished stays, the rest is drawn the next time."""
        if self._process is None:
            return
        self._process.terminate()
        self._process.join(PATIENCE_SECONDS)
        if self._process.is_alive():
            self._process.kill()
            self._process.join()
        self._process = None


def facts_state(house: House, slug: str) -> State:
    """Changes when, and only when, a file does that pieces may be made from."""
    found = []
    for folder in (house.folder(slug), house.root / "assets"):
        for path in folder.rglob("*"):
            if path.suffix in TEXT or path.name.startswith("."):
                continue
            try:
                status = path.stat()
            except FileNotFoundError:
                continue
            if not path.is_dir():
                found.append((str(path), status.st_mtime_ns, status.st_size))
    return frozenset(found)


def _draw(house: House, slug: str, jobs: int) -> None:
    """In its own process. What is wrong with the facts the pages' own process tells."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    os.nice(5)
    try:
        draw_drafts(house, slug)
        summary = build(house, [slug], jobs=jobs, site=False)
    except CobanError:
        return
    clear_drafts(house, slug)
    print_summary(console(), summary)


def _leave_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent:
        parent.join()
        os._exit(1)
