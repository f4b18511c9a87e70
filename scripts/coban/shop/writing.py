"""Write a package: its folder beside dist's other files, and its ZIP."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path

from coban.archive import SUMS, Content, sums, write_zip
from coban.artefact import write_whole
from coban.campaign.brief import Brief
from coban.scene import Sheet
from coban.shop.hanging import hanging, hung
from coban.shop.order_sheet import order_sheet
from coban.shop.package import Job, Package
from coban.shop.proof import pictures, proof
from coban.shop.readme import for_notepad, readme
from coban.shop.twin import twin
from coban.shop.words import paper
from coban.shop.workbook import workbook

TWINS = "chu-tren-an-pham"
MERGED = "nhieu-trang"


def shop_folder(brief: Brief, package: Package) -> Path:
    """dist/<slug>/nha-in/<district>/"""
    return brief.house.dist(brief.campaign.slug) / "nha-in" / package.slug


def shop_zip(brief: Brief, package: Package) -> Path:
    """dist/<slug>/nha-in/<slug>-nha-in-<district>.zip"""
    folder = shop_folder(brief, package)
    return folder.with_name(f"{brief.campaign.slug}-nha-in-{package.slug}.zip")


def write_package(
    brief: Brief, package: Package, *, sheets: Mapping[str, Sheet], merged: Mapping[str, bytes]
) -> list[Path]:
    """Every file of the folder, then the ZIP; says which they are.

    `sheets` are the composed pieces by their path in dist/<slug>/, `merged` the multi-page PDFs by order.
    Raises UnmadeError when papers cannot be set on this machine; then nothing was written.
    """
    folder, archive = shop_folder(brief, package), shop_zip(brief, package)
    papers = _papers(brief, package, sheets, merged)
    dist = brief.house.dist(brief.campaign.slug)
    pieces = {job.file: dist / job.row.path for job in package.jobs}
    dies = {job.die_file: dist / job.die.path for job in package.jobs if job.die}
    files: dict[str, Content] = {**papers, **pieces, **dies}
    for name, content in files.items():
        if isinstance(content, Path):
            _link(content, folder / name)
        else:
            write_whole(folder / name, content)
    write_whole(folder / SUMS, sums(files))
    write_zip(archive, files)
    return [*(folder / name for name in sorted([*files, SUMS])), archive]


def _papers(
    brief: Brief, package: Package, sheets: Mapping[str, Sheet], merged: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Everything in the package but the pieces themselves."""
    files = {
        "phieu-dat-in.pdf": paper(order_sheet(brief, package), brief),
        "phieu-dat-in.xlsx": workbook(brief, package),
        "to-kiem.pdf": paper(proof(brief, package), brief, pictures(brief, package)),
        **{f"{MERGED}/{order}.pdf": pages for order, pages in merged.items()},
        **{_twin_name(job): _twin(brief, job, sheets) for job in package.jobs if job.row.path in sheets},
    }
    if hung(brief, package):
        files["huong-dan-treo.pdf"] = paper(hanging(brief, package), brief)
    names = [*files, *(name for job in package.jobs for name in (job.file, job.die_file) if name)]
    return files | {"DOC-TRUOC.txt": for_notepad(readme(brief, package, names))}


def _twin_name(job: Job) -> str:
    return f"{TWINS}/{job.order.id}/{Path(job.name).stem}.txt"


def _twin(brief: Brief, job: Job, sheets: Mapping[str, Sheet]) -> bytes:
    return for_notepad(twin(brief, job, sheets[job.row.path]))


def _link(source: Path, target: Path) -> None:
    """The same file under a second name where the file system can, else a copy; whole or not at all."""
    if target.exists() and target.samefile(source):
        return
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".coban-", suffix=".part", dir=target.parent) as room:
        made = Path(room) / target.name
        try:
            made.hardlink_to(source)
        except OSError:
            shutil.copyfile(source, made)
        made.replace(target)
