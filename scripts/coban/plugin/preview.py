"""What `mkdocs serve` lacks: it outlives spoilt facts, and ends as a whole."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Callable
from pathlib import Path
from types import FrameType
from typing import NoReturn

from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("coban")


def outliving(server: LiveReloadServer, builder: Callable[[], None]) -> LiveReloadServer:
    """Keep the last good pages while facts are spoilt, and leave nothing behind when told to end."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, _end)
    server.builder = lambda: _rebuild(server, builder)
    return server


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
