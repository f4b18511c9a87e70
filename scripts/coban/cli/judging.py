"""`coban check` and `coban explain`: what the judge says, and why it asks."""

from __future__ import annotations

from pathlib import Path

import click

from coban.build import judge_dist, judge_file, load_all, read_size
from coban.build.elsewhere import Meant, is_file
from coban.campaign import House
from coban.checks import Verdict, explain, registered
from coban.checks.sarif import write_sarif
from coban.cli.annotate import annotate
from coban.cli.frame import Sectioned, console, jobs_option, progress, root_option
from coban.cli.show import print_file_verdict, print_judgement
from coban.errors import InputError

SECTIONS = {
    "How strictly": ("strict", "release"),
    "For a FILE": ("profiles", "campaign", "order", "message", "side", "place", "row", "size"),
    "For programs": ("sarif", "github"),
}


@click.command(
    "check",
    cls=Sectioned,
    sections=SECTIONS,
    short_help="Judge the pieces in dist/, or files that others made.",
)
@click.argument("names", nargs=-1, metavar="[SLUG | FILE]...")
@click.option("--strict", is_flag=True, help="Warnings and what could not be measured count as wrong.")
@click.option(
    "--release",
    is_flag=True,
    help="Of campaigns: facts not yet confirmed and stand-in pictures count as wrong.",
)
@click.option(
    "--sarif",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the findings as SARIF 2.1.0, for code hosts.",
)
@click.option("--github", is_flag=True, help="Also as annotations that GitHub shows beside the lines.")
@click.option(
    "--profile",
    "profiles",
    multiple=True,
    metavar="NAME",
    help="Rules to judge by: xanh-coban (the mandate), in-an (print), ma-qr (codes), noi-dung (content) or "
    "luat-quang-cao-27 (the advertising law). May be given several times. By default xanh-coban, ma-qr and, "
    "of a PDF, in-an.",
)
@click.option("--campaign", metavar="SLUG", help="Whose piece it is; --order says which.")
@click.option("--order", metavar="ID", help="The order that it was made for.")
@click.option("--message", metavar="ID", help="The slogan, when the order has several.")
@click.option("--side", metavar="ID", help="The side or sheet, when the piece has several.")
@click.option("--place", metavar="PLACE", help="The commune, by code or name, when each gets its own piece.")
@click.option("--row", metavar="ROW", help="The row, when each row of a list gets a piece.")
@click.option(
    "--size",
    metavar="SIZE",
    help="The finished size, of a picture or of a piece of another size, such as 600x100cm.",
)
@jobs_option
@root_option
@click.pass_context
def check_command(
    context: click.Context,
    names: tuple[str, ...],
    strict: bool,
    release: bool,
    sarif: Path | None,
    github: bool,
    profiles: tuple[str, ...],
    campaign: str | None,
    order: str | None,
    message: str | None,
    side: str | None,
    place: str | None,
    row: str | None,
    size: str | None,
    jobs: int,
    house: House,
) -> None:
    """Judge the pieces in dist/ and the facts still open, or files that others made.

    Every finished file is measured, not the plan it was made from. The worst comes first. A FILE (PDF, TIFF,
    SVG, PNG, JPEG, WebP) is judged by what can be measured from it alone; with --campaign and --order also by
    what it should say and how large it should be.

    \b
    Examples:
      coban check                     every campaign
      coban check xu-lang --strict    nothing may be doubtful
      coban check xu-lang --release   ready for print?
      coban check phuon.pdf --profile xanh-coban
      coban check phuon.pdf --campaign xu-lang --order phuon
    """
    meant = Meant(profiles, campaign, order, message, side, place, row, read_size(size))
    files = [name for name in names if is_file(name)]
    if files and len(files) < len(names):
        raise InputError.at("check", "takes campaigns or files, not both; run it once for each")
    if files and release:
        raise InputError.at("--release", "is about a campaign's facts; leave it out for files")
    if files:
        verdicts = {name: judge_file(house, Path(name), meant) for name in files}
        code = max(print_file_verdict(console(), name, one, strict=strict) for name, one in verdicts.items())
    else:
        _only_for_files(meant)
        verdicts, code = _judge_campaigns(house, names, strict=strict, release=release, jobs=jobs)
    if sarif:
        write_sarif(sarif, verdicts)
    if github:
        annotate(verdicts)
    context.exit(code)


def _judge_campaigns(
    house: House, slugs: tuple[str, ...], *, strict: bool, release: bool, jobs: int
) -> tuple[dict[str, Verdict], int]:
    """Verdicts by the file that they are about, and the worst exit code."""
    with progress() as say:
        judgements = [
            judge_dist(brief, jobs=jobs, release=release, say=say) for brief in load_all(house, slugs)
        ]
    verdicts: dict[str, Verdict] = {}
    for judgement in judgements:
        verdicts[judgement.brief.file] = judgement.campaign
        slug = judgement.brief.campaign.slug
        verdicts |= {f"dist/{slug}/{ruling.path}": ruling.verdict for ruling in judgement.rulings}
    return verdicts, max(print_judgement(console(), judgement, strict=strict) for judgement in judgements)


def _only_for_files(meant: Meant) -> None:
    if meant != Meant():
        raise InputError.at(
            "check",
            "--profile, --campaign, --order, --message, --side, --place, --row and --size tell of a FILE; "
            "name one",
        )


@click.command("explain")
@click.argument("check", required=False)
def explain_command(check: str | None) -> None:
    """Say what a check asks, and why; without a name, list all.

    Also its options with their defaults, and the findings it can make.

    \b
    Examples:
      coban explain
      coban explain sponsor-share
    """
    if check:
        click.echo(explain(check))
        return
    for known in registered().values():
        click.echo(f"{known.id:<18} {known.title}")
