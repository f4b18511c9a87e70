"""The recipe: load, compose, paint, measure, judge, pack, publish; what did not change is left alone."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TypeVar

from coban.artefact import json_bytes, read_manifest, write_manifest, write_whole
from coban.build.desk import for_desks
from coban.build.digests import path_digest
from coban.build.handouts import hand_out
from coban.build.kits import pack_kits
from coban.build.loading import check_artwork, check_profiles, load_all, others, stop_release
from coban.build.making import Done, batches, make_all
from coban.build.packages import pack_for_shops
from coban.build.report import report
from coban.build.site import as_invited, preview_folder, publish, publish_list
from coban.build.summary import CampaignSummary, Say, Summary, silent
from coban.build.tidy import (
    ABANDONED_S,
    one_at_a_time,
    open_for_writing,
    remove_stale,
    sweep,
)
from coban.campaign import open_facts, schema
from coban.campaign.brief import Brief
from coban.campaign.facts import present
from coban.campaign.house import House
from coban.pages.feeds import without_feeds

Written = TypeVar("Written")


def build(
    house: House,
    slugs: Sequence[str] = (),
    *,
    jobs: int = 2,
    release: bool = False,
    site: bool = True,
    at: datetime | None = None,
    press_key: str | None = None,
    executor: Executor | None = None,
    say: Say = silent,
) -> Summary:
    """Make everything of these campaigns, or of all. Raises InputError before anything is written.

    `executor` may be any `concurrent.futures.Executor`; by default it is a pool of `jobs` processes. Releases
    under embargo at the moment `at`, by default the present one, are in nothing public; with a `press_key`
    they are in the preview for invited newsrooms (`preview_folder`).
    """
    started = time.monotonic()
    say("Reading", 0, 1)
    at = at or present()
    briefs = _read(house, slugs, release, at)
    preview = preview_folder(house, press_key) if press_key is not None else None

    # Up to here nothing was written.
    dists = [house.dist(brief.campaign.slug) for brief in briefs]
    sites = [house.root / "site", *([preview] if preview else [])]
    open_for_writing([house.cache, *dists, *sites], house.root)
    with one_at_a_time(house, say) as waited:
        if waited:
            briefs = _read(house, slugs, release, at)
        for folder in (house.root / "dist", *sites):
            sweep(folder)
        sweep(house.cache, older_s=ABANDONED_S)
        # Not before the lock: another build may have made these pieces meanwhile.
        plan = [batch for brief in briefs for batch in batches(brief)]
        made = make_all(plan, jobs, executor, say)
        _write_schema(house)
        rows = [_finish(brief, made, release, say) for brief in briefs]
        if site:
            rows = _publish(house, briefs, rows, jobs, say)
        if preview:
            rows = _preview(house, briefs, rows, jobs, preview)
    return Summary(tuple(rows), time.monotonic() - started)


def _read(house: House, slugs: Sequence[str], release: bool, at: datetime) -> list[Brief]:
    briefs = load_all(house, slugs, at)
    if release:
        stop_release(briefs)
    check_profiles(briefs)
    check_artwork(briefs)
    return briefs


def _finish(brief: Brief, done: Iterable[Done], release: bool, say: Say) -> CampaignSummary:
    """Drop what is no more, then write manifest, report, kit and the shops' packages of one campaign."""
    slug = brief.campaign.slug
    say(f"Report, kit and packages of {slug}", 0, 1)
    pieces = [piece for part in done if part.slug == slug for piece in part.pieces]
    artefacts = [row for piece in pieces for row in piece.artefacts]
    dist = brief.house.dist(slug)
    was = [row.path for row in read_manifest(dist / "manifest.json")]
    removed = remove_stale(dist, was, [row.path for row in artefacts])
    write_manifest(dist / "manifest.json", slug, artefacts)
    rulings = [piece.ruling for piece in pieces if piece.ruling]
    (outcomes, checks), report_state = _made(
        dist / "report.json", lambda: report(brief, rulings, release=release)
    )
    kits = pack_kits(brief, artefacts)
    packed = pack_for_shops(brief, artefacts)
    handed = hand_out(brief, artefacts) + for_desks(brief)
    written = sum(piece.written for piece in pieces)
    return CampaignSummary(
        slug=slug,
        pieces=len(rulings),
        made=written,
        left_alone=len(artefacts) - written,
        removed=removed + handed.removed,
        checks=checks,
        outcomes=outcomes,
        open_facts=len(open_facts(brief)),
        report=report_state,
        kit=kits.state,
        packages=packed.made,
        handouts=handed.made,
        site="not asked for",
        faults=(
            *sorted({piece.fault for piece in pieces if piece.fault}),
            *kits.faults,
            *packed.faults,
            *handed.faults,
        ),
    )


def _made(path: Path, write: Callable[[], Written]) -> tuple[Written, str]:
    """What `write` gives back, and whether it left the file with the bytes that it had."""
    before = path_digest(path)
    written = write()
    return written, "left alone" if path_digest(path) == before else "made"


def _publish(
    house: House, briefs: Sequence[Brief], rows: Sequence[CampaignSummary], jobs: int, say: Say
) -> list[CampaignSummary]:
    say("Sites", 0, len(briefs))
    sites = {site.slug: site for site in publish(house, briefs, jobs)}
    publish_list(house, [*briefs, *others(house, briefs)])
    say("Sites", len(briefs), len(briefs))
    without = {brief.campaign.slug for brief in briefs if without_feeds(brief)}
    return [
        replace(
            row,
            site=sites[row.slug].state,
            faults=row.faults + sites[row.slug].faults,
            unaddressed=row.slug in without,
        )
        for row in rows
    ]


def _preview(
    house: House, briefs: Sequence[Brief], rows: Sequence[CampaignSummary], jobs: int, folder: Path
) -> list[CampaignSummary]:
    """The sites as invited newsrooms see them; what is wrong with one is told with its campaign."""
    sites = {site.slug: site for site in publish(house, as_invited(briefs), jobs, folder)}
    return [replace(row, faults=row.faults + sites[row.slug].faults) for row in rows]


def _write_schema(house: House) -> None:
    write_whole(house.root / "dist" / "campaign.schema.json", json_bytes(schema()))
