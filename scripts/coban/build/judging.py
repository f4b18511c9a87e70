"""Judge what stands in dist/, whoever put it there: `coban check`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Executor, as_completed
from contextlib import nullcontext
from dataclasses import dataclass

from coban.artefact import Artefact, read_manifest, sha256
from coban.build.pieces import die_file
from coban.build.summary import Say, silent
from coban.build.verdicts import Ruling, facts_digest, rule
from coban.build.workers import workers
from coban.campaign.brief import Brief
from coban.checks import Verdict, judge_facts, subject_for
from coban.errors import Fault, InputError
from coban.layout import Commission, commissions

BATCH = 16


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything the judge said of one campaign."""

    brief: Brief
    campaign: Verdict
    """On the facts and on the built site."""
    rulings: tuple[Ruling, ...]
    """On the finished pieces."""
    faults: tuple[Fault, ...]
    """Pieces on record that could not be put before the judge."""


def judge_dist(
    brief: Brief, *, jobs: int = 2, release: bool = False, executor: Executor | None = None, say: Say = silent
) -> Judgement:
    """Every piece of the manifest, as it lies on disk now. Raises InputError when nothing was made yet."""
    slug = brief.campaign.slug
    record = read_manifest(brief.house.dist(slug) / "manifest.json")
    rows = [row for row in record if row.kind in ("print", "digital")]
    if not rows:
        raise InputError.at(f"dist/{slug}/", f"holds no finished piece; make them with `coban build {slug}`")
    batches = [rows[start : start + BATCH] for start in range(0, len(rows), BATCH)]
    say(f"Judging {slug}", 0, len(rows))
    with nullcontext(executor) if executor else workers(jobs) as pool:
        futures = [pool.submit(_judge_rows, brief, batch) for batch in batches]
        for done, _ in enumerate(as_completed(futures), 1):
            say(f"Judging {slug}", min(done * BATCH, len(rows)), len(rows))
    told = [one for future in futures for one in future.result()]
    rulings = tuple(one for one in told if isinstance(one, Ruling))
    verdicts = [ruling.verdict for ruling in rulings]
    return Judgement(
        brief,
        judge_facts(brief, verdicts, release=release, site=True),
        rulings,
        tuple(one for one in told if isinstance(one, Fault)),
    )


def _judge_rows(brief: Brief, rows: Sequence[Artefact]) -> list[Ruling | Fault]:
    ordered = {
        (c.order.id, c.message.id, c.side): c
        for order in brief.campaign.orders
        for c in commissions(brief, order)
    }
    facts = facts_digest(brief)
    return list(_judged(brief, rows, ordered, facts))


def _judged(
    brief: Brief, rows: Iterable[Artefact], ordered: dict[tuple[str, str, str], Commission], facts: str
) -> Iterator[Ruling | Fault]:
    for row in rows:
        dist = brief.house.dist(brief.campaign.slug)
        path = dist / row.path
        commission = ordered.get((row.order, row.message or "", row.side))
        where = f"dist/{brief.campaign.slug}/{row.path}"
        copies = (
            {one.code if one else None: one for one in brief.copies(commission.order)} if commission else {}
        )
        code = row.place or row.entry
        if commission is None or code not in copies:
            yield Fault(where, 0, "is ordered no more; build again, and it will be removed")
        elif not path.is_file():
            yield Fault(where, 0, "is on record but not there; build again")
        else:
            die = die_file(dist, commission, copies[code])
            subject = subject_for(commission, copies[code], path, die=die)
            # Slow checks look at one piece of each order and slogan.
            sample = code == next(iter(copies))
            yield rule(subject, row.path, sha256(path), facts, thorough=sample)
