"""Reading without a network: the files of a site that a reader may keep, and the service worker for it."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin

WORKER = "sw.js"
LOST, LOST_PAGE = "mat-mang/", "mat-mang.md"
"""Where a reader without a network lands who asks for a page that was not kept."""

SEARCH = ("assets/javascripts/workers/*.js", "assets/javascripts/lunr/min/*.js", "search/*.json")
"""What the search fetches when somebody looks for something."""

_HERE = "https://here.invalid/"
_URL = re.compile(r"""url\(\s*(["']?)([^"')]+)\1\s*\)""")


@dataclass(frozen=True, slots=True)
class Offline:
    """What a site keeps, or that it keeps nothing any more."""

    slug: str
    ended: bool
    """The campaign is over: the worker deletes what devices had kept."""
    pages: tuple[str, ...]
    """HTML files to keep, from the site's root; what they show is kept with them."""

    @property
    def cache(self) -> str:
        """Sites of several campaigns may share one host."""
        return f"coban-{self.slug}"


def kept_files(folder: Path, pages: Iterable[str]) -> tuple[str, ...]:
    """The pages and all that they load from the site: style sheets, scripts, pictures, fonts, the search."""
    found = dict.fromkeys(sorted(pages))
    for page in list(found):
        found |= dict.fromkeys(_loads(folder, page))
    for style in [path for path in found if path.endswith(".css")]:
        text = (folder / style).read_text("utf-8")
        found |= dict.fromkeys(_local(folder, style, (target for _, target in _URL.findall(text))))
    if any(path.startswith("assets/javascripts/bundle.") for path in found):
        for pattern in SEARCH:
            found |= dict.fromkeys(
                path.relative_to(folder).as_posix() for path in sorted(folder.glob(pattern))
            )
    return tuple(found)


def weight_kb(folder: Path, files: Iterable[str]) -> int:
    """What keeping them costs on the network, packed as servers send it, to the next 10 KB."""
    total = sum(
        min(len(gzip.compress(raw, 6)), len(raw)) for raw in ((folder / file).read_bytes() for file in files)
    )
    return -(-total // 10_000) * 10


def worker(offline: Offline, folder: Path, files: Iterable[str], overrides: Iterable[Path]) -> str:
    """The service worker's script. Its bytes change when, and only when, something that it keeps does."""
    name = "farewell.js" if offline.ended else "offline.js"
    template = override(overrides, f"workers/{name}")
    kept = {address(file): sha256((folder / file).read_bytes()).hexdigest()[:12] for file in files}
    listed = json.dumps(kept, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return filled(template, {"name": offline.cache, "lost": LOST, "kept": listed})


def address(file: str) -> str:
    """'huong-dan/isee/index.html' → 'huong-dan/isee/'."""
    return file.removesuffix("index.html") if file.rpartition("/")[2] == "index.html" else file


def override(overrides: Iterable[Path], path: str) -> str:
    """What a file of the overrides says; the root's own wins over the shipped one."""
    return next(file for base in overrides if (file := base / path).is_file()).read_text("utf-8")


def filled(template: str, values: Mapping[str, str]) -> str:
    """The template with each `@name@` replaced."""
    for name, value in values.items():
        template = template.replace(f"@{name}@", value)
    return template


def _loads(folder: Path, page: str) -> tuple[str, ...]:
    reader = _Reader()
    reader.feed((folder / page).read_text("utf-8"))
    return _local(folder, page, reader.found)


def _local(folder: Path, base: str, targets: Iterable[str]) -> tuple[str, ...]:
    """Files of the site among what a file of it names."""
    paths = (urldefrag(urljoin(_HERE + base, target))[0].partition("?")[0] for target in targets)
    local = (unquote(path.removeprefix(_HERE)) for path in paths if path.startswith(_HERE))
    return tuple(path for path in local if (folder / path).is_file())


class _Reader(HTMLParser):
    """What a page fetches by itself, and the icons it names."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ("img", "script") and given.get("src"):
            self.found.append(given["src"] or "")
        if tag == "link" and given.get("rel") in ("stylesheet", "icon", "manifest"):
            self.found.append(given.get("href") or "")
