"""What a campaign hands out beside its pieces: the booklet of its guides, the HTML of its web banners."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib.metadata import version
from pathlib import Path

from coban.artefact import Artefact, sha256_of, write_whole
from coban.booklet import Book, book_of, imposed, set_book
from coban.build import digests
from coban.build.standing import on_record, stands, write_record
from coban.build.tidy import remove_stale
from coban.build.unmade import unmade
from coban.campaign.brief import Brief
from coban.campaign.house import PACKAGE
from coban.errors import Fault
from coban.pages.embed import embed_files
from coban.pages.handouts import booklet_files
from coban.pages.microsite import microsite_of
from coban.typeset import FACES

BOUND_BY = ("booklet", "typeset")
"""The code that sets a book; what it says is in the book's own HTML."""

BOUND_WITH = ("weasyprint", "pydyf", "pikepdf")


@dataclass(frozen=True, slots=True)
class HandedOut:
    """What became of them."""

    made: int = 0
    """Files that were written."""
    removed: int = 0
    """Files of guides and banners that are no more."""
    faults: tuple[Fault, ...] = ()

    def __add__(self, other: HandedOut) -> HandedOut:
        return HandedOut(self.made + other.made, self.removed + other.removed, (*self.faults, *other.faults))


def hand_out(brief: Brief, artefacts: Sequence[Artefact]) -> HandedOut:
    """Booklet and banners' HTML, each only when something in it changed. The manifest must be written."""
    files = embed_files(brief, artefacts)
    try:
        book = book_of(microsite_of(brief))
        made, removed = _keep(brief, "booklet", _book_key(book), lambda: _bound(book))
        faults: tuple[Fault, ...] = ()
    except Exception as error:  # noqa: BLE001 -- the rest of the campaign waits; the summary names this
        where = f"dist/{brief.campaign.slug}/{booklet_files(brief.campaign.slug)[0]}"
        made, removed, faults = 0, 0, (unmade(where, error),)
    more, fewer = _keep(brief, "embed", digests.digest(*files.items()), lambda: files)
    return HandedOut(made + more, removed + fewer, faults)


def handed_out(brief: Brief) -> list[Path]:
    """Their files that are there, for whoever must notice a change of them."""
    dist = brief.house.dist(brief.campaign.slug)
    return sorted([*dist.glob("booklet/*.pdf"), *dist.glob("digital/*/*.html")])


def _keep(brief: Brief, name: str, key: str, make: Callable[[], Mapping[str, bytes]]) -> tuple[int, int]:
    """How many files were written and removed; none of either when all stand as they were made from `key`."""
    dist = brief.house.dist(brief.campaign.slug)
    record = brief.house.cache / "handouts" / brief.campaign.slug / f"{name}.json"
    if stands(record, key, dist, alone=False):
        return 0, 0
    before, files = on_record(record), make()
    for path, content in files.items():
        write_whole(dist / path, content)
    removed = remove_stale(dist, before, files)
    write_record(record, key, dist, [dist / path for path in files])
    return len(files), removed


def _bound(book: Book | None) -> dict[str, bytes]:
    """The booklet to read, and the one to staple, by path from dist/<slug>/."""
    if book is None:
        return {}
    to_read, to_staple = booklet_files(book.brief.campaign.slug)
    pages = set_book(book)
    return {to_read: pages, to_staple: imposed(pages, book.title)}


def _book_key(book: Book | None) -> str:
    """Digest of everything that the book is set from."""
    if book is None:
        return digests.digest()
    house, brand = book.brief.house, book.brief.brand
    return digests.digest(
        book.html,
        book.css,
        *(f"{name} {sha256_of(picture)}" for name, picture in sorted(book.pictures.items())),
        *(f"{name} {brand.ink(name).hex}" for name in sorted(brand.inks)),
        *(digests.file_digest(house.asset(path)) for path in FACES.values()),
        *_tools(),
    )


@lru_cache(maxsize=1)
def _tools() -> tuple[str, ...]:
    code = (digests.path_digest(PACKAGE / name) for name in BOUND_BY)
    return (*code, *(f"{name} {version(name)}" for name in BOUND_WITH))
