"""Package: what one district centre hands to its print shop. Job: one file in it, with its order."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from coban.artefact import DIE_TAIL, Artefact
from coban.campaign.brief import Brief
from coban.campaign.entries import Copy
from coban.campaign.formats import Format
from coban.campaign.orders import Order
from coban.campaign.places import ascii_slug

PROVINCE = "cap-tinh"
PROVINCE_TITLE = "Cấp tỉnh"

FOLDERS = {"print": "in", "digital": "so"}
"""Where a finished piece lies in the package, by its kind."""

DIES = "be"
"""Where die files lie: away from what is printed, because a shop prints a folder at a time."""


@dataclass(frozen=True, slots=True)
class Job:
    """One finished piece that the shop is handed."""

    row: Artefact
    order: Order
    kind: Format
    copy: Copy | None
    """The commune or the row of the list that it is made for."""
    picture: Artefact | None
    """Its picture: the preview of a print piece, a digital piece itself."""
    die: Artefact | None = None
    """The file of the line that it is cut along, when not along its trim."""

    @property
    def file(self) -> str:
        """Its path in the package: 'in/bang-zon-xa/….pdf'."""
        return "/".join([FOLDERS[self.row.kind], *self.row.path.split("/")[1:]])

    @property
    def name(self) -> str:
        return self.file.rsplit("/", 1)[-1]

    @property
    def die_file(self) -> str:
        """The die file's path in the package; '' for a piece that is cut along its trim."""
        return "/".join([DIES, *self.die.path.split("/")[1:]]) if self.die else ""

    @property
    def is_print(self) -> bool:
        return self.row.kind == "print"


@dataclass(frozen=True, slots=True)
class Package:
    """The jobs of one district, or those that are the same for the whole province."""

    slug: str
    """`huyen-cao-loc`, or `cap-tinh`."""
    title: str
    """`Huyện Cao Lộc`, or `Cấp tỉnh`."""
    jobs: tuple[Job, ...]
    """In the order of the campaign's orders, then of the communes' codes."""
    unmade: tuple[Order, ...] = ()
    """Orders of which there is no file yet; told with the province's package."""

    def by_order(self, *, is_print: bool) -> Iterator[tuple[Order, list[Job]]]:
        """Each order that has files of this sort, with them."""
        jobs = [job for job in self.jobs if job.is_print == is_print]
        for order in dict.fromkeys(job.order.id for job in jobs):
            some = [job for job in jobs if job.order.id == order]
            yield some[0].order, some


def packages(brief: Brief, artefacts: Sequence[Artefact]) -> tuple[Package, ...]:
    """One for each district with pieces of its communes, then the province's; an empty one is left out."""
    jobs = list(_jobs(brief, artefacts))
    districts: dict[tuple[str, str], list[Job]] = {}
    for job in jobs:
        if job.row.place:
            place = brief.place(job.row.place)
            districts.setdefault((place.province, place.district), []).append(job)
    whole = tuple(job for job in jobs if not job.row.place)
    slugs = _slugs(districts)
    found = [Package(slugs[key], key[1], tuple(some)) for key, some in districts.items()]
    found.sort(key=lambda package: package.slug)
    ordered = {job.order.id for job in jobs}
    unmade = tuple(order for order in brief.campaign.orders if order.id not in ordered)
    if whole:
        found.append(Package(PROVINCE, PROVINCE_TITLE, whole, unmade))
    return tuple(found)


def _jobs(brief: Brief, artefacts: Sequence[Artefact]) -> Iterator[Job]:
    pictures = {_piece(row): row for row in artefacts if row.kind in ("preview", "digital")}
    dies = {_piece(row).removesuffix(DIE_TAIL): row for row in artefacts if row.kind == "die"}
    made = [row for row in artefacts if row.kind in FOLDERS]
    for order in brief.campaign.orders:
        copies = {copy.code: copy for copy in brief.copies(order) if copy}
        for row in sorted((row for row in made if row.order == order.id), key=lambda row: row.path):
            copy = copies.get(row.place or row.entry or "")
            piece, kind = _piece(row), brief.formats[row.format]
            yield Job(row, order, kind, copy, pictures.get(piece), dies.get(piece))


def _piece(row: Artefact) -> str:
    """The same for all files of one piece: its path without the kind's folder and the suffix."""
    return row.path.split("/", 1)[1].rsplit(".", 1)[0]


def _slugs(districts: Iterable[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """Folder names; the province's name is added where two provinces have districts of one name."""
    short = {key: ascii_slug(key[1]) for key in districts}
    count = Counter([*short.values(), PROVINCE])
    return {key: slug if count[slug] == 1 else f"{slug}-{ascii_slug(key[0])}" for key, slug in short.items()}
