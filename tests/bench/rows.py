"""The rows of the table: what is done, by whom, how long it took, what is to be reached."""

from __future__ import annotations

import shutil
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from statistics import median
from typing import Literal

from tests.bench import claims, ours, peers
from tests.bench.clock import Timed, middle
from tests.bench.ours import Campaign, Made
from tests.bench.work import DPI

from coban.build.workbench import Workbench
from coban.campaign.places import Place


@dataclass(frozen=True, slots=True)
class Scale:
    """How much is done."""

    places: int
    rounds: int
    by_pillow: int
    by_inkscape: int
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


class Bench:
    """What the rows share; `peak_mb` is the largest process of ours that was seen so far."""

    def __init__(self, campaign: Campaign, bench: Workbench, folder: Path, scale: Scale) -> None:
        self.campaign, self.bench, self.folder, self.scale = campaign, bench, folder, scale
        self.places = bench.commission.brief.places[: scale.places]
        self.peak_mb = 0.0
        self.cost_ms = 0.0

    def vector(self) -> Iterator[Row]:
        """PDFs, each round with its peers."""
        districts = _districts(self.places)
        drawings = peers.write_drawings(self.bench, self.places, self.folder / "svg")
        by_code = {drawing.stem: drawing for drawing in drawings}
        of_districts = [[by_code[place.code] for place in some] for some in districts]
        ours, merged = [], []
        one, two, theirs_merged = [], [], []
        for number in range(self.scale.rounds):
            first = number == 0
            ours.append(self._make("pdf", check=first))
            one.append(self._peer(lambda into: peers.rsvg(drawings, into, 1), first and self._singles))
            two.append(self._peer(lambda into: peers.rsvg(drawings, into, self.scale.jobs)))
            merged.append(self._make("merged", check=first))
            theirs_merged.append(
                self._peer(
                    lambda into: peers.rsvg_merged(of_districts, into, 1),
                    first and self._districts_of_peer,
                )
            )
        some = drawings[: self.scale.by_inkscape]
        inkscape = middle([peers.inkscape(some, self.folder / "inkscape")], len(drawings) / len(some))
        self._alike(self.folder / "inkscape", self.places[: len(some)])

        self.cost_ms = median(made.cost_ms for made in ours)
        mine, both = middle([made.timed for made in ours]), middle([made.timed for made in merged])
        plain, crowd, pages = middle(one), middle(two), middle(theirs_merged)
        n, jobs = len(self.places), self.scale.jobs
        size = f"{ours[0].megabytes / n:.2f} MB each"
        work = f"{n} localised 600 × 100 cm PDF/X-4 from nothing, {jobs} processes ({size})"
        yield _faster(work, mine, "`rsvg-convert`, the same as plain RGB PDF", plain, 5)
        yield _faster(f"the same, against {jobs} `rsvg-convert` at a time", mine, "", crowd)
        yield _faster(f"the same, against one Inkscape ({len(some)} made, scaled)", mine, "", inkscape)
        size = f"{len(districts)} files, {merged[0].megabytes:.1f} MB in all"
        work = f"one PDF of many pages for each district, {jobs} processes ({size})"
        yield _faster(work, both, "`rsvg-convert`, the same communes, a file each", plain, 10)
        yield _faster("the same, against `rsvg-convert` with many pages in a file", both, "", pages)

    def raster(self) -> Iterator[Row]:
        """TIFFs at 100 dpi, each round with Pillow."""
        ours, theirs, bare = [], [], []
        n, few = len(self.places), self.scale.by_pillow
        for number in range(self.scale.rounds):
            ours.append(self._make("tiff", check=number == 0))
            theirs.append(self._pillow("tiff_adobe_deflate", check=number == 0))
            bare.append(self._pillow("raw", check=False))
        mine = middle([made.timed for made in ours])
        size = f"{ours[0].megabytes / n:.1f} MB each"
        jobs = self.scale.jobs
        work = f"{n} CMYK TIFF of 600 × 100 cm at {DPI} dpi, {jobs} processes ({size})"
        deflated, raw = (Timed(n * median(runs), n * median(runs), "") for runs in (theirs, bare))
        yield _faster(work, mine, f"Pillow, each drawn and saved ({few} made, scaled)", deflated, 20)
        yield _faster("the same, against Pillow without compression", mine, "", raw)

    def country(self, campaign: Campaign, places: Sequence[Place], bench: Workbench, whose: str) -> list[Row]:
        """A PDF for each of very many communes; they go as soon as they are written, all but a few."""
        into = self.folder / "country"
        made = ours.make("pdf", campaign, into, count=len(places), jobs=self.scale.jobs, remove=True)
        self.peak_mb = max(self.peak_mb, made.peak_mb)
        _must_be(sum(task["files"] for task in made.told["tasks"]), len(places), "files of the country")
        kept = _by_code(into.glob("*.pdf"), places)
        for path, place in kept:
            claims.print_pdf(path, bench, place)
        shutil.rmtree(into)
        dearer = made.cost_ms / self.cost_ms
        mine = f"{made.timed.seconds:.0f} s, {made.megabytes / 1000:.1f} GB"
        each = f"{made.cost_ms:.2f} ms of processor each; {self.cost_ms:.2f} in the run of {len(self.places)}"
        return [
            Row(f"{len(places):,} banners as PDF ({whose})", mine, each, f"{100 * (dearer - 1):+.0f} %",
                "at most +10 %", dearer <= 1.10),
            Row("the same: memory at the end, to that after a tenth", f"{made.peak_mb:.0f} MB", "",
                f"{100 * (made.growth - 1):+.0f} %", "flat (at most +10 %)", made.growth <= 1.10),
        ]  # fmt: skip

    def unchanged(self) -> list[Row]:
        """`coban build` from nothing, and again."""
        fresh = ours.build(self.campaign, self.scale.jobs)
        again = [ours.build(self.campaign, self.scale.jobs) for _ in range(self.scale.rounds)]
        for made in (fresh, *again):
            if made.told["faults"]:
                raise SystemExit("the build was not whole: " + "; ".join(made.told["faults"]))
        _must_be(sum(made.told["made"] for made in again), 0, "pieces made although nothing changed")
        pieces = median(made.told["steps"]["Pieces"] for made in again)
        whole = middle([made.timed for made in again])
        count = fresh.told["pieces"]
        return [
            Row(f"`coban build`, {count} pieces, from nothing (painted, read back, judged, packed)",
                f"{fresh.timed.seconds:.0f} s"),
            Row("the same, nothing changed: time for the pieces", f"{pieces:.2f} s", "",
                f"{whole.seconds:.1f} s in all", "under 1 s", pieces < 1),
        ]  # fmt: skip

    def memory(self) -> Row:
        """After all others."""
        return Row("memory of the largest of our processes in any of these", f"{self.peak_mb:.0f} MB", "", "",
                   "at most 1,536 MB", self.peak_mb <= 1536)  # fmt: skip

    def _make(self, kind: str, *, check: bool) -> Made:
        into = self.folder / kind
        made = ours.make(kind, self.campaign, into, count=len(self.places), jobs=self.scale.jobs)
        self.peak_mb = max(self.peak_mb, made.peak_mb)
        if check:
            self._check(kind, into)
        shutil.rmtree(into)
        return made

    def _check(self, kind: str, into: Path) -> None:
        if kind == "merged":
            districts = {some[0].code: some for some in _districts(self.places)}
            merged = sorted(into.glob("*.pdf"))
            _must_be(len(merged), len(districts), "files of districts")
            for path in merged:
                claims.merged_pdf(path, self.bench, districts[path.stem])
            return
        files = _by_code(into.iterdir(), self.places)
        _must_be(len(files), len(self.places), f"files of {kind}")
        for number, (path, place) in enumerate(files):
            if kind == "pdf":
                claims.print_pdf(path, self.bench, place)
            else:
                claims.tiff(path, self.bench, place, DPI, look=number % 40 == 0)

    def _peer(self, run: peers.Run, check: peers.Check | Literal[False] = False) -> Timed:
        into = self.folder / "peer"
        took = run(into)
        if check:
            check(into)
        shutil.rmtree(into)
        return took

    def _singles(self, into: Path) -> None:
        _must_be(len(list(into.glob("*.pdf"))), len(self.places), "files of rsvg-convert")
        self._alike(into, self.places[:: max(1, len(self.places) // 20)])

    def _alike(self, into: Path, places: Iterable[Place]) -> None:
        for place in places:
            claims.plain_pdf(into / f"{place.code}.pdf", self.bench, [place])

    def _districts_of_peer(self, into: Path) -> None:
        for number, some in enumerate(_districts(self.places)):
            claims.plain_pdf(into / f"{number}.pdf", self.bench, some)

    def _pillow(self, compression: str, *, check: bool) -> float:
        """Seconds for one picture."""
        into, count = self.folder / "pillow", self.scale.by_pillow
        took = ours.by_pillow(self.campaign, into, count=count, dpi=DPI, compression=compression)
        if check:
            files = _by_code(into.iterdir(), self.places[:count])
            _must_be(len(files), count, "files of Pillow")
            for path, place in files:
                claims.tiff(path, self.bench, place, DPI, look=True)
        shutil.rmtree(into)
        return median(took)


def _faster(work: str, ours: Timed, who: str, theirs: Timed, times: int | None = None) -> Row:
    """`times` is how many times as fast ours must be."""
    ratio = theirs.seconds / ours.seconds
    told = f"{theirs.seconds:.2f} s" + (f": {who}" if who else "")
    row = Row(work, f"{ours.seconds:.2f} s", told, f"{ratio:.1f} ×")
    return replace(row, reach=f"at least {times} ×", reached=ratio >= times) if times else row


def _districts(places: Iterable[Place]) -> list[list[Place]]:
    found: dict[tuple[str, str], list[Place]] = {}
    for place in places:
        found.setdefault((place.province, place.district), []).append(place)
    return list(found.values())


def _by_code(paths: Iterable[Path], places: Iterable[Place]) -> list[tuple[Path, Place]]:
    """Files whose names hold the codes of these places, with the places."""
    known = {place.code: place for place in places}
    named = ((path, path.name.split("_")[2].split("-")[0]) for path in sorted(paths))
    return [(path, known[code]) for path, code in named if code in known]


def _must_be(found: int, expected: int, what: str) -> None:
    if found != expected:
        raise SystemExit(f"{found} {what}, expected {expected}")
