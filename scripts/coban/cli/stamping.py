"""`coban qr`: any text as a code, read again from the finished file."""

from __future__ import annotations

from pathlib import Path

import click

from coban.build import make_code
from coban.errors import InputError
from coban.units import parse_length


@click.command("qr")
@click.argument("text")
@click.option(
    "--output",
    "-o",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write: .svg, .pdf or .png.",
)
@click.option(
    "--size", default="60mm", show_default=True, help="The side with the quiet zone, such as 60mm or 20cm."
)
def qr_command(text: str, output: Path, size: str) -> None:
    """Make a QR code of any text or link, and read it again.

    Black on white with its quiet zone, error correction M, the smallest version that holds the text. The
    finished file is read again by a decoder that is not coban's; when it does not say the same, nothing
    is left behind and the exit code is 1.

    \b
    Examples:
      coban qr https://xulang.vn/ -o xulang.svg
      coban qr "Cầm tay, chỉ việc" -o khau-hieu.pdf --size 20cm
    """
    try:
        side_mm = parse_length(size)
    except ValueError as error:
        raise InputError.at("--size", str(error)) from error
    modules = make_code(text, output, side_mm)
    click.echo(f"{output}: {modules} × {modules} modules, read again from the file: {text}")
