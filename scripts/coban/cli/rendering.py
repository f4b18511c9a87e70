"""`coban render`: some pieces at once, as the kind of file that a shop asks for."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import click

from coban.build import (
    FORMATS,
    Choice,
    Target,
    Wishes,
    load_for,
    plan,
    read_size,
    read_wishes,
    render_many,
    render_one,
)
from coban.campaign import House
from coban.cli.frame import Sectioned, console, jobs_option, progress, root_option
from coban.cli.show import print_verdict
from coban.cli.show_files import print_rendering
from coban.cli.show_orders import print_orders

SECTIONS = {
    "Which pieces": ("place", "district", "row", "message", "side", "every"),
    "Which files": ("format", "output", "into"),
    "How they are made": ("size", "scale", "user_unit", "live_text", "marks", "dpi", "strips"),
}


@click.command(
    "render",
    cls=Sectioned,
    sections=SECTIONS,
    short_help="Make one piece or many, as the file a shop asks for.",
)
@click.argument("slug")
@click.argument("orders", nargs=-1, metavar="[ORDER]...")
@click.option(
    "--place",
    multiple=True,
    metavar="PLACE",
    help="A commune, when each gets its own piece: its official code, or its name, with or without "
    "diacritics. May be given several times.",
)
@click.option("--district", multiple=True, metavar="NAME", help="Every commune of a district.")
@click.option("--row", multiple=True, metavar="ROW", help="A row, when each row of a list gets a piece.")
@click.option("--message", multiple=True, metavar="ID", help="The slogan, when the order has several.")
@click.option("--side", multiple=True, metavar="ID", help="The side or sheet, when the piece has several.")
@click.option(
    "--all", "every", is_flag=True, help="All communes, rows, slogans and sides that are not named above."
)
@click.option(
    "--format",
    metavar="KIND",
    help=f"{', '.join(FORMATS)}. By default what goes to print or on air: pdf, png for pieces in pixels.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(path_type=Path, dir_okay=False),
    help="The file to write, of one piece: the end of its name says the kind. By default it is named like "
    "the piece, in the current folder.",
)
@click.option(
    "--into",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    help="The folder for files named like their pieces; with several orders, each in a folder of its own "
    "there. By default several pieces go into a folder called like the order.",
)
@click.option("--size", metavar="SIZE", help="Another size, such as 850x120cm.")
@click.option(
    "--scale",
    metavar="[1:1|1:10]",
    help="Of a PDF or TIFF. By default a PDF is 1:1, and 1:10 where its page would be over 5.08 m.",
)
@click.option(
    "--no-user-unit",
    "user_unit",
    flag_value=False,
    type=bool,
    default=None,
    help="A PDF of 1:10 without UserUnit: every reader shows a tenth of the size.",
)
@click.option(
    "--live-text/--outlines",
    default=None,
    help="Letters as text in an embedded font, or as curves. PDF: curves; SVG: text.",
)
@click.option(
    "--marks/--no-marks",
    default=None,
    help="Crop marks, guides and slug line around a PDF's bleed; without them the page is the bleed box.",
)
@click.option(
    "--dpi",
    metavar="N",
    help="At final size: 72 to 150 for a TIFF (100), or how large a picture of a print piece is (5 to 600).",
)
@click.option("--strips", is_flag=True, default=None, help="A TIFF in strips, for a RIP that reads no tiles.")
@jobs_option
@root_option
@click.pass_context
def render_command(
    context: click.Context,
    slug: str,
    orders: tuple[str, ...],
    place: tuple[str, ...],
    district: tuple[str, ...],
    row: tuple[str, ...],
    message: tuple[str, ...],
    side: tuple[str, ...],
    every: bool,
    format: str | None,
    output: Path | None,
    into: Path | None,
    size: str | None,
    scale: str | None,
    user_unit: bool | None,
    live_text: bool | None,
    marks: bool | None,
    dpi: str | None,
    strips: bool | None,
    jobs: int,
    house: House,
) -> None:
    """Make one piece or many, as the kind of file that a shop asks for.

    ORDER is the id of an order in campaign.yml; without one, all are listed. Print PDFs and digital PNGs are
    judged like those of a build. A piece that is not cut along its trim brings its die file along (…_be.pdf).
    What each kind of file is, and what a shop needs to know of it, is in docs/manual/print-files.md.

    \b
    What there is:
      coban render xu-lang

    \b
    One piece:
      coban render xu-lang bang-zon-xa --place 06001
      coban render xu-lang bang-zon-xa --place "Đồng Đăng" --dpi 150 -o dong-dang.tif
      coban render xu-lang bang-zon-cong --size 850x120cm -o cong.pdf
      coban render xu-lang phuon --live-text --no-marks -o phuon.pdf
      coban render xu-lang facebook-bai --message isee -o isee.png

    \b
    Many:
      coban render xu-lang bang-zon-xa --district "cao loc" --format tiff
      coban render xu-lang bang-zon-xa phuon --all --format tiff --into gui-nha-in
    """
    read, faults = read_wishes(scale, dpi)
    wishes = replace(read, user_unit=user_unit, live_text=live_text, marks=marks, strips=strips)
    choice = Choice(orders, place, district, row, message, side, read_size(size), every)
    target = Target(output, into, format)
    if choice == Choice(()) and target == Target() and wishes == Wishes():
        print_orders(console(), load_for(house, slug))
        return
    planned = plan(house, slug, choice, target, wishes, faults)
    for told in planned.left:
        click.echo(told)
    if not planned.alone:
        with progress() as say:
            done = render_many(planned, jobs=jobs, say=say)
        context.exit(print_rendering(console(), done, planned.count))
    one = render_one(planned, planned.alone)
    click.echo(f"{one.path}: {one.title}")
    if one.die:
        click.echo(f"{one.die}: its die line, for the plotter alone; never print it")
    if one.verdict:
        context.exit(print_verdict(console(), one.verdict))
    click.echo(f"Not judged: {one.unjudged}")
