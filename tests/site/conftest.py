"""The microsites, built strictly from the checkout's campaigns and a small dist of known files."""

from __future__ import annotations

import functools
import http.server
import io
import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page, Request
from tests.site.serving import served
from tests.site.telling import newsroom_house

from coban.archive import write_zip
from coban.artefact import Artefact, json_bytes, sha256, sha256_of, write_manifest, write_whole
from coban.campaign import House, load

CHECKOUT = Path(__file__).resolve().parents[2]
CAMPAIGNS = ("xu-lang", "tuyen-quang-10-10", "dak-nong-ra-quan", "quang-ngai-app")
KINDS = (
    "",
    "cai-dat/",
    "huong-dan/",
    "huong-dan/isee/",
    "an-pham/",
    "bao-chi/",
    "mat-mang/",
    "nham-dia-chi/",
)
"""An address of each kind of page of Xứ Lạng's site; the last is none."""


@dataclass(frozen=True, slots=True)
class Sites:
    """A root with docs/, dist/ and the built site/."""

    root: Path

    def folder(self, slug: str) -> Path:
        return self.root / "site" / slug


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Sites:
    root = tmp_path_factory.mktemp("house")
    for slug in CAMPAIGNS:
        shutil.copytree(CHECKOUT / "docs" / slug, root / "docs" / slug)
        stock(root, slug)
        build(root, slug)
    return Sites(root)


def build(root: Path, slug: str, *options: str) -> subprocess.CompletedProcess[str]:
    """One strict run of MkDocs, as `coban build` starts it."""
    run = mkdocs(root, slug, *options)
    assert run.returncode == 0, run.stdout + run.stderr
    return run


def mkdocs(root: Path, slug: str, *options: str) -> subprocess.CompletedProcess[str]:
    command = [
        sys.executable,
        "-m",
        "mkdocs",
        "build",
        "--strict",
        "-f",
        str(CHECKOUT / "mkdocs.yml"),
        *options,
    ]
    fixed = {
        "CAMPAIGN": slug,
        "COBAN_ROOT": str(root),
        "NO_MKDOCS_2_WARNING": "1",
        "SOURCE_DATE_EPOCH": "1640995200",
    }
    return subprocess.run(command, env=os.environ | fixed, capture_output=True, text=True, check=False)


def stock(root: Path, slug: str) -> None:
    """A dist/ of right shape: real names and records, flat pictures, a few bytes of PDF."""
    brief = load(House(root), slug)
    dist = root / "dist" / slug
    rows: list[Artefact] = []
    for order in brief.campaign.orders:
        if order.made_by or not isinstance(order.format, str):
            continue
        digital = brief.formats[order.format].digital
        places = [place.code for place in brief.places] if order.places == "all" else [None]
        for place in places:
            for message in order.messages:
                stem = "_".join(
                    filter(None, [order.format, place, message if len(order.messages) > 1 else None])
                )
                kinds = ("digital", "thumb") if digital else ("print", "preview", "thumb")
                rows += [_made(dist, kind, order.id, order.format, stem, place, message) for kind in kinds]
    write_manifest(dist / "manifest.json", slug, rows)
    _pack(dist / "kits" / f"{slug}-media-kit.zip", slug)


def _pack(path: Path, slug: str) -> None:
    """A kit of right shape with two files in it."""
    inside = {"index.html": b"<!doctype html>", "anh/bang-zon/a.png": _flat("png")}
    rows = [{"name": name, "sha256": sha256_of(content)} for name, content in inside.items()]
    record = {"coban": 2, "kind": "media-kit", "title": "Bộ tài liệu đầy đủ", "about": "Tất cả."}
    told = {**record, "campaign": slug, "releases": [], "files": rows}
    write_zip(path, {**inside, "manifest.json": json_bytes(told)})


def _made(
    dist: Path, kind: str, order: str, format_id: str, stem: str, place: str | None, message: str
) -> Artefact:
    suffix = {"print": "pdf", "thumb": "webp"}.get(kind, "png")
    path = f"{kind}/{order}/{stem}.{suffix}"
    write_whole(dist / path, b"%PDF-1.6\n%%EOF\n" if suffix == "pdf" else _flat(suffix))
    size: dict[str, Any] = {"size_mm": (6000.0, 1000.0), "px": None}
    if kind == "digital":
        size = {"size_mm": (285.75, 285.75), "px": (1080, 1080)}
    return Artefact(
        path=path,
        kind=kind,
        order=order,
        format=format_id,
        message=message,
        place=place,
        scale=1,
        inks=("field", "white"),
        font="Arimo Bold",
        qr=(),
        sponsor_share=None,
        bytes=(dist / path).stat().st_size,
        sha256=sha256(dist / path),
        key="",
        **size,
    )


@functools.cache
def _flat(suffix: str) -> bytes:
    stream = io.BytesIO()
    Image.new("RGB", (480, 80), "#003580").save(stream, suffix.upper())
    return stream.getvalue()


@pytest.fixture(scope="session")
def press_house(tmp_path_factory: pytest.TempPathFactory) -> House:
    """A small newsroom whose site has an address; its papers are set once."""
    return newsroom_house(tmp_path_factory.mktemp("newsroom"))


@pytest.fixture(scope="session")
def address(sites: Sites) -> Iterator[str]:
    """The root of a server on loopback that serves site/."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    serve = functools.partial(Handler, directory=str(sites.root / "site"))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def roots(sites: Sites) -> Iterator[dict[str, str]]:
    """Where each site is served, at the root of a host of its own, with the headers that it asks for."""
    with ExitStack() as stack:
        yield {slug: stack.enter_context(served(sites.folder(slug))) for slug in CAMPAIGNS}


@dataclass(slots=True)
class Visit:
    """An open page, with everything that went wrong on it."""

    page: Page
    troubles: list[str]
    hosts: set[str]


@pytest.fixture(params=[360, 1280], ids=["360px", "1280px"])
def width(request: pytest.FixtureRequest) -> int:
    return int(request.param)


@pytest.fixture
def visit(browser: Browser) -> Iterator[Visit]:
    yield from _visit(browser)


@pytest.fixture
def browser_without_script(browser: Browser) -> Iterator[Visit]:
    yield from _visit(browser, java_script_enabled=False)


def _visit(browser: Browser, **options: Any) -> Iterator[Visit]:
    context = browser.new_context(viewport={"width": 360, "height": 740}, locale="vi-VN", **options)
    page = context.new_page()
    troubles: list[str] = []
    hosts: set[str] = set()
    page.on("console", lambda message: troubles.append(f"{message.type}: {message.text}"))
    page.on("pageerror", lambda error: troubles.append(f"error: {error}"))
    page.on("requestfailed", lambda request: troubles.extend(_failure(request)))
    page.on("request", lambda request: hosts.add(request.url.split("/")[2]))
    page.on(
        "response",
        lambda answer: troubles.append(f"{answer.status}: {answer.url}") if answer.status >= 400 else None,
    )
    yield Visit(page, troubles, hosts)
    context.close()


def _failure(request: Request) -> list[str]:
    """A request given up because the test went on to the next page is no trouble."""
    return [] if request.failure == "net::ERR_ABORTED" else [f"{request.failure}: {request.url}"]
