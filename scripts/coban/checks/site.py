"""The built site as the judge sees it: links, pictures and anchors, read from the finished HTML."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path

from coban.campaign.brief import Brief
from coban.measure import Unmeasured


@dataclass(frozen=True, slots=True)
class SitePage:
    """What one HTML page refers to."""

    path: str
    """From the site's folder."""
    links: tuple[str, ...]
    """Targets of links, style sheets, scripts, pictures and of a forwarding page."""
    images: tuple[tuple[str, str | None], ...]
    """Source and alternative text of each picture; None where it has none at all."""
    anchors: frozenset[str]


@dataclass
class Site:
    """A built site with the campaign it belongs to."""

    brief: Brief
    folder: Path

    @cached_property
    def pages(self) -> dict[str, SitePage]:
        """By path, read once. Raises Unmeasured when nothing was built."""
        files = sorted(self.folder.rglob("*.html"))
        if not files:
            raise Unmeasured(f"chưa có trang nào trong site/{self.folder.name}/ (cần `coban build` trước)")
        found = (_page(file, file.relative_to(self.folder).as_posix()) for file in files)
        return {page.path: page for page in found}

    def holds(self, path: str) -> bool:
        """Whether the site serves this path, a folder standing for its index page."""
        found = (self.folder / path).resolve()
        if not found.is_relative_to(self.folder.resolve()):
            return False
        return found.is_file() or (found / "index.html").is_file()


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.links: list[str] = []
        self.images: list[tuple[str, str | None]] = []
        self.anchors: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self.anchors |= {name for key in ("id", "name") if (name := values.get(key))}
        for key in ("href", "src", "data-src", "poster"):
            if target := values.get(key):
                self.links.append(target)
        for candidate in (values.get("srcset") or "").split(","):
            if parts := candidate.split():
                self.links.append(parts[0])
        if tag == "meta" and (values.get("http-equiv") or "").lower() == "refresh":
            self.links.append((values.get("content") or "").partition("url=")[2].strip(" '\""))
        if tag == "img":
            hidden = values.get("aria-hidden") == "true" or values.get("role") == "presentation"
            self.images.append((values.get("src") or "", "" if hidden else values.get("alt")))


def _page(file: Path, path: str) -> SitePage:
    reader = _Reader()
    reader.feed(file.read_text("utf-8"))
    return SitePage(path, tuple(reader.links), tuple(reader.images), frozenset(reader.anchors))
