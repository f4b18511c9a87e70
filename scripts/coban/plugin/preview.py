"""What `mkdocs serve` lacks: it outlives spoilt facts, shows pieces while they are drawn, ends as a whole."""

from __future__ import annotations

import os
import shutil
import signal
import sys
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from types import FrameType
from typing import NoReturn

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

from coban.artefact import Artefact, read_manifest
from coban.campaign.house import House
from coban.pages.gallery import DOWNLOADS

log = get_plugin_logger("coban")

STARTER = "COBAN_STARTER_HOLDS_STDIN"
"""Set by a starter that keeps our standard input open for as long as it lives."""


class Drafts:
    """Small pictures of pieces that `coban serve` is drawing anew."""

    def __init__(self, house: House, slug: str) -> None:
        self.folder = house.drafts(slug)
        """Watched: its manifest changes whenever pieces do."""
        self.folder.mkdir(parents=True, exist_ok=True)
        self.rows: tuple[Artefact, ...] = read_manifest(self.folder / "manifest.json")
        self._dist = house.dist(slug)
        self._links = house.cache / "links" / slug
        self._links.mkdir(parents=True, exist_ok=True)

    def offer(self, site: Path, paths: Iterable[str]) -> None:
        """Links to what was made and to the drafts, in a folder of their own: after a save few are others.

        What is being made anew may be missing for a moment.
        """
        wanted = {path: self._dist / path for path in paths}
        drafts = {row.path: self.folder / row.path for row in self.rows}
        wanted |= {path: draft for path, draft in drafts.items() if draft.is_file()}
        for link in [path for path in self._links.rglob("*") if path.is_symlink()]:
            path = link.relative_to(self._links).as_posix()
            if wanted.get(path) == link.readlink():
                del wanted[path]
            else:
                link.unlink()
        for path, source in wanted.items():
            (self._links / path).parent.mkdir(parents=True, exist_ok=True)
            (self._links / path).symlink_to(source)
        (site / DOWNLOADS).unlink(missing_ok=True)
        (site / DOWNLOADS).symlink_to(self._links)


def outliving(server: LiveReloadServer, builder: Callable[[], None]) -> LiveReloadServer:
    """Keep the last good pages while facts are spoilt, and leave nothing behind when told to end."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _end)
    server.builder = lambda: _rebuild(server, builder)
    return server


def leave_with_starter() -> None:
    """End when the starter ends, however it ends: even killed, it lets go of our standard input."""
    if os.environ.get(STARTER):
        threading.Thread(target=_wait_for_starter, daemon=True).start()


def _wait_for_starter() -> None:
    sys.stdin.buffer.read()
    os.kill(os.getpid(), signal.SIGTERM)


def _rebuild(server: LiveReloadServer, builder: Callable[[], None]) -> None:
    """Build; where that fails, put the pages back and go on. MkDocs would answer nothing any more."""
    good = Path(f"{server.root}.good")
    site = Path(server.root)
    site.rename(good)
    try:
        builder()
    except Exception as error:  # noqa: BLE001 -- whatever it was, the preview outlives it
        shutil.rmtree(site, ignore_errors=True)
        good.rename(site)
        log.error("%s\nThe pages shown are the last good ones. Mend it and save: they follow.", error)
    finally:
        shutil.rmtree(good, ignore_errors=True)


def _end(_number: int, _frame: FrameType | None) -> NoReturn:
    """As Ctrl-C, once: MkDocs then removes its temporary site, and nothing may stop it in that."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.SIG_IGN)
    raise KeyboardInterrupt
