"""A preview for invited newsrooms is kept out of every search engine, whatever serves it."""

from __future__ import annotations

from pathlib import Path

from coban.artefact import write_whole

ROBOTS = "noindex, nofollow, noarchive"

_APACHE = f"""<IfModule mod_headers.c>
  Header always set X-Robots-Tag "{ROBOTS}"
</IfModule>
"""


def make_private(site: Path) -> None:
    """Take away what tells engines of the pages; tell them at every door to stay out.

    The pages say so themselves as well: they hold a robots element wherever they are copied to.
    """
    for name in ("sitemap.xml", "sitemap.xml.gz"):
        (site / name).unlink(missing_ok=True)
    write_whole(site / "robots.txt", b"User-agent: *\nDisallow: /\n")
    apache = site / ".htaccess"
    write_whole(apache, apache.read_bytes() + _APACHE.encode())
    hosts = site / "_headers"
    write_whole(hosts, hosts.read_bytes() + f"/*\n  X-Robots-Tag: {ROBOTS}\n".encode())
    nginx = site / "nginx.conf"
    write_whole(nginx, f'add_header X-Robots-Tag "{ROBOTS}" always;\n'.encode() + nginx.read_bytes())
