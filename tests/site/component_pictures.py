"""Draw writing.md's pictures from its own examples: `python -m tests.site.component_pictures`."""

from __future__ import annotations

import functools
import http.server
import re
import shutil
import tempfile
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright
from tests.chromium import CHROMIUM
from tests.site.conftest import CHECKOUT, build, stock

MANUAL = CHECKOUT / "docs" / "manual"
SLUG = "xu-lang"
PAGE = "vi-du"
_EXAMPLE = re.compile(
    r"```jinja\n(?P<source>.*?)```\n\n!\[[^\]]+\]\((?P<picture>writing/[a-z0-9-]+\.png)\)", re.S
)


@dataclass(frozen=True, slots=True)
class Example:
    """A piece of Markdown as the manual shows it, and its picture."""

    source: str
    picture: Path


def examples() -> list[Example]:
    text = (MANUAL / "writing.md").read_text("utf-8")
    return [Example(found["source"], MANUAL / found["picture"]) for found in _EXAMPLE.finditer(text)]


def house(root: Path) -> Path:
    """A root whose campaign has one page with every example, in frames numbered from 0; the built site."""
    shutil.copytree(CHECKOUT / "docs" / SLUG, root / "docs" / SLUG)
    stock(root, SLUG)
    framed = (
        f'<div id="vi-du-{number}" markdown="1">\n\n{example.source}\n</div>\n'
        for number, example in enumerate(examples())
    )
    head = "---\ntitle: Ví dụ\ndescription: Ví dụ.\n---\n\n# Ví dụ\n\n"
    (root / "docs" / SLUG / f"{PAGE}.md").write_text(head + "\n".join(framed), "utf-8")
    build(root, SLUG)
    return root / "site" / SLUG


def pictures(site: Path) -> Iterator[tuple[Path, bytes]]:
    """Each picture's file and its PNG, as a reader with a wide screen sees the example."""

    class Handler(http.server.SimpleHTTPRequestHandler):
        def log_message(self, format: str, *args: Any) -> None:
            pass

    serve = functools.partial(Handler, directory=str(site))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), serve) as server, sync_playwright() as play:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 900})
        page.goto(f"http://127.0.0.1:{server.server_port}/{PAGE}/")
        for number, example in enumerate(examples()):
            yield example.picture, page.locator(f"#vi-du-{number}").screenshot()
        browser.close()
        server.shutdown()


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for file, png in pictures(house(Path(folder))):
            file.parent.mkdir(exist_ok=True)
            file.write_bytes(png)


if __name__ == "__main__":
    main()
