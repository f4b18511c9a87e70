"""`coban check` and `coban explain`: what the judge says, and why it asks."""

from __future__ import annotations

import click

from coban.build import judge_dist, load_all
from coban.campaign import House
from coban.checks import explain, registered
from coban.cli.frame import console, jobs_option, progress, root_option
from coban.cli.show import print_judgement


@click.command("check")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option("--strict", is_flag=True, help="Warnings and what could not be measured count as wrong.")
@click.option("--release", is_flag=True, help="Facts not yet confirmed and stand-in pictures count as wrong.")
@jobs_option
@root_option
@click.pass_context
def check_command(
    context: click.Context, slugs: tuple[str, ...], strict: bool, release: bool, jobs: int, house: House
) -> None:
    """Judge the pieces in dist/ and list the facts still open.

    Every finished file is measured, not the plan it was made from. The worst comes first.

    \b
    Examples:
      coban check                     every campaign
      coban check xu-lang --strict    nothing may be doubtful
      coban check xu-lang --release   ready for print?
    """
    with progress() as say:
        judgements = [
            judge_dist(brief, jobs=jobs, release=release, say=say) for brief in load_all(house, slugs)
        ]
    codes = [print_judgement(console(), judgement, strict=strict) for judgement in judgements]
    context.exit(max(codes))


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
