"""The table: on the terminal, and as docs/manual/performance.md."""

from __future__ import annotations

import platform
import subprocess
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version
from pathlib import Path

from rich.console import Console
from rich.table import Table
from tests.bench.rows import Row, Scale

from coban import __version__

WIDE = 170
"""Columns of the terminal that the table needs."""

HEADS = ("work", "coban", "peer", "found", "to reach", "")
PACKAGES = ("pikepdf", "pillow", "qrcode", "tifffile", "isal", "uharfbuzz", "svg2pdf-py")


@dataclass(frozen=True, slots=True)
class Circumstances:
    """On what, and how crowded it was."""

    scale: Scale
    load: tuple[float, float]
    """Average number of busy processes in the minute before the first row and before the last one."""


def show(rows: Iterable[Row]) -> None:
    table = Table(*HEADS)
    for row in rows:
        table.add_row(*(cell.replace("`", "") for cell in _cells(row)))
    console = Console()
    Console(width=max(WIDE, console.width)).print(table)


def write(path: Path, rows: Sequence[Row], at: Circumstances) -> None:
    lines = ["| " + " | ".join(HEADS) + " |", "|---|---|---|---|---|---|"]
    lines += ["| " + " | ".join(_cells(row)) + " |" for row in rows]
    path.write_text(PAGE.format(table="\n".join(lines), machine=_machine(at)), "utf-8")


def _cells(row: Row) -> tuple[str, ...]:
    verdict = "" if row.reached is None else ("reached" if row.reached else "**not reached**")
    return row.work, row.coban, row.peer, row.found, row.reach, verdict


def _machine(at: Circumstances) -> str:
    packages = ", ".join(f"{name} {version(name)}" for name in PACKAGES)
    peers = ", ".join(_first_line(tool, "--version") for tool in ("rsvg-convert", "inkscape"))
    return (
        f"Measured on {date.today().isoformat()}: {_processor()}, {_cores()} cores, {_memory_gb():.0f} GB, "
        f"{_system()}, Python {platform.python_version()}.\n"
        f"coban {__version__}; {packages}. {peers}.\n"
        f"Medians of {at.scale.rounds} rounds. Processes that were busy besides: {at.load[0]:.1f} before the "
        f"first row, {at.load[1]:.1f} before the last one (our own among them there)."
    )


def _first_line(*command: str) -> str:
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return run.stdout.splitlines()[0].split(" (")[0]


def _processor() -> str:
    for line in Path("/proc/cpuinfo").read_text("utf-8").splitlines():
        if line.startswith("model name"):
            return line.partition(":")[2].strip()
    return platform.machine()


def _cores() -> int:
    return Path("/proc/cpuinfo").read_text("utf-8").count("processor\t:")


def _memory_gb() -> float:
    total = Path("/proc/meminfo").read_text("ascii").split("MemTotal:")[1].split()[0]
    return int(total) / 2**20


def _system() -> str:
    return platform.freedesktop_os_release()["PRETTY_NAME"]


PAGE = """# How fast it is

`make bench` writes this page: it installs the tools that are compared, makes the same banners with both sides
in turns, reads back what each made, and fails when something to reach was not reached. `make bench QUICK=1`
does little of each in two minutes and writes nothing. `make bench PLACES=viet-nam.csv` takes the country's
communes from a list with the columns `code,name,district,province`; without it the campaigns' own lists are
repeated with made-up codes.

{table}

{machine}

## What is compared

- **From nothing** means: an empty Python starts, reads the campaign, composes, paints, writes; all of it
  counts. A peer's clock starts when its SVGs lie on the disk; our SVG painter wrote them before.
- **It is not equal work.** `rsvg-convert` and Inkscape make plain RGB PDF. Ours is CMYK PDF/X-4: output
  intent with its profile of 1 MB (most of each file), boxes, crop marks, slug line, layers,
  words to be searched, inks by hand. Letters are outlines on both sides, so that nobody needs a font.
- What to reach is measured against the peer as one runs it, a file after another. What it gains by two
  processes, and by many pages in one file, is in the table too.
- Pillow draws straight into CMYK, in one process; ours are two. What it cannot do is given to it: logos come
  as pictures in the right size. Its shapes have no soft edges.
- **Cost for each place** is processor time, the median over tasks of eight places once a process is set up:
  the start is left out, because 200 places bear more of it than 10,599. The runs of 200 that it is
  compared with come right before and right after.
- **Memory** is the most that one process held in real pages, what it shares with others counted whole.
- **Read back:** every print PDF of ours by qpdf, pikepdf and poppler (pages, trim, output intent, the
  commune's words); the peers' PDF by poppler (pages, size) and, as outlines have no words, by comparing the
  picture with our preview and decoding the commune's code; TIFF by libtiff and Pillow (size, inks, dpi,
  profile), some by their code. Of the country's files, which go at once, a task of eight in sixty.
"""
