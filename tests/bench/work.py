"""The process that is timed: files of one order, composed and painted by the modules that a build uses.

No judging, no previews, so none of what they need is loaded. From nothing: it starts as an empty Python,
reads the campaign, composes, paints and writes. Is asked in JSON, and says in JSON what it made, and the
memory of each process.
"""

from __future__ import annotations

import gc
import json
import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, field
from functools import lru_cache, partial
from pathlib import Path
from typing import Any

from coban.artefact import write_whole
from coban.campaign.brief import Brief
from coban.campaign.house import House
from coban.campaign.load import load
from coban.campaign.places import Place
from coban.colour import Ink
from coban.layout import Commission, commissions, compose, localise, piece_name
from coban.paint.document import PdfDocument
from coban.paint.pdf import PdfPainter
from coban.scene import Sheet

ICC = "icc/ISOcoated_v2_300_bas.icc"
BATCH = 8
DPI = 100
KEPT_TASK = 60
"""Files that are removed as soon as they are written stay in one task of so many, to be read back."""


@dataclass(frozen=True, slots=True)
class Job:
    """What to make of which order."""

    kind: str
    """pdf: a file for each place; merged: one for each district; tiff: a picture for each place."""
    root: Path
    slug: str
    order: str
    into: Path
    count: int
    """Of places, from the first."""
    remove: bool
    """Files go as soon as they are written, all but a few."""


@dataclass(frozen=True, slots=True)
class Took:
    """One task of some places."""

    process: int
    seconds: float
    busy: float
    """Seconds of processor."""
    places: int
    files: int
    bytes: int
    peak_kb: int
    """Most memory that the process had in real pages up to here, what it shares with others included."""


@dataclass(frozen=True, slots=True)
class Result:
    """What the whole process says of itself."""

    seconds: float
    """Of the work alone, without starting Python."""
    peak_kb: dict[int, int]
    """By process; 0 is the one that the others left from."""
    tasks: list[Took] = field(default_factory=list)


def main() -> None:
    asked = json.loads(sys.argv[1])
    jobs, folders = asked.pop("jobs"), {name: Path(asked.pop(name)) for name in ("root", "into")}
    json.dump(asdict(_run(jobs, Job(**folders, **asked))), sys.stdout)


def _run(jobs: int, job: Job) -> Result:
    global _brief
    started = time.perf_counter()
    _brief = load(House(job.root), job.slug)
    job.into.mkdir(parents=True)
    # What is loaded stays to the end: neither the forked processes nor the exit need go through it again.
    gc.freeze()
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("fork")) as pool:
        tasks = _tasks(_brief, job)
        made = list(pool.map(partial(_make, job), range(len(tasks)), tasks))
    peaks = {0: _peak_kb()}
    for took in made:
        peaks[took.process] = max(took.peak_kb, peaks.get(took.process, 0))
    return Result(time.perf_counter() - started, peaks, made)


_brief: Brief
"""The workers have it by being forked after it was read."""


def _tasks(brief: Brief, job: Job) -> list[Sequence[Place]]:
    places = brief.places[: job.count]
    if job.kind == "merged":
        districts: dict[tuple[str, str], list[Place]] = {}
        for place in places:
            districts.setdefault((place.province, place.district), []).append(place)
        return sorted(districts.values(), key=len, reverse=True)  # the largest first: no process waits long
    return [places[start : start + BATCH] for start in range(0, len(places), BATCH)]


def _make(job: Job, number: int, places: Sequence[Place]) -> Took:
    started, before = time.perf_counter(), time.process_time()
    paths = {"pdf": _pdfs, "merged": _merged, "tiff": _tiffs}[job.kind](job, places)
    size = sum(path.stat().st_size for path in paths)
    seconds, busy = time.perf_counter() - started, time.process_time() - before
    if job.remove and number % KEPT_TASK:
        for path in paths:
            path.unlink()
    return Took(os.getpid(), seconds, busy, len(places), len(paths), size, _peak_kb())


def _pdfs(job: Job, places: Sequence[Place]) -> list[Path]:
    painter = _pdf_painter(job)
    paths = _paths(job, places, ".pdf")
    for place, path in zip(places, paths, strict=True):
        write_whole(path, painter.paint(_sheet(job, place)))
    return paths


def _merged(job: Job, places: Sequence[Place]) -> list[Path]:
    """As `coban.build.packages` merges the pieces of a district."""
    document = _begun(job).fork()
    for place in places:
        document.add(_sheet(job, place))
    path = job.into / f"{places[0].code}.pdf"
    write_whole(path, document.finish(places[0].district))
    return [path]


def _tiffs(job: Job, places: Sequence[Place]) -> list[Path]:
    painter = _tiff_painter(job)
    paths = _paths(job, places, ".tif")
    for place, path in zip(places, paths, strict=True):
        painter.write(_sheet(job, place), path)
    return paths


def _sheet(job: Job, place: Place) -> Sheet:
    commission, base = _composed(job)
    return localise(base, commission, place)


def _paths(job: Job, places: Iterable[Place], suffix: str) -> list[Path]:
    commission, _ = _composed(job)
    return [job.into / f"{piece_name(commission, place)}{suffix}" for place in places]


def _inks() -> list[Ink]:
    return [_brief.brand.ink(name) for name in _brief.brand.inks]


@lru_cache(maxsize=1)
def _composed(job: Job) -> tuple[Commission, Sheet]:
    """Once for each process."""
    commission = commissions(_brief, _brief.campaign.order(job.order))[0]
    return commission, compose(commission)


@lru_cache(maxsize=1)
def _begun(job: Job) -> PdfDocument:
    document = PdfDocument(_brief.house.asset(ICC), inks=_inks())
    document.share(_composed(job)[1])
    return document


@lru_cache(maxsize=1)
def _pdf_painter(job: Job) -> PdfPainter:
    return PdfPainter(_composed(job)[1], _brief.house.asset(ICC), inks=_inks())


@lru_cache(maxsize=1)
def _tiff_painter(job: Job) -> Any:
    # Loaded here: no PDF needs it.
    from coban.paint.tiff import TiffPainter

    return TiffPainter(_composed(job)[1], _brief.house.asset(ICC), inks=_inks(), dpi=DPI)


def _peak_kb() -> int:
    """Of this process alone; its share with others counts whole."""
    for line in Path("/proc/self/status").read_text("ascii").splitlines():
        if line.startswith("VmHWM:"):
            return int(line.split()[1])
    raise RuntimeError("/proc/self/status names no VmHWM")


if __name__ == "__main__":
    main()
