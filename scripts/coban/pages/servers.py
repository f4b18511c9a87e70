"""How the usual web servers are told to serve a site: headers, how long files keep, types, the 404 page."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlsplit

NAMED_BY_CONTENT = r"\.[0-9a-f]{8}\.(min\.)?(css|js|json)$"
KEPT_BRIEFLY = r"\.(woff2|svg|png|webp|jpg)$"
NOT_PAGES = r"\.(css|js|json|webmanifest|woff2|svg|png|webp|jpg|pdf|zip|ics|xml|txt)$"
"""What needs no policy: without HTTP/2, a kilobyte of headers with each file is a fifth of a page."""

SNIFF = "X-Content-Type-Options"
PACKED = "text/css application/javascript application/json application/manifest+json image/svg+xml"
YEAR_S, WEEK_S = 31_536_000, 604_800


def server_files(headers: Mapping[str, str], address: str | None) -> dict[str, str]:
    """By path from the site's root. `address` is where the site lies; its path is its place on the host."""
    base = urlsplit(address or "").path.rstrip("/") + "/"
    return {
        "_headers": _static_host(headers, base),
        ".htaccess": _apache(headers, base),
        "nginx.conf": _nginx(headers, base),
    }


def _static_host(headers: Mapping[str, str], base: str) -> str:
    """Hosts of static sites that read a file `_headers`; what has no line keeps no time."""
    rows = [f"{base}*", *(f"  {name}: {value}" for name, value in headers.items())]
    for folder, seconds in (
        ("assets/fonts", WEEK_S),
        ("assets/images", WEEK_S),
        ("assets/javascripts", WEEK_S),
    ):
        rows += [f"{base}{folder}/*", f"  Cache-Control: max-age={seconds}"]
    rows += [f"{base}manifest.webmanifest", "  Content-Type: application/manifest+json"]
    return "\n".join(rows) + "\n"


def _apache(headers: Mapping[str, str], base: str) -> str:
    said = "\n".join(
        f'    Header always set {name} "{value}"' for name, value in headers.items() if name != SNIFF
    )
    return f"""# Apache 2.4 reads this file where the folder has AllowOverride FileInfo Indexes.
# Modules: headers, deflate, mime, expires.
ErrorDocument 404 {base}404.html
AddType application/manifest+json .webmanifest
AddType font/woff2 .woff2
<IfModule mod_headers.c>
  Header always set {SNIFF} "{headers[SNIFF]}"
  Header set Cache-Control "no-cache"
  <FilesMatch "\\.html$">
{said}
  </FilesMatch>
  <FilesMatch "{NAMED_BY_CONTENT}">
    Header set Cache-Control "max-age={YEAR_S}, immutable"
  </FilesMatch>
  <FilesMatch "{KEPT_BRIEFLY}">
    Header set Cache-Control "max-age={WEEK_S}"
  </FilesMatch>
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html {PACKED}
</IfModule>
<FilesMatch "^(nginx\\.conf|_headers|\\.htaccess)$">
  Require all denied
</FilesMatch>
"""


def _nginx(headers: Mapping[str, str], base: str) -> str:
    said = "\n".join(f'add_header {name} "{value}" always;' for name, value in headers.items())
    sniff = f"add_header {SNIFF} {headers[SNIFF]} always;"
    return f"""# Inside the server {{ … }} that serves this folder: include /path/to/this/nginx.conf;
# A location with an add_header of its own drops all of these: files that are no pages do without.
{said}
error_page 404 {base}404.html;
gzip on;
gzip_vary on;
gzip_min_length 256;
gzip_types {PACKED};
expires -1;
location ~ "/(nginx\\.conf|_headers|\\.htaccess)$" {{ return 404; }}
location = {base}manifest.webmanifest {{ types {{ }} default_type application/manifest+json; {sniff} }}
location ~ "{NAMED_BY_CONTENT}" {{ expires {YEAR_S}s; {sniff} }}
location ~ "{KEPT_BRIEFLY}" {{ expires {WEEK_S}s; {sniff} }}
location ~ "{NOT_PAGES}" {{ {sniff} }}
"""
