"""The site as an app on the home screen: its web app manifest. The icons are painted like pieces."""

from __future__ import annotations

from dataclasses import dataclass

from coban.artefact import json_bytes
from coban.campaign.brief import Brief

MANIFEST = "manifest.webmanifest"


@dataclass(frozen=True, slots=True)
class Icon:
    """A square picture of the campaign's sign on the field."""

    path: str
    px: int
    purpose: str
    """`maskable`: the system cuts it to its own shape; all that matters lies in the inner circle."""


ICONS = (
    Icon("assets/images/icon-192.png", 192, "any"),
    Icon("assets/images/icon-512.png", 512, "any"),
    Icon("assets/images/icon-maskable.png", 512, "maskable"),
)


def web_manifest(brief: Brief) -> bytes:
    """Everything in it is relative to the manifest: the site works at any address."""
    campaign = brief.campaign
    field = brief.brand.ink("field").hex
    record = {
        "id": "./",
        "name": campaign.name,
        "short_name": campaign.app or campaign.name,
        "description": campaign.about,
        "lang": "vi",
        "dir": "ltr",
        "start_url": "./",
        "scope": "./",
        "display": "standalone",
        "background_color": field,
        "theme_color": field,
        "icons": [
            {"src": icon.path, "sizes": f"{icon.px}x{icon.px}", "type": "image/png", "purpose": icon.purpose}
            for icon in ICONS
        ],
    }
    return json_bytes(record)
