"""PDFs: a file for each commune and one of many pages for each district, each round with the peers."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from tests.bench import claims, peers
from tests.bench.clock import Timed, middle
from tests.bench.ours import Made
from tests.bench.rows import Row, Workshop, districts, faster, must_be

from coban.campaign.places import Place

LOOKED_AT = 20
"""Of the peer's files, how many are drawn and compared."""


@dataclass(frozen=True, slots=True)
class Rounds:
    """What each side took, round by round."""

    files: list[Made] = field(default_factory=list)
    pages: list[Made] = field(default_factory=list)
    rsvg: list[Timed] = field(default_factory=list)
    rsvg_crowd: list[Timed] = field(default_factory=list)
    rsvg_pages: list[Timed] = field(default_factory=list)


def vector(at: Workshop) -> list[Row]:
    drawings = peers.write_drawings(at.bench, at.places, at.folder / "svg")
    took = Rounds()
    for number in range(at.scale.rounds):
        _round(at, drawings, took, check=number == 0)
    some = drawings[: at.scale.by_inkscape]
    inkscape = at.peer(lambda into: peers.inkscape(some, into), lambda into: _alike(at, into, len(some)))
    scaled = middle([inkscape], len(drawings) / len(some))
    return [*_of_files(at, took, scaled), *_of_pages(at, took)]


def with_logos(at: Workshop) -> Row:
    """The peer makes few, because each takes it seconds."""
    count = at.scale.with_logos
    drawings = peers.write_drawings(at.bench, at.places[:count], at.folder / "svg-logos")
    peer = at.peer(lambda into: peers.rsvg(drawings, into, 1), lambda into: _alike(at, into, count))
    theirs = middle([peer], len(at.places) / count)
    work = "the files again, the sponsors' logos with gradients, clips and masks"
    return faster(work, at.make("pdf").timed, f"`rsvg-convert` ({count} made, scaled)", theirs)


def _round(at: Workshop, drawings: list[Path], took: Rounds, *, check: bool) -> None:
    by_code = {drawing.stem: drawing for drawing in drawings}
    grouped = [[by_code[place.code] for place in some] for some in districts(at.places)]
    singles = (lambda into: _singles(at, into)) if check else None
    pages = (lambda into: _pages(at, into)) if check else None
    took.files.append(at.make("pdf", check=check))
    took.rsvg.append(at.peer(lambda into: peers.rsvg(drawings, into, 1), singles))
    took.pages.append(at.make("merged", check=check))
    took.rsvg_crowd.append(at.peer(lambda into: peers.rsvg(drawings, into, at.scale.jobs)))
    took.rsvg_pages.append(at.peer(lambda into: peers.rsvg_merged(grouped, into, 1), pages))


def _of_files(at: Workshop, took: Rounds, inkscape: Timed) -> Iterator[Row]:
    n, jobs = len(at.places), at.scale.jobs
    mine = middle([made.timed for made in took.files])
    work = f"{n} localised 600 × 100 cm PDF/X-4 from nothing, {jobs} processes"
    size = f"{took.files[0].megabytes / n:.2f} MB each"
    yield faster(f"{work} ({size})", mine, "`rsvg-convert`, the same as plain RGB PDF", middle(took.rsvg), 5)
    yield faster(f"the same, against {jobs} `rsvg-convert` at a time", mine, "", middle(took.rsvg_crowd))
    made = f"{at.scale.by_inkscape} made, scaled"
    yield faster(f"the same, against one Inkscape ({made})", mine, "", inkscape)


def _of_pages(at: Workshop, took: Rounds) -> Iterator[Row]:
    mine, peer = middle([made.timed for made in took.pages]), middle(took.rsvg)
    size = f"{len(districts(at.places))} files, {took.pages[0].megabytes:.1f} MB in all"
    work = f"one PDF of many pages for each district, {at.scale.jobs} processes ({size})"
    yield faster(work, mine, "`rsvg-convert`, the same, a file each", peer, 10)
    yield faster(
        "the same, against `rsvg-convert` with many pages in a file", mine, "", middle(took.rsvg_pages)
    )
    start, page_ms = (median(getattr(made, name) for made in took.pages) for name in ("start_s", "cost_ms"))
    yield Row("of that Python's own start and end", f"{start:.2f} s")
    theirs_ms = 1000 * peer.busy / len(at.places)
    told = f"{theirs_ms:.1f} ms", f"{theirs_ms / page_ms:.1f} ×"
    yield Row("processor time for a page more, once it is set up", f"{page_ms:.1f} ms", *told)


def _singles(at: Workshop, into: Path) -> None:
    must_be(len(list(into.glob("*.pdf"))), len(at.places), "files of rsvg-convert")
    _compare(at, into, at.places[:: max(1, len(at.places) // LOOKED_AT)])


def _alike(at: Workshop, into: Path, count: int) -> None:
    _compare(at, into, at.places[:count])


def _compare(at: Workshop, into: Path, places: Iterable[Place]) -> None:
    for place in places:
        claims.plain_pdf(into / f"{place.code}.pdf", at.bench, [place])


def _pages(at: Workshop, into: Path) -> None:
    for number, some in enumerate(districts(at.places)):
        claims.plain_pdf(into / f"{number}.pdf", at.bench, some)
