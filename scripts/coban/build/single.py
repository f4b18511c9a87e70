"""One piece of an order, as the kind of file that was wished."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from coban.build.painting import Painting
from coban.build.planning import Plan
from coban.checks import Verdict


@dataclass(frozen=True, slots=True)
class Rendered:
    """One finished piece."""

    path: Path
    title: str
    verdict: Verdict | None
    """None for a drawing, or a view of a piece in another kind of file: only finished pieces are judged."""
    unjudged: str
    """Why there is no verdict, and where one can be had."""
    die: Path | None
    """Its die file, beside it; None where it is cut along its trim."""


def render_one(plan: Plan, path: Path) -> Rendered:
    """Make the plan's first piece at the path, and judge it."""
    run = plan.runs[0]
    painting = Painting(run.bench(), run.suffix, run.wishes)
    sheet = painting.write(run.copies[0], path)
    unjudged = painting.unjudged(path, sheet)
    verdict = None if unjudged else painting.verdict(run.copies[0], path)
    return Rendered(path, sheet.title, verdict, unjudged, painting.die(path))
