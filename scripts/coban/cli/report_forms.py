"""`coban report`: forms for the districts to fill in, and what comes back added up."""

from __future__ import annotations

import glob
from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.markup import escape

from coban.campaign import Brief, House, load
from coban.cli.frame import console, root_option
from coban.errors import InputError
from coban.forms import PLAN, Collected, Weight, collect, read_plan, write_collected, write_report_forms

SHEETS = (".xlsx", ".xls", ".ods", ".xlsm")
STYLES = {Weight.WRONG: "[red]wrong[/]", Weight.MISSING: "[yellow]missing[/]", Weight.DOUBT: "[dim]ask[/]"}


@click.group("report")
def report_command() -> None:
    """Report forms for the districts, and their sums.

    What is reported stands in docs/SLUG/bieu-bao-cao.yml; docs/manual/forms.md says how.

    \b
    Examples:
      coban report forms dak-nong-ra-quan          a workbook for each district
      coban report collect da-nhan/*.xlsx          add up those that came back
    """


@report_command.command("forms", short_help="Make a form for each district, as XLSX.")
@click.argument("slug")
@root_option
def forms_command(slug: str, house: House) -> None:
    """Make a form for each district, as XLSX in dist/SLUG/bieu-bao-cao/.

    Communes are filled in, headings are protected, states are chosen from a list, totals add themselves up.

    \b
    Example:
      coban report forms dak-nong-ra-quan
    """
    for path in write_report_forms(load(house, slug)):
        click.echo(f"{path}: {path.stat().st_size:,} bytes")


@report_command.command("collect")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option(
    "--campaign", "slug", metavar="SLUG", help="Whose forms they are, when several campaigns have some."
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, file_okay=False),
    help="The folder for tong-hop.xlsx, phu-luc.csv and so-lieu.csv. By default dist/SLUG/bao-cao/.",
)
@root_option
@click.pass_context
def collect_command(
    context: click.Context, files: tuple[str, ...], slug: str | None, output: Path | None, house: House
) -> None:
    """Add returned forms up, by district and for the province.

    Names every form that is missing, and every cell that is wrong: what stands there, what was expected. The
    rest is counted, and each sum says on how many communes it rests. A folder stands for every workbook in
    it.
    Exit codes: 0 all forms are there and right, 1 something is missing or wrong, 2 the command is wrong.

    \b
    Examples:
      coban report collect da-nhan/*.xlsx
      coban report collect da-nhan --campaign dak-nong-ra-quan -o tong-hop
    """
    brief = _campaign(house, slug)
    paths = list(dict.fromkeys(path for name in files for path in _paths(name)))
    found = collect(brief, read_plan(brief), [(path, path.as_posix()) for path in paths])
    written = write_collected(found, output)
    _print(console(), found)
    for path in written:
        click.echo(str(path))
    context.exit(1 if any(remark.weight > Weight.DOUBT for remark in found.remarks) else 0)


def _campaign(house: House, slug: str | None) -> Brief:
    """The campaign that was named, else the only one that has forms."""
    having = [name for name in house.campaigns() if (house.folder(name) / PLAN).is_file()]
    if slug is None and len(having) != 1:
        told = (
            f"several campaigns have report forms: {', '.join(having)}" if having else "no campaign has forms"
        )
        cure = "name one with --campaign SLUG" if having else f"expected docs/SLUG/{PLAN}"
        raise InputError.at("report collect", f"{told}; {cure}")
    return load(house, slug or having[0])


def _paths(name: str) -> Iterator[Path]:
    """A file, every workbook of a folder, or what a pattern stands for where no shell filled it in."""
    path = Path(name)
    if path.is_dir():
        inside = sorted(one for one in path.iterdir() if one.suffix.lower() in SHEETS)
    elif not path.exists() and glob.has_magic(name):
        inside = sorted(map(Path, glob.glob(name)))
    elif path.is_file():
        inside = [path]
    else:
        raise InputError.at(name, "the file is not there; expected a returned form")
    # Office suites leave such a file beside a workbook that is open.
    inside = [one for one in inside if not one.name.startswith(("~$", ".~lock"))]
    if not inside:
        raise InputError.at(name, "holds no workbook; expected returned forms, .xlsx")
    yield from inside


def _print(out: Console, found: Collected) -> None:
    for remark in found.remarks:
        whose = f"{remark.district}: " if remark.district and remark.kind not in ("no-form", "twice") else ""
        out.print(f"{STYLES[remark.weight]} {escape(whose + str(remark))}", soft_wrap=True)
    counts = {weight: sum(remark.weight == weight for remark in found.remarks) for weight in Weight}
    out.print(
        f"{len(found.answers)} of {len(found.districts)} forms counted; {counts[Weight.WRONG]} wrong, "
        f"{counts[Weight.MISSING]} missing, {counts[Weight.DOUBT]} to ask about",
        soft_wrap=True,
    )
