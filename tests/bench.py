"""`make bench`: a build of 200 banners from nothing, again when nothing changed, and judged anew."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> None:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--slug", default="xu-lang")
    asked.add_argument("--jobs", default=str(os.cpu_count() or 1))
    chosen = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="coban-bench-") as folder:
        root = Path(folder)
        for name in ("docs", "assets", "overrides", "mkdocs.yml"):
            (root / name).symlink_to(ROOT / name)
        build = [sys.executable, "-m", "coban", "build", chosen.slug, "--jobs", chosen.jobs, "--root", folder]
        rows = [
            ("pieces, report, kit; from nothing", _seconds([*build, "--no-site"])),
            ("pieces, report, kit; nothing changed", _seconds([*build, "--no-site"])),
            ("with the site; only the site is new", _seconds(build)),
            ("with the site; nothing changed", _seconds(build)),
        ]
        rows.append(("judging every finished piece anew", _judging(folder, chosen.slug, chosen.jobs)))
        files = [path for path in (root / "dist").rglob("*") if path.is_file()]
        made = f"{len(files)} files, {sum(path.stat().st_size for path in files) / 1e6:.0f} MB"
    sys.stdout.write(f"{chosen.slug}, {chosen.jobs} processes, load {os.getloadavg()[0]:.1f}: {made}\n")
    for what, seconds in rows:
        sys.stdout.write(f"{what:<40} {seconds:6.1f} s\n")


def _judging(root: str, slug: str, jobs: str) -> float:
    """Without the verdicts that the builds left in the cache."""
    shutil.rmtree(Path(root) / ".cache" / "coban" / "verdicts")
    return _seconds([sys.executable, "-m", "coban", "check", slug, "--jobs", jobs, "--root", root])


def _seconds(command: list[str]) -> float:
    started = time.monotonic()
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    if run.returncode not in (0, 1):
        raise SystemExit(run.stderr)
    return time.monotonic() - started


if __name__ == "__main__":
    main()
