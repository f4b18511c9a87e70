"""Many pieces of an order, or of several: each as a file of the kind that was wished, in worker processes.

A batch holds everything a worker needs, so that any `concurrent.futures.Executor` can run it.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Executor, Future, as_completed
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path

from coban.build.painting import Painting
from coban.build.planning import Plan
from coban.build.summary import Say, silent
from coban.build.tidy import ABANDONED_S, open_for_writing, stop_when_full, sweep
from coban.build.unmade import piece_unmade
from coban.build.wishes import Wishes
from coban.build.workbench import workbench
from coban.build.workers import workers
from coban.campaign.brief import Brief
from coban.checks import Verdict
from coban.errors import Fault

BATCH = 8
"""Copies that one task makes, at most."""


@dataclass(frozen=True, slots=True)
class Batch:
    """Some copies of one commission."""

    brief: Brief
    order: str
    message: str
    side: str
    size: str | None
    suffix: str
    wishes: Wishes
    files: tuple[tuple[str | None, Path], ...]
    """Code of the commune or row, None for a piece that is the same for all; and where the file goes."""

    @property
    def commission(self) -> tuple[object, ...]:
        """The same for batches whose files share what is painted once."""
        return self.order, self.message, self.side, self.size, self.suffix, self.wishes


@dataclass(frozen=True, slots=True)
class Written:
    """One finished file."""

    path: Path
    bytes: int
    """Of its die file, too."""
    verdict: Verdict | None
    unjudged: str
    """Why there is no verdict; '' where there is one."""
    die: Path | None
    """Its die file, beside it."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """All files that were made, in the order of the plan, and what could not be made."""

    files: tuple[Written, ...]
    faults: tuple[Fault, ...]
    seconds: float

    @property
    def bytes(self) -> int:
        return sum(file.bytes for file in self.files)


def render_many(
    plan: Plan, *, jobs: int = 2, executor: Executor | None = None, say: Say = silent
) -> Rendering:
    """Make every file of the plan; one that cannot be made stops no other.

    `executor` may be any `concurrent.futures.Executor`; by default it is a pool of `jobs` processes. Raises
    InputError, before anything is made, for a folder that cannot be written.
    """
    started = time.monotonic()
    folders = list(dict.fromkeys(run.folder for run in plan.runs))
    open_for_writing(folders, Path())
    for folder in folders:
        sweep(folder, older_s=ABANDONED_S, below=False)
    batches, total, done = list(_batches(plan, jobs)), plan.count, 0
    say("Files", 0, total)
    with nullcontext(executor) if executor else workers(min(jobs, len(batches))) as pool:
        futures: dict[Future[list[Written | Fault]], Batch] = {
            pool.submit(write, batch): batch for batch in batches
        }
        for future in as_completed(futures):
            stop_when_full(future.exception())
            done += len(futures[future].files)
            say("Files", done, total)
    made = [one for future, batch in futures.items() for one in _outcome(future, batch)]
    files = tuple(one for one in made if isinstance(one, Written))
    faults = dict.fromkeys(one for one in made if isinstance(one, Fault))
    return Rendering(files, tuple(faults), time.monotonic() - started)


def write(batch: Batch) -> list[Written | Fault]:
    """Every file of the batch, or why it could not be made."""
    where = f"order '{batch.order}', message '{batch.message}'"
    try:
        painting = _painting(batch)
    except Exception as error:  # noqa: BLE001 -- other orders wait; the summary names this one
        return [piece_unmade(where, error)]
    return [_written(painting, batch, code, path, where) for code, path in batch.files]


def _batches(plan: Plan, jobs: int) -> Iterator[Batch]:
    """The plan's copies in handfuls, small enough to keep every process busy."""
    for run in plan.runs:
        commission = run.commission
        each = max(1, min(BATCH, -(-len(run.copies) // jobs)))
        files = [(copy.code if copy else None, run.path(copy)) for copy in run.copies]
        for start in range(0, len(files), each):
            yield Batch(
                plan.brief,
                commission.order.id,
                commission.message.id,
                commission.side,
                run.size,
                run.suffix,
                run.wishes,
                tuple(files[start : start + each]),
            )


_last: tuple[tuple[object, ...], Brief, Painting] | None = None
"""The painting that this process used last; never two, as one may hold half a gigabyte."""


def _painting(batch: Batch) -> Painting:
    global _last
    if _last and _last[0] == batch.commission and _last[1] is batch.brief:
        return _last[2]
    _last = None
    bench = workbench(batch.brief, batch.order, batch.message, batch.side, size=batch.size)
    painting = Painting(bench, batch.suffix, batch.wishes)
    _last = batch.commission, batch.brief, painting
    return painting


def _written(painting: Painting, batch: Batch, code: str | None, path: Path, where: str) -> Written | Fault:
    copy = batch.brief.copy(batch.brief.campaign.order(batch.order), code)
    try:
        sheet = painting.write(copy, path)
        unjudged = painting.unjudged(path.parent, sheet)
        verdict = None if unjudged else painting.verdict(copy, path)
        die = painting.die(path)
        size = sum(one.stat().st_size for one in (path, die) if one)
        return Written(path, size, verdict, unjudged, die)
    except Exception as error:  # noqa: BLE001 -- 199 other pieces wait; the summary names this one
        return piece_unmade(where, error, copy)


def _outcome(future: Future[list[Written | Fault]], batch: Batch) -> list[Written | Fault]:
    error = future.exception()
    if error is None:
        return future.result()
    where = f"order '{batch.order}', {len(batch.files)} files"
    return [Fault(where, 0, f"the process that made them ended: {error}; run it again")]
