"""The headers as nginx and Apache really send them, from the files that each site brings."""

from __future__ import annotations

import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import Message
from pathlib import Path

import pytest
from tests.site.conftest import Sites
from tests.site.serving import headers_of

NGINX = """
daemon off; worker_processes 1; pid {room}/nginx.pid; error_log {room}/error.log;
events {{ worker_connections 64; }}
http {{
  include /etc/nginx/mime.types;
  default_type application/octet-stream;
  access_log off;
  client_body_temp_path {room}/b; proxy_temp_path {room}/p; fastcgi_temp_path {room}/f;
  uwsgi_temp_path {room}/u; scgi_temp_path {room}/s;
  server {{ listen 127.0.0.1:{port}; root {site}; include {site}/nginx.conf; }}
}}
"""

APACHE = """
ServerRoot {room}
ServerName localhost
Listen 127.0.0.1:{port}
PidFile {room}/apache.pid
ErrorLog {room}/error.log
{modules}
TypesConfig /etc/mime.types
DocumentRoot {site}
<Directory {site}>
  AllowOverride All
  Require all granted
</Directory>
DirectoryIndex index.html
"""
MODULES = ("mpm_event", "authz_core", "dir", "mime", "headers", "deflate", "filter", "expires")


@pytest.fixture
def site(sites: Sites, tmp_path: Path) -> Path:
    copied = shutil.copytree(
        sites.folder("xu-lang"), tmp_path / "site", ignore=shutil.ignore_patterns("tai-ve", "q")
    )
    # pytest's folders are for their owner alone, and nginx serves as somebody else.
    for folder in (tmp_path, *tmp_path.parents[:3]):
        if folder.owner() == Path.home().owner() and folder != Path("/tmp"):
            folder.chmod(0o755)
    return Path(copied)


@pytest.fixture(params=["nginx", "apache2"])
def address(request: pytest.FixtureRequest, site: Path, tmp_path: Path) -> Iterator[str]:
    server = shutil.which(request.param) or f"/usr/sbin/{request.param}"
    port = _free_port()
    modules = "\n".join(
        f"LoadModule {name}_module /usr/lib/apache2/modules/mod_{name}.so" for name in MODULES
    )
    text = NGINX if request.param == "nginx" else APACHE
    config = tmp_path / "server.conf"
    config.write_text(text.format(room=tmp_path, port=port, site=site, modules=modules), "utf-8")
    flags = ["-c", str(config)] if request.param == "nginx" else ["-DFOREGROUND", "-f", str(config)]
    with _running([server, *flags], port, tmp_path / "error.log"):
        yield f"http://127.0.0.1:{port}/"


def test_pages_come_with_every_header_and_are_asked_for_anew(address: str, site: Path) -> None:
    status, headers, body = fetch(address)
    assert status == 200
    assert headers["Content-Encoding"] == "gzip"
    assert len(body) < (site / "index.html").stat().st_size / 2
    assert "no-cache" in headers["Cache-Control"]
    for name, value in headers_of(site).items():
        assert headers.get_all(name) == [value], name


def test_files_keep_as_long_as_their_names_allow(address: str, site: Path) -> None:
    style = next(site.glob("assets/stylesheets/site.*.css")).relative_to(site).as_posix()
    for path, age in (
        (style, "max-age=31536000"),
        ("assets/fonts/brand-bold.woff2", "max-age=604800"),
        ("assets/images/motif.svg", "max-age=604800"),
        ("sw.js", "no-cache"),
        ("search/search_index.json", "no-cache"),
    ):
        status, headers, _ = fetch(address + path)
        assert status == 200, path
        assert age in headers["Cache-Control"], path
        # A block of its own must not drop the headers of the whole.
        assert headers["X-Content-Type-Options"] == "nosniff", path


def test_types_lost_readers_and_the_servers_own_files(address: str) -> None:
    assert fetch(f"{address}manifest.webmanifest")[1].get_content_type() == "application/manifest+json"
    assert fetch(f"{address}assets/fonts/brand-bold.woff2")[1].get_content_type() == "font/woff2"
    status, headers, body = fetch(f"{address}nham/dia/chi/", packed=False)
    assert status == 404
    assert "Không tìm thấy trang" in body.decode()
    assert "Content-Security-Policy" in headers
    for name in ("nginx.conf", "_headers", ".htaccess"):
        assert fetch(address + name)[0] in (403, 404), name


def fetch(address: str, *, packed: bool = True) -> tuple[int, Message, bytes]:
    request = urllib.request.Request(address, headers={"Accept-Encoding": "gzip" if packed else "identity"})
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return answer.status, answer.headers, answer.read()
    except urllib.error.HTTPError as error:
        with error:
            return error.code, error.headers, error.read()


@contextmanager
def _running(command: list[str], port: int, log: Path) -> Iterator[None]:
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    try:
        for _ in range(100):
            if server.poll() is not None:
                raise AssertionError(
                    f"{command[0]} ended: {server.communicate()[1]} {log.read_text('utf-8')}"
                )
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            time.sleep(0.1)
        yield
    finally:
        server.terminate()
        server.communicate(timeout=10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
