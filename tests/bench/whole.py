"""Whole runs: a country's communes, a campaign's build and build again, the memory of all."""

from __future__ import annotations

from collections.abc import Iterator
from statistics import median

from tests.bench import ours
from tests.bench.clock import middle
from tests.bench.rows import Row, Workshop, must_be

DEARER, GROWN = 1.10, 1.10
MOST_MB = 1536
PIECES_S = 1.0


def country(at: Workshop, whose: str, few: Workshop) -> Iterator[Row]:
    """A PDF for each of very many communes; they go as soon as they are written, all but a few.

    The small runs that it is compared with come right before and right after: a machine's pace drifts.
    """
    small = [few.make("pdf").cost_ms for _ in range(few.scale.rounds)]
    made = at.make("pdf", check=True, remove=True)
    small += [few.make("pdf").cost_ms for _ in range(few.scale.rounds)]
    n, cost_ms = len(at.places), median(small)
    must_be(sum(int(task["files"]) for task in made.told["tasks"]), n, "files of the country")
    dearer = made.cost_ms / cost_ms
    took = f"{made.timed.seconds:.0f} s, {made.megabytes / 1000:.1f} GB"
    each = f"{made.cost_ms:.2f} ms of processor each; {cost_ms:.2f} ms among few"
    change = f"{100 * (dearer - 1):+.0f} %"
    yield Row(f"{n:,} banners as PDF ({whose})", took, each, change, "at most +10 %", dearer <= DEARER)
    growth = f"{100 * (made.growth - 1):+.0f} %"
    work = "the same: most memory of a process, to that when a tenth was made"
    yield Row(work, f"{made.peak_mb:.0f} MB", "", growth, "flat: at most +10 %", made.growth <= GROWN)


def unchanged(at: Workshop) -> Iterator[Row]:
    """`coban build` from nothing, and again."""
    fresh = ours.build(at.campaign, at.scale.jobs)
    again = [ours.build(at.campaign, at.scale.jobs) for _ in range(at.scale.rounds)]
    for made in (fresh, *again):
        if made.told["faults"]:
            raise SystemExit("the build was not whole: " + "; ".join(made.told["faults"]))
    must_be(sum(int(made.told["made"]) for made in again), 0, "pieces made although nothing changed")
    pieces = median(float(made.told["steps"]["Pieces"]) for made in again)
    work = f"`coban build`, {fresh.told['pieces']} pieces from nothing: painted, read back, judged, packed"
    yield Row(work, f"{fresh.timed.seconds:.0f} s")
    all_of_it = f"{middle([made.timed for made in again]).seconds:.1f} s in all"
    work = "the same, nothing changed: time for the pieces"
    yield Row(work, f"{pieces:.2f} s", "", all_of_it, "under 1 s", pieces < PIECES_S)


def memory(*seen: Workshop) -> Row:
    peak_mb = max(at.peak_mb for at in seen)
    work = "memory of the largest process of ours in all of these but the build"
    return Row(work, f"{peak_mb:.0f} MB", "", "", f"at most {MOST_MB:,} MB", peak_mb <= MOST_MB)
