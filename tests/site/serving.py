"""A web server on loopback that says what the site's own `_headers` asks, and packs text as servers do."""

from __future__ import annotations

import functools
import gzip
import http.server
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

PACKED = (".html", ".css", ".js", ".json", ".svg", ".xml", ".webmanifest")
TYPES = {".webmanifest": "application/manifest+json", ".woff2": "font/woff2", ".webp": "image/webp"}


def headers_of(site: Path) -> dict[str, str]:
    """The block of `_headers` for every file."""
    block = (site / "_headers").read_text("utf-8").partition("*\n")[2].splitlines()
    said = {}
    for line in block:
        if not line.startswith("  "):
            break
        name, _, value = line.strip().partition(": ")
        said[name] = value
    assert said["Content-Security-Policy"].startswith("default-src 'none'")
    return said


class Handler(http.server.SimpleHTTPRequestHandler):
    """One site at the root of a host, with its own 404 page."""

    protocol_version = "HTTP/1.1"
    said: dict[str, str]
    connections: set[socket.socket]

    def setup(self) -> None:
        super().setup()
        self.connections.add(self.connection)

    def handle(self) -> None:
        with suppress(ConnectionError):  # a browser that goes away tells nobody
            super().handle()

    def finish(self) -> None:
        self.connections.discard(self.connection)
        super().finish()

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if path.is_dir():
            if not self.path.partition("?")[0].endswith("/"):
                self.send_response(301)
                self.send_header("Location", f"{self.path}/")
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            path = path / "index.html"
        status = 200 if path.is_file() else 404
        path = path if path.is_file() else Path(self.directory) / "404.html"
        self._answer(status, path)

    def _answer(self, status: int, path: Path) -> None:
        body = path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", TYPES.get(path.suffix, self.guess_type(path)))
        if path.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            body = gzip.compress(body, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        # As nginx.conf and .htaccess do: the policy goes with pages, not with every file.
        page = path.suffix == ".html"
        for name, value in self.said.items():
            if page or name == "X-Content-Type-Options":
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format: str, *args: Any) -> None:
        pass


@contextmanager
def served(site: Path, port: int = 0) -> Iterator[str]:
    """The address of a site that is served as long as the block lasts."""
    kind = type("SiteHandler", (Handler,), {"said": headers_of(site), "connections": set()})
    with http.server.ThreadingHTTPServer(
        ("127.0.0.1", port), functools.partial(kind, directory=str(site))
    ) as server:
        server.daemon_threads = True
        server.block_on_close = False
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            thread.join()
            # A browser keeps its connections open, and they would go on answering.
            for connection in list(kind.connections):
                with suppress(OSError):
                    connection.shutdown(socket.SHUT_RDWR)
