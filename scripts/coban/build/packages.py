"""Packages for the print shops: which of them changed, and what they need that only a build can make."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from coban.artefact import Artefact
from coban.build import digests
from coban.build.standing import on_record, stands, write_record
from coban.build.tidy import remove_stale
from coban.build.unmade import unmade
from coban.build.workbench import ICC, workbench
from coban.campaign.brief import Brief
from coban.campaign.house import PACKAGE
from coban.errors import Fault
from coban.layout import localise
from coban.paint.document import PdfDocument
from coban.scene import Sheet
from coban.shop import Job, Package, packages, repeated_names, shop_folder, shop_zip, write_package
from coban.typeset import FACES

PACKED_BY = ("shop", "typeset", "layout", "campaign", "archive.py", "vietnamese.py")
"""The code that makes papers and twins; the code that paints is in `painting_digest`."""

PACKED_WITH = ("weasyprint", "xlsxwriter", "jinja2")


Begun = dict[str, PdfDocument]
"""Of each order the file with what its pieces have in common: every district's goes on from it."""


@dataclass(frozen=True, slots=True)
class Packed:
    """What became of the packages of one campaign."""

    made: int = 0
    left_alone: int = 0
    removed: int = 0
    """Files of districts, pieces and papers that are no more."""
    faults: tuple[Fault, ...] = ()


def pack_for_shops(brief: Brief, artefacts: Sequence[Artefact]) -> Packed:
    """Every package whose pieces, facts or files changed; one that cannot be made stops no other."""
    found = packages(brief, artefacts)
    made = left_alone = 0
    faults: dict[str, Fault] = {}
    begun: Begun = {}
    for package in found:
        try:
            changed = _pack(brief, package, begun)
        except Exception as error:  # noqa: BLE001 -- other districts wait; the summary names this one
            where = shop_zip(brief, package).relative_to(brief.house.root).as_posix()
            faults.setdefault(str(error), unmade(where, error))
            continue
        made, left_alone = made + changed, left_alone + (not changed)
    removed = _remove_others(brief, {package.slug for package in found})
    return Packed(made, left_alone, removed, tuple(faults.values()))


def _pack(brief: Brief, package: Package, begun: Begun) -> bool:
    """Whether it had to be made."""
    record, top = _record(brief, package.slug), shop_folder(brief, package).parent
    key = _key(brief, package)
    if stands(record, key, top, alone=False):
        return False
    before = on_record(record)
    sheets = {job.row.path: _sheet(brief, job) for job in package.jobs}
    merged = dict(_merged(brief, package, sheets, begun))
    files = write_package(brief, package, sheets=sheets, merged=merged)
    remove_stale(top, before, [path.relative_to(top).as_posix() for path in files])
    write_record(record, key, top, files)
    return True


def _sheet(brief: Brief, job: Job) -> Sheet:
    bench = workbench(brief, job.order.id, job.row.message or "", job.row.side)
    return localise(bench.base, bench.commission, job.copy)


def _merged(
    brief: Brief, package: Package, sheets: dict[str, Sheet], begun: Begun
) -> Iterator[tuple[str, bytes]]:
    """All print pieces of an order as one PDF, the part that they share stored once; of one piece, none."""
    inks = [brief.brand.ink(name) for name in brief.brand.inks]
    for order, jobs in package.by_order(is_print=True):
        if len(jobs) == 1:
            continue
        if order.id not in begun:
            begun[order.id] = PdfDocument(brief.house.asset(ICC), inks=inks)
            begun[order.id].share(sheets[jobs[0].row.path])
        document = begun[order.id].fork()
        for job in jobs:
            document.add(sheets[job.row.path])
        yield order.id, document.finish(f"{brief.campaign.name}: {order.title} – {package.title}")


def _remove_others(brief: Brief, slugs: set[str]) -> int:
    """Files of packages that are no more, by their records."""
    top = brief.house.dist(brief.campaign.slug) / "nha-in"
    removed = 0
    for record in sorted(_record(brief, "any").parent.glob("*.json")):
        if record.stem not in slugs:
            removed += remove_stale(top, on_record(record), [])
            record.unlink()
    return removed


def _record(brief: Brief, package: str) -> Path:
    return brief.house.cache / "packages" / brief.campaign.slug / f"{package}.json"


def _key(brief: Brief, package: Package) -> str:
    """Digest of everything that the package is made from."""
    campaign = brief.campaign
    facts = (campaign.name, campaign.owner, campaign.emblem, brief.brand)
    many = (*campaign.phases, *campaign.messages, *campaign.sponsors, *campaign.events)
    orders = {job.order.id: (job.order, job.kind) for job in package.jobs}
    told = (*facts, *many, *package.unmade, *(fact for pair in orders.values() for fact in pair))
    files = [asdict(row) for job in package.jobs for row in (job.row, job.picture, job.die) if row]
    twice = sorted(repeated_names(brief) & {job.copy.name for job in package.jobs if job.copy})
    return digests.digest(
        package.slug,
        package.title,
        *map(digests.jsonable, told),
        *map(digests.jsonable, files),
        *(job.copy for job in package.jobs),
        *twice,
        digests.painting_digest(),
        *_tools(),
        *(digests.file_digest(brief.house.asset(path)) for path in (*FACES.values(), ICC)),
    )


@lru_cache(maxsize=1)
def _tools() -> tuple[str, ...]:
    code: Iterable[str] = (digests.path_digest(PACKAGE / name) for name in PACKED_BY)
    return (*code, *(f"{name} {version(name)}" for name in PACKED_WITH))
