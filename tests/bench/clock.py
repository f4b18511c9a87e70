"""Time a command as a whole process, with all that it starts."""

from __future__ import annotations

import resource
import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median


@dataclass(frozen=True, slots=True)
class Timed:
    """One run of a command."""

    seconds: float
    """By the clock on the wall."""
    busy: float
    """Seconds of processor, of every process that it started: what a crowded machine changes least."""
    said: str


def timed(command: Sequence[str | Path], folder: Path) -> Timed:
    """Raises SystemExit with what the command said when it failed."""
    before, started = _busy(), time.monotonic()
    run = subprocess.run([str(part) for part in command], cwd=folder, capture_output=True, text=True)
    seconds = time.monotonic() - started
    if run.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {run.returncode}:\n{run.stderr}")
    return Timed(seconds, _busy() - before, run.stdout)


def middle(runs: Sequence[Timed], scale: float = 1.0) -> Timed:
    """The medians of several runs, times `scale` where only a part was run."""
    seconds = median(run.seconds for run in runs)
    return Timed(scale * seconds, scale * median(run.busy for run in runs), runs[-1].said)


def _busy() -> float:
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime
