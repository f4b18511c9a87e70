"""A build in a process of its own, which says as JSON when each of its steps began and what it made."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from coban.build import build
from coban.campaign.house import House


def main() -> None:
    root, slug, jobs = sys.argv[1:]
    steps: list[tuple[str, float]] = []

    def say(step: str, done: int, total: int) -> None:
        if not steps or steps[-1][0] != step:
            steps.append((step, time.perf_counter()))

    summary = build(House(Path(root)), [slug], jobs=int(jobs), site=False, say=say)
    ended = [*(began for _, began in steps[1:]), time.perf_counter()]
    took = {step: end - began for (step, began), end in zip(steps, ended, strict=True)}
    (row,) = summary.campaigns
    counts = {"pieces": row.pieces, "made": row.made, "left_alone": row.left_alone}
    json.dump({"steps": took, **counts, "faults": list(map(str, summary.every_fault))}, sys.stdout)


if __name__ == "__main__":
    main()
