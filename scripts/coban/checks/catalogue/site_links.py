from __future__ import annotations

import posixpath
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

from coban.campaign.facts import known
from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.registry import Said, check
from coban.checks.site import Site

MOST_NAMED = 5


@check(
    "site-links",
    label="Liên kết của trang còn sống",
    looks_at="site",
    rationale="""
        A dead link on a page of the state costs trust. Every link, picture, style sheet and script of every
        built page must lead to a file of the site, and its anchor to a place in that page. Addresses of other
        hosts are counted, not called: a check that asks the network says something else each day.
    """,
    source="HTML, 2.4",
)
def site_links(site: Site) -> Iterator[Said]:
    """Every link within the built site leads somewhere."""
    dead: dict[str, list[str]] = {}
    total = 0
    for page in site.pages.values():
        for link in page.links:
            target = _inside(site, page.path, link)
            if target is None:
                continue
            total += 1
            path, anchor = target
            if not _leads(site, path, anchor):
                dead.setdefault(link, []).append(page.path)
    yield Measured("site-links", "Liên kết đã thử trong trang", total, "liên kết")
    for link, pages in sorted(dead.items()):
        others = f" và {len(pages) - MOST_NAMED} trang khác" if len(pages) > MOST_NAMED else ""
        yield Finding(
            Outcome.FAIL,
            "dead-link",
            f"Liên kết “{link}” không dẫn tới đâu ({', '.join(pages[:MOST_NAMED])}{others}). Hãy sửa hoặc "
            "bỏ đi.",
            pages[0],
        )


def _inside(site: Site, page: str, link: str) -> tuple[str, str] | None:
    """Path from the site's folder and anchor; None for what leads elsewhere."""
    parts = urlsplit(link)
    home = urlsplit(known(site.brief.campaign.site) or "")
    if parts.scheme or parts.netloc:
        if parts.netloc != home.netloc or parts.scheme not in ("http", "https"):
            return None
        return unquote(parts.path.removeprefix(home.path.rstrip("/")).lstrip("/")), parts.fragment
    if not parts.path:
        return page, unquote(parts.fragment)
    if parts.path.startswith("/"):
        base = home.path.rstrip("/")
        return unquote(parts.path.removeprefix(base).lstrip("/")), unquote(parts.fragment)
    joined = posixpath.normpath(posixpath.join(posixpath.dirname(page), unquote(parts.path)))
    return ("" if joined == "." else joined), unquote(parts.fragment)


def _leads(site: Site, path: str, anchor: str) -> bool:
    if not site.holds(path):
        return False
    page = site.pages.get(path) or site.pages.get(posixpath.join(path, "index.html"))
    # `__…` are the theme's own switches, made by its script.
    return not anchor or page is None or anchor in page.anchors or anchor.startswith(("__", ":~:"))
