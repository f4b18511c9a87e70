"""Making: every piece of a campaign, its copies in handfuls, through a pool of processes."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from concurrent.futures import Executor, Future, as_completed
from contextlib import nullcontext
from dataclasses import dataclass

from coban.artefact import Artefact, read_manifest
from coban.build.pieces import Batch, Made, make
from coban.build.summary import Say
from coban.build.tidy import stop_when_full
from coban.build.workers import workers
from coban.campaign.brief import Brief
from coban.errors import Fault
from coban.layout import commissions

BATCH = 8
"""Copies that one task makes: enough to share a composed sheet, few enough to keep every core busy."""


def batches(brief: Brief) -> Iterator[Batch]:
    """Every piece of the campaign, its copies in handfuls."""
    record: dict[tuple[str, str | None], dict[str, Artefact]] = {}
    for row in read_manifest(brief.house.dist(brief.campaign.slug) / "manifest.json"):
        record.setdefault((row.order, row.place or row.entry), {})[row.path] = row
    for order in brief.campaign.orders:
        codes = [copy.code if copy else None for copy in brief.copies(order)]
        for commission in commissions(brief, order):
            for start in range(0, len(codes), BATCH):
                some = tuple(codes[start : start + BATCH])
                # Theirs alone: every task takes its rows along.
                rows = {path: row for code in some for path, row in record.get((order.id, code), {}).items()}
                yield Batch(brief, order.id, commission.message.id, commission.side, some, rows)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of one batch of the campaign `slug`."""

    slug: str
    pieces: list[Made]


def make_all(plan: Sequence[Batch], jobs: int, executor: Executor | None, say: Say) -> list[Done]:
    """Every batch through the executor, in the plan's order; a batch that breaks is a fault, not an end."""
    total, done = sum(len(batch.copies) for batch in plan), 0
    say("Pieces", 0, total)
    with nullcontext(executor) if executor else workers(jobs) as pool:
        futures: dict[Future[list[Made]], Batch] = {pool.submit(make, batch): batch for batch in plan}
        for future in as_completed(futures):
            stop_when_full(future.exception())
            done += len(futures[future].copies)
            say("Pieces", done, total)
    return [Done(batch.brief.campaign.slug, _outcome(future, batch)) for future, batch in futures.items()]


def _outcome(future: Future[list[Made]], batch: Batch) -> list[Made]:
    error = future.exception()
    if error is None:
        return future.result()
    where = f"order '{batch.order}', {len(batch.copies)} pieces"
    return [Made((), None, 0, Fault(where, 0, f"the process that made them ended: {error}; build again"))]
