"""Coban's side: its process started, and what it said of itself."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from tests.bench.clock import Timed, timed
from tests.bench.houses import ROOT


@dataclass(frozen=True, slots=True)
class Campaign:
    """An order of a campaign in a folder of its own."""

    root: Path
    slug: str
    order: str

    @property
    def options(self) -> list[str]:
        return ["--root", str(self.root), "--slug", self.slug, "--order", self.order]


@dataclass(frozen=True, slots=True)
class Made:
    """One run, from an empty Python to the last file."""

    timed: Timed
    told: dict[str, Any]

    @property
    def peak_mb(self) -> float:
        """Of the process that took most."""
        return float(max(self.told["peak_kb"].values())) / 1024

    @property
    def start_s(self) -> float:
        """Seconds until Python stood with everything loaded, and after the last file."""
        return self.timed.seconds - float(self.told["seconds"])

    @property
    def megabytes(self) -> float:
        return sum(float(task["bytes"]) for task in self.told["tasks"]) / 1e6

    @property
    def cost_ms(self) -> float:
        """Processor time for each place, once a process is set up: the median of its tasks."""
        return median(1000 * float(task["busy"]) / int(task["places"]) for task in self._settled())

    @property
    def growth(self) -> float:
        """Most memory at the end to most memory when a tenth was made."""
        peaks = [float(task["peak_kb"]) for task in self.told["tasks"]]
        return max(peaks) / max(peaks[: max(1, len(peaks) // 10)])

    def _settled(self) -> Iterator[dict[str, Any]]:
        """The tasks but for the first of each process."""
        met: set[int] = set()
        for task in self.told["tasks"]:
            if task["process"] in met:
                yield task
            met.add(task["process"])


def make(kind: str, of: Campaign, into: Path, *, count: int, jobs: int, remove: bool = False) -> Made:
    asked: dict[str, Any] = {
        "kind": kind,
        "root": str(of.root),
        "slug": of.slug,
        "order": of.order,
        "into": str(into),
    }
    asked |= {"root": str(of.root), "into": str(into), "count": count, "jobs": jobs, "remove": remove}
    run = timed([sys.executable, "-m", "tests.bench.start", json.dumps(asked)], ROOT)
    return Made(run, json.loads(run.said))


def build(of: Campaign, jobs: int) -> Made:
    """The whole campaign but for its site."""
    run = timed([sys.executable, "-m", "tests.bench.unchanged", str(of.root), of.slug, str(jobs)], ROOT)
    return Made(run, json.loads(run.said))


def by_pillow(of: Campaign, into: Path, *, count: int, dpi: int, compression: str) -> list[float]:
    """Seconds that Pillow took for each picture; its start is not counted."""
    options = ["--into", str(into), "--dpi", str(dpi), "--count", str(count), "--compression", compression]
    run = timed([sys.executable, "-m", "tests.bench.by_pillow", *of.options, *options], ROOT)
    return list(map(float, json.loads(run.said)))
