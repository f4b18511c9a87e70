"""The short addresses printed on pieces: one small page for each commune, which forwards at once."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from html import escape

from coban.campaign.brief import Brief
from coban.campaign.facts import known
from coban.campaign.places import Place

PAGE = """<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="0; url={target}">
<meta name="robots" content="noindex">
{canonical}<title>{place} – {campaign}</title>
<link rel="icon" href="{root}assets/images/favicon.svg">
<link rel="stylesheet" href="{root}assets/stylesheets/forward.css">
</head>
<body>
<main>
<h1>{campaign}</h1>
<p>{place}</p>
<p><a href="{target}">{call}</a></p>
</main>
</body>
</html>
"""


def forwards(brief: Brief) -> Iterator[tuple[str, str]]:
    """(path from the site's root, HTML) for each commune; nothing when no piece carries its code."""
    listed = brief.campaign.places
    if listed is None or not any(order.code == "place" for order in brief.campaign.orders):
        return
    for place in brief.places:
        folder = listed.link.format(code=place.code).strip("/")
        yield f"{folder}/index.html", _page(brief, place, folder, listed.target)


def _page(brief: Brief, place: Place, folder: str, target: str) -> str:
    site = known(brief.campaign.site)
    address = f"{site.rstrip('/')}/{target}" if site else None
    return PAGE.format(
        target=escape(_relative(target, folder)),
        canonical=f'<link rel="canonical" href="{escape(address)}">\n' if address else "",
        place=escape(place.title),
        campaign=escape(brief.campaign.name),
        root="../" * (folder.count("/") + 1),
        call="Mở trang hướng dẫn cài đặt" if brief.campaign.app else "Mở trang chiến dịch",
    )


def _relative(target: str, folder: str) -> str:
    path = posixpath.relpath(target or ".", folder)
    return path if target and not target.endswith("/") else f"{path}/"
