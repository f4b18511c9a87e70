"""`coban letters`: invitations by letter, for the office to number, sign and send."""

from __future__ import annotations

import click

from coban.campaign import House, load
from coban.cli.frame import progress, root_option
from coban.forms import write_letters


@click.command("letters", short_help="Write letters of invitation as DOCX and PDF.")
@click.argument("slug")
@click.option("--merged-only", is_flag=True, help="No file for each receiver.")
@root_option
def letters_command(slug: str, merged_only: bool, house: House) -> None:
    """Write letters of invitation as DOCX and PDF in dist/SLUG/thu-moi/.

    One file for each kind of receiver, one for each district, one for each receiver. Whom they go to and
    what they say stands in docs/SLUG/thu-moi.yml and the lists that it names; docs/manual/forms.md says how.
    A code is printed once the campaign's site is confirmed.

    \b
    Example:
      coban letters quang-ngai-app
    """
    with progress() as say:
        written = write_letters(load(house, slug), alone=not merged_only, say=say)
    for path in written:
        if "tung-noi-nhan" not in path.parts:
            click.echo(f"{path}: {path.stat().st_size:,} bytes")
    click.echo(f"{len(written)} files")
