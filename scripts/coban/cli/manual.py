"""The manual's generated pages: `python -m coban.cli.manual docs/manual` writes them, a test holds them."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import click
from ruamel.yaml import YAML

from coban.artefact import DIE_TAIL, write_whole
from coban.campaign import Format, House, shipped
from coban.campaign import manual as campaign
from coban.campaign.bag import BagFlat
from coban.campaign.measures import ROUND
from coban.checks import manual as checks
from coban.cli import main
from coban.cli import preflight_manual as preflight
from coban.cli.format_pictures import write_pictures

COMMANDS_HEAD = """# The commands

Made from the commands' own `--help`; do not edit here (`make manual`).

Exit codes: 0 done; 1 something was judged wrong or could not be made; 2 the input is wrong, and nothing was
written; 3 a fault of coban's (run again with `COBAN_TRACEBACK=1` to see where). Progress is shown only on a
terminal. `COBAN_ROOT` stands for `--root`; `COBAN_FONT` names the bold face to set everything in.
"""

FORMATS_HEAD = """# The formats

Made from `assets/formats.yml`; do not edit here (`make manual`). A file of that name beside a house's own
`docs/` takes its place. *Trim* is the finished size, *bleed* how far colour runs past it, *safe* how far from
the trim nothing that is read may stand, *distance* from where it is read: it decides the smallest letter.
The pictures show each format as one of the shipped campaigns orders it, at most 320 × 200 px.

| | format | trim | bleed, safe, distance | for the shop |
|---|---|---|---|---|
"""


def pages() -> Mapping[str, str]:
    """File name in docs/manual → its whole text."""
    return {
        "commands.md": commands_page(),
        "formats.md": formats_page(),
        "checks.md": checks.page(),
        "preflight.md": preflight.page(),
    }


def commands_page() -> str:
    """Every command's help text, as the terminal shows it at 100 columns."""
    parts = [COMMANDS_HEAD, _block("coban", main)]
    parts += [f"## {name}\n\n{_block(f'coban {name}', command)}" for name, command in _commands()]
    return "\n".join(parts)


def _commands() -> Iterator[tuple[str, click.Command]]:
    """Each command by its name, those of a group after it: 'report', 'report forms'."""
    for name, command in main.commands.items():
        yield name, command
        if isinstance(command, click.Group):
            yield from ((f"{name} {inner}", one) for inner, one in command.commands.items())


def formats_page() -> str:
    """One row for each format."""
    rows = YAML(typ="safe").load(shipped("assets") / "formats.yml")["formats"]
    return FORMATS_HEAD + "".join(_row(Format.model_validate(row)) for row in rows)


def _block(name: str, command: click.Command) -> str:
    settings = {**command.context_settings, "max_content_width": 100, "terminal_width": 100}
    context = command.make_context(name, [], resilient_parsing=True, **settings)
    return f"```\n{command.get_help(context)}\n```\n"


def _row(kind: Format) -> str:
    size = kind.size or "given with the order or `--size`"
    edges = f"{kind.bleed}, {kind.safe}, {kind.reading_distance}"
    remarks = [
        kind.finishing,
        f"Eyelets every {kind.eyelets}, {kind.eyelet_inset} from the trim" if kind.eyelets else None,
        f"Joined of panels {kind.panel} wide" if kind.panel else None,
        _bag(kind.bag) if kind.bag else None,
        _die(kind.die) if kind.die else None,
        f"Pole pockets of {kind.pocket} at the head and the foot" if kind.pocket else None,
        f"The lowest {kind.hidden_bottom} are hidden by the base" if kind.hidden_bottom_mm else None,
        f"{kind.columns} × {kind.rows} cells on a sheet" if kind.columns and kind.rows else None,
        f"At most {kind.max_bytes // 1000} KB" if kind.max_bytes else None,
        kind.note,
    ]
    picture = f"![{kind.title}](formats/{kind.id}.webp)"
    said = ". ".join(remark.rstrip(".") for remark in remarks if remark)
    return f"| {picture} | `{kind.id}`<br>{kind.title} | {size} | {edges} | {said}{'.' if said else ''} |\n"


def _die(die: str) -> str:
    line = "the circle in the trim" if die == ROUND else f"the trim with corners rounded by {die}"
    return f"Cut along {line}: `die/…{DIE_TAIL}.pdf` holds that line alone, in the spot ink CutContour"


def _bag(bag: BagFlat) -> str:
    flap = f"Glue flap {bag.flap}, the ink runs {bag.inked_flap} onto it"
    return f"{flap}; sides {bag.depth}, mouth turned in {bag.mouth}, bottom folded {bag.bottom}"


if __name__ == "__main__":
    folder = Path(sys.argv[1])
    write_pictures(House(folder.parents[1]), folder)
    for file, text in pages().items():
        write_whole(folder / file, text.encode())
    campaign.refresh(folder / "campaign.md")
