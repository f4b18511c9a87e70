"""`coban new`: a small campaign that works, to change into your own."""

from __future__ import annotations

from pathlib import Path

import click

from coban.artefact import write_whole
from coban.campaign import House, ascii_slug
from coban.cli.frame import root_option
from coban.errors import InputError

STARTER = Path(__file__).with_name("starter")


@click.command("new")
@click.argument("slug")
@root_option
def new_command(slug: str, house: House) -> None:
    """Begin a campaign that builds as it is, in docs/SLUG/.

    Everything in it is a placeholder and marked as not confirmed. Change campaign.yml first; the comments in
    it say how.

    \b
    Example:
      coban new thu-nghiem && coban build thu-nghiem
    """
    if slug != ascii_slug(slug) or not slug or len(slug) > 64:
        better = ascii_slug(slug)[:64] or "thu-nghiem"
        raise InputError.at(
            f"'{slug}'",
            "cannot be the name of a campaign; expected lower-case letters a–z, digits and single hyphens, "
            f"such as '{better}'",
        )
    folder = house.folder(slug)
    if folder.exists():
        raise InputError.at(
            f"docs/{slug}/", "is there already; choose another name, or remove that folder first"
        )
    for source in sorted(path for path in STARTER.rglob("*") if path.is_file()):
        text = source.read_text("utf-8").replace("__SLUG__", slug)
        write_whole(folder / source.relative_to(STARTER), text.encode())
    click.echo(f"docs/{slug}/ is ready: change docs/{slug}/campaign.yml, then run: coban build {slug}")
