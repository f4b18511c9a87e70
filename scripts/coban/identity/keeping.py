"""What was made once stays in the cache, by the digest of everything that it was made from."""

from __future__ import annotations

import zipfile
from collections.abc import Callable, Mapping
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from coban.archive import SUMS, reproducible_zip
from coban.artefact import json_bytes, sha256, sha256_of, write_whole
from coban.campaign.brief import Brief
from coban.campaign.house import PACKAGE

MADE_BY = (
    "booklet", "campaign", "checks", "identity", "kit", "layout", "measure", "pages", "paint", "press",
    "typeset",
    "colour.py", "geometry.py", "qr", "scene.py", "text.py", "units.py", "vietnamese.py",
)  # fmt: skip
MADE_WITH = (
    "fonttools", "jinja2", "numpy", "opencv-python-headless", "pikepdf", "pillow", "pypdfium2", "qrcode",
    "svg2pdf-py", "weasyprint",
)  # fmt: skip
ASSETS = ("brand/*.yml", "checks/*.yml", "fonts/*.ttf", "icc/*.icc", "motifs/*.svg", "preflight/*.yml")


REMEMBERED = 3
"""How many states of one thing stay: the public's, invited newsrooms', the one before."""


def kept(brief: Brief, what: str, about: object, make: Callable[[], Mapping[str, bytes]]) -> dict[str, bytes]:
    """The files that `make` gives, from the cache while nothing of theirs changed.

    They may depend on the campaign's facts, its communes and lists, formats and brand, the artwork of emblem
    and sponsors, on what lies in assets/, on coban's code and its libraries, and on `about`; on nothing else.
    """
    folder = brief.house.cache / "identity" / brief.campaign.slug
    key = sha256_of("\x1f".join((*_facts(brief), _tools(), _shared(brief), repr(about))).encode())
    path = folder / f"{what}-{key[:32]}.zip"
    if not path.is_file():
        files = dict(make())
        older = sorted(folder.glob(f"{what}-*.zip"), key=lambda one: (one.stat().st_mtime_ns, one.name))
        for one in older[: -(REMEMBERED - 1)]:
            one.unlink(missing_ok=True)
        write_whole(path, reproducible_zip(files))
        return files
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if name != SUMS}


def _facts(brief: Brief) -> tuple[str, ...]:
    campaign = brief.campaign
    artwork = [
        *([campaign.emblem] if campaign.emblem else []),
        *(sponsor.logo for sponsor in campaign.sponsors),
    ]
    return (
        campaign.model_dump_json(),
        brief.brand.model_dump_json(),
        json_bytes({id: row.model_dump(mode="json") for id, row in sorted(brief.formats.items())}).decode(),
        repr(brief.places),
        repr(sorted(brief.lists.items())),
        repr(brief.house.face(brief.brand.font).path.name),
        sha256(brief.house.face(brief.brand.font).path),
        *(sha256(brief.house.artwork(campaign.slug, one.file)) for one in artwork),
    )


def _shared(brief: Brief) -> str:
    """Digest of assets/, a campaign's own before the shipped ones."""
    return " ".join(sha256(path) for pattern in ASSETS for path in brief.house.assets(pattern))


@lru_cache(maxsize=1)
def _tools() -> str:
    """Digest of the code that makes them, with its templates, and of the libraries it calls."""
    digests = [sha256(path) for name in MADE_BY for path in _files(PACKAGE / name)]
    return sha256_of(" ".join([*digests, *(f"{name} {version(name)}" for name in MADE_WITH)]).encode())


def _files(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    return sorted(one for one in path.rglob("*") if one.is_file() and "__pycache__" not in one.parts)
