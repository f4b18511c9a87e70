"""The kits for the press: packed when something that they are made from changed, else left alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version

from coban.artefact import Artefact
from coban.build import digests
from coban.build.reach import code_digest
from coban.build.standing import stands, write_record
from coban.build.unmade import unmade
from coban.campaign.brief import Brief
from coban.campaign.house import shipped
from coban.errors import Fault
from coban.kit import kit_folder, kit_path, write_kits
from coban.press import public, releases

PACKED_BY = ("coban.kit", "coban.checks.catalogue.*")
"""What writes them; the brand guide in them is judged by every check, and checks are imported by name."""

PACKED_WITH = ("icalendar", "jinja2", "pikepdf", "pillow", "python-docx", "svg2pdf-py", "weasyprint")


@dataclass(frozen=True, slots=True)
class Kits:
    """What became of the kits of one campaign."""

    state: str
    """made, left alone, failed."""
    faults: tuple[Fault, ...] = ()


def pack_kits(brief: Brief, artefacts: Sequence[Artefact]) -> Kits:
    """Every kit. What cannot be made is a fault; then no kit is left. The manifest must be written."""
    folder, slug = kit_folder(brief), brief.campaign.slug
    record = brief.house.cache / "kits" / f"{slug}.json"
    key = _key(brief, artefacts)
    if stands(record, key, folder):
        return Kits("left alone")
    try:
        before = digests.path_digest(folder)
        write_kits(brief, artefacts)
    except Exception as error:  # noqa: BLE001 -- the rest of the campaign waits; the summary names this
        where = kit_path(brief).relative_to(brief.house.root).as_posix()
        return Kits("failed", (unmade(where, error),))
    write_record(record, key, folder)
    return Kits("left alone" if digests.path_digest(folder) == before else "made")


def _key(brief: Brief, artefacts: Sequence[Artefact]) -> str:
    """Digest of all that `write_kits` depends on, and of more: a page of the site is in the folder too."""
    house = brief.house
    face = house.face(brief.brand.font)
    return digests.digest(
        _tools(),
        digests.tree_digest(house.folder(brief.campaign.slug)),
        digests.tree_digest(house.root / "assets"),
        face.name,
        face.version,
        *map(repr, releases(brief)),
        *(digests.jsonable(asdict(row)) for row in public(brief, artefacts)),
    )


@lru_cache(maxsize=1)
def _tools() -> str:
    packages = (f"{name} {version(name)}" for name in PACKED_WITH)
    return digests.digest(code_digest(*PACKED_BY), digests.tree_digest(shipped("assets")), *packages)
