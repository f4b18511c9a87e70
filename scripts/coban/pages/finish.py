"""The last pass over a built site: one style sheet, files named by their content, policies, the worker."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from pathlib import Path

from coban.artefact import write_whole
from coban.pages.gallery import DOWNLOADS
from coban.pages.offline import WORKER, Offline, filled, kept_files, override, weight_kb, worker
from coban.pages.security import headers, with_policy
from coban.pages.servers import server_files
from coban.pages.stylesheet import lean

STYLES, SCRIPTS = "assets/stylesheets", "assets/javascripts"
WORKERS = f"{SCRIPTS}/workers"
WEIGHT = "@offline-weight@"
"""Stands in the pages for what keeping them weighs, which is known only when all of them are there."""

_UP = r'(?P<up>[^"]*?)'
_SHEET = re.compile(
    rf'<link rel="stylesheet" href="{_UP}{STYLES}/(?P<name>main\.\w+\.min|brand|coban)\.css">\s*'
)
_BUNDLE = re.compile(r'<script src="([^"]*assets/javascripts/bundle\.[^"]+)"></script>')
_ALTERNATES = "link[rel=alternate]"
_TOGGLE = re.compile(r'(<input class="md-toggle"[^>]*?) autocomplete="off"')


@dataclass(frozen=True, slots=True)
class _Site:
    folder: Path
    pages: dict[Path, str]
    """HTML of every page, by file."""

    def written(self) -> None:
        for path, html in self.pages.items():
            write_whole(path, html.encode())


def finish(folder: Path, address: str | None, offline: Offline, overrides: Sequence[Path]) -> None:
    """Make a site that MkDocs has just built into what is published.

    `address` is where it will lie, where that is confirmed; `overrides` hold the workers' scripts.
    Downloads must not be there yet: they stay as they were made.
    """
    site = _Site(folder, {path: path.read_text("utf-8") for path in _pages(folder)})
    site = _late_search(_changed(_deaf_to_feeds(_named_by_content(_one_sheet(site)))), overrides)
    site = replace(site, pages={path: with_policy(html) for path, html in site.pages.items()})
    site.written()
    files = () if offline.ended else kept_files(folder, offline.pages)
    weight = str(weight_kb(folder, files))
    site = replace(site, pages={path: html.replace(WEIGHT, weight) for path, html in site.pages.items()})
    site.written()
    write_whole(folder / WORKER, worker(offline, folder, files, overrides).encode())
    for name, text in server_files(headers(site.pages.values(), address), address).items():
        write_whole(folder / name, text.encode())


def deferred(html: str) -> str:
    """Material's bundle must not hold up the page."""
    return _BUNDLE.sub(r'<script src="\1" defer></script>', html)


def _pages(folder: Path) -> Iterator[Path]:
    downloads = folder / DOWNLOADS
    return (path for path in sorted(folder.rglob("*.html")) if not path.is_relative_to(downloads))


def _changed(site: _Site) -> _Site:
    """What Material writes that no standard allows: checkboxes complete nothing."""
    return replace(site, pages={path: _TOGGLE.sub(r"\1", html) for path, html in site.pages.items()})


def _one_sheet(site: _Site) -> _Site:
    """Material's sheet, the brand's and ours as one, without what no page of this site can use."""
    found = sorted(site.folder.glob(f"{STYLES}/main.*.min.css"))
    parts = [*found, *(site.folder / STYLES / name for name in ("brand.css", "coban.css"))]
    text = "".join(part.read_text("utf-8").replace("\ufeff", "") for part in parts)
    # Sheets that only some pages load may read the one's custom properties.
    palettes = list(site.folder.glob(f"{STYLES}/palette.*.min.css"))
    others = [path for path in site.folder.glob(f"{STYLES}/*.css") if path not in (*parts, *palettes)]
    scripts = [path.read_text("utf-8") for path in (*sorted(site.folder.glob(f"{SCRIPTS}/*.js")), *others)]
    name = _named(site.folder, f"{STYLES}/site", ".css", lean(text, list(site.pages.values()), scripts))
    for part in (*parts, *palettes):
        part.unlink()

    def linked(found: re.Match[str]) -> str:
        # The first of the three becomes the one; what follows it is gone.
        return (
            f'<link rel="stylesheet" href="{found["up"]}{name}">\n'
            if found["name"].startswith("main.")
            else ""
        )

    return replace(site, pages={path: _SHEET.sub(linked, html) for path, html in site.pages.items()})


def _named_by_content(site: _Site) -> _Site:
    """Our script under a name that changes with it, so that browsers may keep it for long."""
    script = site.folder / SCRIPTS / "coban.js"
    name = _named(site.folder, f"{SCRIPTS}/coban", ".js", script.read_text("utf-8"))
    script.unlink()
    plain = f"{SCRIPTS}/coban.js"
    return replace(site, pages={path: html.replace(plain, name) for path, html in site.pages.items()})


def _deaf_to_feeds(site: _Site) -> _Site:
    """Beside each alternate of a page Material fetches a sitemap of another language: a feed has none."""
    found = sorted(site.folder.glob(f"{SCRIPTS}/bundle.*.min.js"))
    if not found:
        return site
    text = found[0].read_text("utf-8").replace(_ALTERNATES, f"{_ALTERNATES}[hreflang]")
    found[0].unlink()
    plain, name = f"{SCRIPTS}/{found[0].name}", _named(site.folder, f"{SCRIPTS}/bundle", ".min.js", text)
    return replace(site, pages={path: html.replace(plain, name) for path, html in site.pages.items()})


def _late_search(site: _Site, overrides: Sequence[Path]) -> _Site:
    """The search's words and worker come with the first query; the pages start a small stand-in."""
    index = site.folder / "search" / "search_index.json"
    found = sorted(site.folder.glob(f"{WORKERS}/search.*.min.js"))
    if not index.is_file() or not found:
        return site
    record = json.loads(index.read_text("utf-8"))
    docs = _named(site.folder, "search/docs", ".json", _json(record["docs"]))
    write_whole(index, _json({**record, "docs": []}).encode())
    values = {"docs": f"../../../{docs}", "worker": found[0].name}
    script = filled(override(overrides, "workers/search.js"), values)
    late = _named(site.folder, f"{WORKERS}/late", ".js", script)
    plain = found[0].relative_to(site.folder).as_posix()
    return replace(site, pages={path: html.replace(plain, late) for path, html in site.pages.items()})


def _json(record: object) -> str:
    """Without the six signs for each Vietnamese letter that MkDocs writes."""
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))


def _named(folder: Path, stem: str, suffix: str, text: str) -> str:
    name = f"{stem}.{sha256(text.encode()).hexdigest()[:8]}{suffix}"
    write_whole(folder / name, text.encode())
    return name
