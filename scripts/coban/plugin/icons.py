"""The icons of the site as an app, painted like the pieces and kept until something in them changes."""

from __future__ import annotations

from hashlib import sha256
from importlib.metadata import version
from pathlib import Path

from coban.artefact import write_whole
from coban.campaign.brief import Brief
from coban.layout.app_icon import app_icon
from coban.pages.web_app import ICONS, Icon
from coban.paint.png import PngPainter
from coban.scene import Picture, Sheet


def icons(brief: Brief) -> dict[str, Path]:
    """PNG files of the cache by path from the site's root."""
    return {icon.path: _icon(brief, icon) for icon in ICONS}


def _icon(brief: Brief, icon: Icon) -> Path:
    sheet = app_icon(brief, maskable=icon.purpose == "maskable")
    made = brief.house.cache / "icons" / f"{_digest(sheet, icon)}.png"
    if not made.exists():
        write_whole(made, PngPainter(sheet, icon.px).paint(sheet))
    return made


def _digest(sheet: Sheet, icon: Icon) -> str:
    pictures = (item.file.read_bytes() for item in sheet.shared if isinstance(item, Picture))
    stated = f"{sheet} {icon} {version('pypdfium2')} {version('svg2pdf-py')}".encode()
    return sha256(b"\0".join((stated, *pictures))).hexdigest()[:16]
