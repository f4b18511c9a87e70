"""Publish: one MkDocs run for each campaign whose pages could have changed, swapped in whole."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from importlib.metadata import version
from pathlib import Path

from coban.artefact import write_whole
from coban.build import digests
from coban.build.handouts import handed_out
from coban.build.reach import code_digest
from coban.build.standing import stands, write_record
from coban.campaign.brief import Brief
from coban.campaign.house import House, shipped
from coban.errors import Fault
from coban.kit import kit_folder
from coban.kit.guard import differences
from coban.pages import campaign_list
from coban.press import held, private_name

PAGED_BY = ("coban.plugin",)
PAGED_WITH = (
    *("fonttools", "icalendar", "jinja2", "markdown", "mkdocs", "mkdocs-material", "pikepdf", "pillow"),
    *("pymdown-extensions", "python-docx", "qrcode", "weasyprint"),
)
"""Pages are written by the first few; the press's papers, pictures, fonts and codes lie in the site too."""

EPOCH = "1640995200"
"""1 January 2022 UTC: what MkDocs writes as the build's date, so that no wall-clock reaches the site."""


@dataclass(frozen=True, slots=True)
class Published:
    """What became of one site: made, left alone, failed."""

    slug: str
    state: str
    faults: tuple[Fault, ...] = ()


def publish(house: House, briefs: Sequence[Brief], jobs: int, folder: Path | None = None) -> list[Published]:
    """The sites of these campaigns, several at a time, in site/ or in the folder of a preview."""
    with ThreadPoolExecutor(max(1, jobs)) as pool:
        return list(pool.map(lambda brief: _publish_one(house, brief, folder), briefs))


def preview_folder(house: House, key: str) -> Path:
    """Where the preview for newsrooms with this key lies: beside site/, never in it. Raises InputError."""
    return house.root / "site-press" / private_name(key)


def as_invited(briefs: Sequence[Brief]) -> list[Brief]:
    """The same campaigns for readers who may see what is under embargo."""
    return [replace(brief, invited=True) for brief in briefs]


def publish_list(house: House, briefs: Sequence[Brief]) -> None:
    """site/index.html: every campaign whose site stands."""
    standing = [brief for brief in briefs if (house.site(brief.campaign.slug) / "index.html").is_file()]
    page = campaign_list(standing).encode()
    path = house.root / "site" / "index.html"
    if not path.is_file() or path.read_bytes() != page:
        write_whole(path, page)


def mkdocs_config(house: House) -> Path:
    """The root's own mkdocs.yml, else the one that came with coban."""
    own = house.root / "mkdocs.yml"
    return own if own.is_file() else shipped("mkdocs.yml")


def mkdocs_command(house: House, verb: str) -> list[str]:
    """`mkdocs build` or `mkdocs serve` of this house, as a program of its own."""
    return [sys.executable, "-m", "mkdocs", verb, "--config-file", str(mkdocs_config(house))]


def mkdocs_environment(house: House, slug: str, brief: Brief | None = None) -> dict[str, str]:
    """How the plugin learns which campaign it is building, where, and of `brief` when and for whom."""
    fixed = {"CAMPAIGN": slug, "COBAN_ROOT": str(house.root), "NO_MKDOCS_2_WARNING": "1"}
    if brief:
        fixed |= {"COBAN_AT": brief.at.isoformat(), "COBAN_INVITED": "1" if brief.invited else ""}
    return {**os.environ, **fixed, "SOURCE_DATE_EPOCH": os.environ.get("SOURCE_DATE_EPOCH", EPOCH)}


def _publish_one(house: House, brief: Brief, folder: Path | None) -> Published:
    slug = brief.campaign.slug
    target = folder / slug if folder else house.site(slug)
    record = house.cache / (f"press-{folder.name}-{slug}.json" if folder else f"site-{slug}.json")
    key = _key(house, brief)
    if stands(record, key, target):
        return Published(slug, "left alone")
    room = target.parent / f".coban-{slug}.part"
    shutil.rmtree(room, ignore_errors=True)
    # Never -q: it cancels --strict (mkdocs#4126).
    run = subprocess.run(
        [*mkdocs_command(house, "build"), "--strict", "--site-dir", str(room)],
        env=mkdocs_environment(house, slug, brief),
        cwd=house.root,
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode or not (room / "index.html").is_file():
        shutil.rmtree(room, ignore_errors=True)
        log = run.stderr or run.stdout
        if os.strerror(errno.ENOSPC) in log:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(room))
        return Published(slug, "failed", _complaints(slug, log))
    if wrong := differences(room):
        shutil.rmtree(room)
        cure = "what the page lists and what the kits hold must be one; pack and publish again"
        faults = (Fault(f"site/{slug}/", 0, f"{what}; {cure}") for what in wrong)
        return Published(slug, "failed", tuple(faults))
    _swap(room, target)
    write_record(record, key, target)
    return Published(slug, "made")


def _key(house: House, brief: Brief) -> str:
    """Digest of everything the pages are made from. The pieces come in by the manifest's own digests."""
    slug = brief.campaign.slug
    dist = house.dist(slug)
    return digests.digest(
        brief.invited,
        *(draft.id for draft in held(brief)),
        digests.tree_digest(house.folder(slug)),
        digests.tree_digest(shipped("overrides")),
        digests.tree_digest(house.root / "overrides"),
        digests.path_digest(mkdocs_config(house)),
        digests.tree_digest(shipped("assets")),
        digests.tree_digest(house.root / "assets"),
        *(
            digests.path_digest(path)
            for path in (dist / "manifest.json", dist / "report.json", kit_folder(brief), *handed_out(brief))
        ),
        code_digest(*PAGED_BY),
        *(f"{name} {version(name)}" for name in PAGED_WITH),
    )


def _swap(room: Path, target: Path) -> None:
    """The new site takes the old one's name; between the two renames nothing is half there."""
    old = target.parent / f".coban-{target.name}-old.part"
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    room.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _complaints(slug: str, log: str) -> tuple[Fault, ...]:
    """MkDocs' own warnings and errors; when it said nothing, its last line."""
    lines = [line.strip() for line in log.splitlines() if line.strip()]
    told = [line for line in lines if line.startswith(("WARNING", "ERROR", "Error"))]
    return tuple(Fault(f"site/{slug}/", 0, line) for line in dict.fromkeys(told or lines[-1:]))
