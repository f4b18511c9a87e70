"""`coban build`, `coban kit`: everything of a campaign, and its media kits alone."""

from __future__ import annotations

from datetime import datetime

import click

from coban.artefact import read_manifest
from coban.build import build, load_all, preview_folder
from coban.campaign import House
from coban.campaign.facts import VIET_NAM
from coban.cli.frame import console, jobs_option, progress, root_option
from coban.cli.show import print_summary
from coban.errors import InputError
from coban.kit import write_kits


@click.command("build")
@click.argument("slugs", nargs=-1, metavar="[SLUG]...")
@click.option(
    "--release",
    is_flag=True,
    help="Stop, before anything is made, at facts not yet confirmed and at stand-in pictures.",
)
@click.option("--no-site", is_flag=True, help="Everything but the microsites.")
@click.option(
    "--at",
    "moment",
    metavar="MOMENT",
    help="Build as of this day and hour, such as 2022-05-10T12:00+07:00: what is under embargo then is in "
    "nothing public. By default the present one.",
)
@click.option(
    "--press",
    "press_key",
    metavar="KEY",
    help="Make a preview for invited newsrooms as well, with what is under embargo, under a path that only "
    "this key leads to.",
)
@jobs_option
@root_option
@click.pass_context
def build_command(
    context: click.Context,
    slugs: tuple[str, ...],
    release: bool,
    no_site: bool,
    moment: str | None,
    press_key: str | None,
    jobs: int,
    house: House,
) -> None:
    """Make everything of the named campaigns, or of all in docs/.

    What did not change since the last time is left alone. One piece that cannot be made never stops the
    others: it is listed at the end and the exit code is 1.

    \b
    In dist/SLUG/:
      print/, preview/    print pieces as PDF for the press, and what they look like
      digital/            digital pieces as PNG, web banners with HTML to embed them
      nha-in/             packages for print shops, a folder and a ZIP a district
      kits/               media kits as ZIP
      booklet/            the guides as a booklet
      thu-moi/, bieu-bao-cao/, tin-nhan/
                          papers for desks: letters, report forms, texts (SMS)
      report.html         every finished file measured; report.json for programs

    \b
    In site/SLUG/:        the microsite, a short address for each commune

    \b
    Examples:
      coban build                      every campaign
      coban build xu-lang --jobs 2     one campaign, two processes
      coban build --release xu-lang    for print: facts confirmed, logos official
      coban build --at 2022-05-10T12:00+07:00 --press KEY xu-lang
                                       before the first release, with its preview
                                       for newsrooms
    """
    at = _moment(moment)
    with progress() as say:
        summary = build(
            house,
            slugs,
            jobs=jobs,
            release=release,
            site=not no_site,
            at=at,
            press_key=press_key,
            say=say,
        )
    print_summary(console(), summary)
    if press_key:
        folder = preview_folder(house, press_key).relative_to(house.root).as_posix()
        click.echo(f"For invited newsrooms alone: {folder}/ (what is under embargo is in it)")
    context.exit(summary.exit_code)


def _moment(text: str | None) -> datetime | None:
    """Viet Nam's hour (+07:00) where no zone is given. Raises InputError."""
    if text is None:
        return None
    try:
        found = datetime.fromisoformat(text)
    except ValueError:
        expected = "expected a day and hour such as 2022-05-10T12:00+07:00"
        raise InputError.at("--at", f"'{text}' is not a moment; {expected}") from None
    return found if found.tzinfo else found.replace(tzinfo=VIET_NAM)


@click.command("kit")
@click.argument("slug")
@root_option
def kit_command(slug: str, house: House) -> None:
    """Pack the media kits again from the pieces in dist/SLUG/.

    One ZIP with everything for the press, a light one for web desks, one of emblem and logos, and one for
    each release that is out; each with captions, an index to open from the disk, and SHA256SUMS.
    `coban build` packs them too; this is for when only facts or captions changed.

    \b
    Example:
      coban kit xu-lang
    """
    brief = load_all(house, [slug])[0]
    artefacts = read_manifest(house.dist(slug) / "manifest.json")
    missing = [row.path for row in artefacts if not (house.dist(slug) / row.path).is_file()]
    if not artefacts or missing:
        what = f"{missing[0]} is on record but not there" if missing else "no piece was made yet"
        raise InputError.at(f"dist/{slug}/", f"{what}; make the pieces with `coban build {slug}`")
    for path in write_kits(brief, artefacts):
        click.echo(f"{path}: {path.stat().st_size:,} bytes")
