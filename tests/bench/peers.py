"""What others make of the same banners: rsvg-convert and Inkscape, from SVGs that our painter wrote before.

Letters are outlines in the SVGs, as they are in our PDFs, so that nobody needs a font or shapes a word.
"""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path

from tests.bench.clock import Timed, timed

from coban.artefact import write_whole
from coban.build.workbench import Workbench
from coban.campaign.places import Place
from coban.layout import localise
from coban.paint.svg import paint_svg


def write_drawings(bench: Workbench, places: Iterable[Place], folder: Path) -> list[Path]:
    """An SVG for each place, named by its code."""
    written = []
    for place in places:
        sheet = localise(bench.base, bench.commission, place)
        written.append(folder / f"{place.code}.svg")
        write_whole(written[-1], paint_svg(sheet, live_text=False).encode())
    return written


def rsvg(drawings: Sequence[Path], into: Path, jobs: int) -> Timed:
    """A PDF for each drawing, `jobs` at a time."""
    names = "\n".join(path.stem for path in drawings)
    convert = f"rsvg-convert -f pdf -o {shlex.quote(str(into))}/{{}}.pdf {{}}.svg"
    return _by_xargs(names, convert, drawings[0].parent, into, jobs)


def rsvg_merged(districts: Sequence[Sequence[Path]], into: Path, jobs: int) -> Timed:
    """A PDF of many pages for each district, `jobs` at a time."""
    folder, rows = districts[0][0].parent, []
    for number, drawings in enumerate(districts):
        names = " ".join(path.name for path in drawings)
        rows.append(f"rsvg-convert -f pdf -o {shlex.quote(str(into))}/{number}.pdf {names}")
    return _by_xargs("\n".join(rows), "sh -c {}", folder, into, jobs)


def inkscape(drawings: Sequence[Path], into: Path) -> Timed:
    """A PDF for each drawing, all by one Inkscape, which starts once."""
    into.mkdir(parents=True)
    rows = [
        f"file-open:{path};export-type:pdf;export-filename:{into / path.stem}.pdf;export-do;file-close"
        for path in drawings
    ]
    script = into.parent / "inkscape.txt"
    script.write_text("\n".join([*rows, "quit", ""]), "utf-8")
    return timed(["sh", "-c", f"inkscape --shell <{shlex.quote(str(script))}"], into)


def _by_xargs(rows: str, command: str, folder: Path, into: Path, jobs: int) -> Timed:
    into.mkdir(parents=True)
    listed = into.parent / f"{into.name}.txt"
    listed.write_text(rows + "\n", "utf-8")
    return timed(["xargs", "-a", listed, "-d", "\\n", "-P", str(jobs), "-I{}", *shlex.split(command)], folder)
