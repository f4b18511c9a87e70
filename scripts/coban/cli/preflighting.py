"""`coban preflight`: is a PDF fit for the press? Any PDF, from coban or from anywhere."""

from __future__ import annotations

import glob
import json
import re
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import Future, as_completed
from pathlib import Path

import click

from coban.build import Say
from coban.build.workers import workers
from coban.cli.frame import console, jobs_option, progress
from coban.cli.preflight_show import as_json, print_findings
from coban.errors import Fault, InputError
from coban.measure.preflight import Findings, Grade, Profile, preflight, profile_named

UNREADABLE = 2
SCALE = re.compile(r"1:[1-9][0-9]{0,3}")
BATCH = 8
"""Files for one task: they share what they have in common."""


@click.command("preflight", short_help="Judge PDF files from anywhere as a print shop would.")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--profile",
    default="x-4",
    show_default=True,
    metavar="NAME",
    help="x-4, banner (large format, 1:10), or the path of a profile of your own (.yml).",
)
@click.option(
    "--scale",
    metavar="1:N",
    help="Of pages without UserUnit: 1:10 when the shop enlarges them ten times. By default as the profile "
    "has it.",
)
@click.option("--plates", is_flag=True, help="Separate every page with Ghostscript, not only doubtful ones.")
@click.option("--json", "as_data", is_flag=True, help="Everything found, as JSON.")
@jobs_option
@click.pass_context
def preflight_command(
    context: click.Context,
    files: tuple[str, ...],
    profile: str,
    scale: str | None,
    plates: bool,
    as_data: bool,
    jobs: int,
) -> None:
    """Judge PDF files, from coban or from anywhere, as a print shop would.

    Keys of PDF/X-4, boxes and bleed, colours, ink, fonts, resolution, lines: each finding says page, value,
    limit and cure; docs/manual/preflight.md lists them all. What only informs is told when there is one file.
    A folder stands for every PDF in it. Exit codes: 0 fit for the press, 1 something failed, 2 a file is no
    PDF or cannot be read.

    \b
    Examples:
      coban preflight logo.pdf
      coban preflight dist/*/print/**/*.pdf --jobs 2
      coban preflight pano.pdf --profile banner --json
      coban preflight ap-phich-phan-muoi.pdf --scale 1:10
    """
    wanted = _wanted(profile, scale)
    paths = list(dict.fromkeys(path for name in files for path in _paths(name)))
    with progress() as say:
        found = _all(paths, wanted, plates, jobs, say)
    if as_data:
        click.echo(json.dumps([as_json(one) for one in found], ensure_ascii=False, indent=1))
    else:
        print_findings(console(), found, wanted.title)
    context.exit(_exit_code(found))


def _wanted(name: str, scale: str | None) -> Profile:
    """Raises InputError with all that is wrong with both."""
    faults: list[Fault] = []
    if scale is not None and not SCALE.fullmatch(scale):
        faults.append(Fault("--scale", 0, f"'{scale}' is no scale; expected one such as 1:10"))
    try:
        profile = profile_named(name)
    except InputError as error:
        raise InputError([*error.faults, *faults]) from None
    if faults:
        raise InputError(faults)
    return profile.at_scale(int(scale.partition(":")[2])) if scale else profile


def _paths(name: str) -> Iterator[Path]:
    """A file, every PDF of a folder, or what a pattern stands for where no shell filled it in."""
    path = Path(name)
    if path.is_dir():
        inside = sorted(found for found in path.rglob("*") if found.suffix.lower() == ".pdf")
    elif not path.exists() and glob.has_magic(name):
        inside = sorted(map(Path, glob.glob(name, recursive=True)))
    else:
        inside = [path]
    if not inside:
        raise InputError.at(name, "holds no PDF; expected at least one")
    yield from inside


def _all(paths: Sequence[Path], profile: Profile, plates: bool, jobs: int, say: Say) -> list[Findings]:
    if len(paths) <= BATCH or jobs == 1:
        return [_told(path, profile, plates, index, len(paths), say) for index, path in enumerate(paths, 1)]
    batches = [paths[start : start + BATCH] for start in range(0, len(paths), BATCH)]
    with workers(jobs) as pool:
        futures: list[Future[list[Findings]]] = [
            pool.submit(_batch, batch, profile, plates) for batch in batches
        ]
        for done, _ in enumerate(as_completed(futures), 1):
            say("Preflight", min(done * BATCH, len(paths)), len(paths))
    return [one for future in futures for one in future.result()]


def _batch(paths: Sequence[Path], profile: Profile, plates: bool) -> list[Findings]:
    return [preflight(path, profile, every_plate=plates) for path in paths]


def _told(path: Path, profile: Profile, plates: bool, index: int, total: int, say: Say) -> Findings:
    found = preflight(path, profile, every_plate=plates)
    say("Preflight", index, total)
    return found


def _exit_code(found: Iterable[Findings]) -> int:
    rows = list(found)
    if not all(one.read for one in rows):
        return UNREADABLE
    return 1 if any(one.grade == Grade.FAIL for one in rows) else 0
