"""to-kiem.pdf: every piece of the package small, the odd ones first, to proof at a glance."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from io import BytesIO
from pathlib import Path

from PIL import Image

from coban.campaign.brief import Brief
from coban.campaign.orders import Order
from coban.shop.odd import FEW, odd_ones
from coban.shop.package import Job, Package
from coban.shop.words import SHARED, page, whom
from coban.units import MM_PER_INCH

WIDE_FROM = 2.2
"""Width to height from which a piece is shown in a wide cell."""

CELLS_MM = {"whole": 182.0, "half": 88.0, "quarter": 41.0}
"""Widths of the cells, as in shop.css."""

TALLEST_MM = 58.0
DPI = 220
JPEG_QUALITY = 84


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece on the contact sheet."""

    job: Job
    cell: str
    whom: str
    why: str
    """Why it stands first; empty for the others."""


@dataclass(frozen=True, slots=True)
class Group:
    """Pieces under one heading."""

    title: str
    pieces: list[Shown]


def proof(brief: Brief, package: Package) -> str:
    """The contact sheet as HTML; `pictures` gives what it shows."""
    return page(
        "proof.html.j2",
        brief,
        package,
        title="Tờ kiểm",
        groups=groups(brief, package),
        total=len(package.jobs),
    )


def groups(brief: Brief, package: Package) -> list[Group]:
    """Orders of a few pieces stand together and first, each piece under its order's name."""
    ordered = [found for is_print in (True, False) for found in package.by_order(is_print=is_print)]
    few = [
        replace(shown, whom=_named(order, shown.whom))
        for order, jobs in ordered
        if len(jobs) <= FEW
        for shown in _shown(brief, package, jobs)
    ]
    many = [
        Group(order.title, list(_shown(brief, package, jobs))) for order, jobs in ordered if len(jobs) > FEW
    ]
    together = [Group("Ấn phẩm lẻ" if many else "Ấn phẩm", few)] if few else []
    return [*together, *many]


def _named(order: Order, whom: str) -> str:
    return order.title if whom == SHARED else f"{order.title}: {whom}"


def pictures(brief: Brief, package: Package) -> dict[str, bytes]:
    """A JPEG for each piece, as large as its cell asks for, by the name of its file in the package."""
    dist = brief.house.dist(brief.campaign.slug)
    return {
        shown.job.file: _picture(dist / shown.job.picture.path, CELLS_MM[shown.cell])
        for group in groups(brief, package)
        for shown in group.pieces
        if shown.job.picture
    }


def _shown(brief: Brief, package: Package, jobs: Sequence[Job]) -> Iterator[Shown]:
    odd = odd_ones(brief, jobs)
    several = len({job.row.message for job in jobs}) > 1
    rank = {file: place for place, file in enumerate(odd)}
    for job in sorted(jobs, key=lambda job: rank.get(job.file, len(rank))):
        reasons = ", ".join(odd.get(job.file, []))
        yield Shown(job, _cell(job, bool(reasons)), whom(brief, job, slogan=several, within=package), reasons)


def _cell(job: Job, is_odd: bool) -> str:
    width, height = job.row.size_mm
    if width / height < WIDE_FROM:
        return "quarter"
    return "whole" if is_odd else "half"


def _picture(path: Path, width_mm: float) -> bytes:
    stream = BytesIO()
    with Image.open(path) as found:
        image = found.convert("RGB")
    image.thumbnail((round(width_mm / MM_PER_INCH * DPI), round(TALLEST_MM / MM_PER_INCH * DPI)))
    image.save(stream, "JPEG", quality=JPEG_QUALITY, subsampling=0)
    return stream.getvalue()
