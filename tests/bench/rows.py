"""A row of the table, and the place where both sides work: what is made there is read back, then removed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from tests.bench import claims, ours
from tests.bench.clock import Timed
from tests.bench.ours import Campaign, Made
from tests.bench.work import DPI

from coban.build.workbench import Workbench, workbench
from coban.campaign.house import House
from coban.campaign.load import load
from coban.campaign.places import Place

LOOK_AT = 40
"""Of so many TIFFs one is decoded whole."""


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is done."""

    places: int
    rounds: int
    by_pillow: int
    by_inkscape: int
    with_logos: int
    jobs: int


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table."""

    work: str
    coban: str
    peer: str = ""
    found: str = ""
    reach: str = ""
    reached: bool | None = None
    """None: for information."""


class Workshop:
    """Some communes of a campaign; `peak_mb` is the largest process of ours that was seen so far."""

    def __init__(self, campaign: Campaign, folder: Path, scale: Scale) -> None:
        self.campaign, self.folder, self.scale = campaign, folder, scale
        self.bench = _bench(campaign)
        self.places = self.bench.commission.brief.places[: scale.places]
        self.peak_mb = 0.0

    def make(self, kind: str, *, check: bool = False, remove: bool = False) -> Made:
        """Our files of one kind."""
        into, count = self.folder / kind, len(self.places)
        made = ours.make(kind, self.campaign, into, count=count, jobs=self.scale.jobs, remove=remove)
        self.peak_mb = max(self.peak_mb, made.peak_mb)
        if check:
            self._check(kind, into, all_there=not remove)
        shutil.rmtree(into)
        return made

    def peer(self, run: Callable[[Path], Timed], check: Callable[[Path], None] | None = None) -> Timed:
        """What a peer makes of them."""
        into = self.folder / "peer"
        took = run(into)
        if check:
            check(into)
        shutil.rmtree(into)
        return took

    def _check(self, kind: str, into: Path, *, all_there: bool) -> None:
        if kind == "merged":
            first = {some[0].code: some for some in districts(self.places)}
            merged = sorted(into.glob("*.pdf"))
            must_be(len(merged), len(first), "files of districts")
            for path in merged:
                claims.merged_pdf(path, self.bench, first[path.stem])
            return
        files = by_code(into.iterdir(), self.places)
        if all_there:
            must_be(len(files), len(self.places), f"files of {kind}")
        for number, (path, place) in enumerate(files):
            if kind == "pdf":
                claims.print_pdf(path, self.bench, place)
            else:
                claims.tiff(path, self.bench, place, DPI, look=number % LOOK_AT == 0)


def faster(work: str, ours: Timed, who: str, theirs: Timed, times: int | None = None) -> Row:
    """`times` is how many times as fast ours must be."""
    ratio = theirs.seconds / ours.seconds
    told = f"{theirs.seconds:.2f} s" + (f": {who}" if who else "")
    row = Row(work, f"{ours.seconds:.2f} s", told, f"{ratio:.1f} ×")
    return replace(row, reach=f"at least {times} ×", reached=ratio >= times) if times else row


def districts(places: Iterable[Place]) -> list[list[Place]]:
    found: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        found.setdefault((place.province, place.district), []).append(place)
    return list(found.values())


def by_code(paths: Iterable[Path], places: Iterable[Place]) -> list[tuple[Path, Place]]:
    """Files whose names hold the codes of these places, with the places."""
    known = {place.code: place for place in places}
    named = ((path, path.name.split("_")[2].split("-")[0]) for path in sorted(paths))
    return [(path, known[code]) for path, code in named if code in known]


def must_be(found: int, expected: int, what: str) -> None:
    if found != expected:
        raise SystemExit(f"{found} {what}, expected {expected}")


def _bench(campaign: Campaign) -> Workbench:
    brief = load(House(campaign.root), campaign.slug)
    order = brief.campaign.order(campaign.order)
    return workbench(brief, order.id, order.messages[0])
