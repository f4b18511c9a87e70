"""What every command shares: the root folder, progress, and errors turned into words and exit codes."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from coban.build import DISK_FULL, Say, silent
from coban.campaign import House
from coban.errors import CobanError, UnmadeError

Command = TypeVar("Command", bound=Callable[..., Any])

UNEXPECTED = 3
PLAIN_WIDTH = 110
"""Columns of tables where there is no terminal to ask."""


class Group(click.Group):
    """Commands in the order they were added; errors as one clean message with the right exit code."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(self.commands)

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except CobanError as error:
            click.echo(str(error), err=True)
            ctx.exit(error.exit_code)
        except (click.ClickException, click.exceptions.Exit, click.Abort, KeyboardInterrupt):
            raise
        except BrokenPipeError:
            # The reader of our output, such as `head`, went away: nobody is left to tell.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(0)
        except OSError as error:
            if error.errno not in DISK_FULL:
                self._fault(ctx, error)
            click.echo(
                "The disk is full. What was finished stays, nothing is half-written; make room, then run it "
                "again.",
                err=True,
            )
            ctx.exit(UnmadeError.exit_code)
        except Exception as error:  # noqa: BLE001 -- the last door: nobody sees a traceback unasked
            self._fault(ctx, error)

    def _fault(self, ctx: click.Context, error: Exception) -> NoReturn:
        if os.environ.get("COBAN_TRACEBACK"):
            raise error
        click.echo(f"A fault of coban: {type(error).__name__}: {error}", err=True)
        click.echo("Run it again with COBAN_TRACEBACK=1 to see where, and report it with that.", err=True)
        ctx.exit(UNEXPECTED)


class Sectioned(click.Command):
    """A command whose many options are told under headings; `sections` has the names of each, in order."""

    def __init__(self, *args: Any, sections: Mapping[str, Sequence[str]], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.sections = sections

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        options = (param for param in self.get_params(ctx) if isinstance(param, click.Option))
        told = {param.name: param.get_help_record(ctx) for param in options}
        for heading, names in self.sections.items():
            rows = [row for name in names if (row := told.pop(name))]
            with formatter.section(heading):
                formatter.write_dl(rows)
        rest = [row for row in told.values() if row]
        with formatter.section("Options"):
            formatter.write_dl(rest)


def root_option(command: Command) -> Command:
    """`--root`, handed on as a House called `house`."""
    return click.option(
        "--root",
        "house",
        envvar="COBAN_ROOT",
        show_default="this one, or the nearest above it with docs/*/campaign.yml",
        type=click.Path(path_type=Path, file_okay=False),
        callback=_house,
        metavar="FOLDER",
        help="The folder that holds docs/, and in which dist/ and site/ are made.",
    )(command)


def _house(context: click.Context, _option: click.Parameter, path: Path | None) -> House:
    """The root that was named; else the nearest that holds campaigns, said when it is not the folder here."""
    here = Path.cwd()
    root = path.resolve() if path else _nearest(here)
    if path is None and root != here and not context.resilient_parsing:
        click.echo(f"In {root} (the nearest folder above with campaigns; --root names another)", err=True)
    return House(root)


def _nearest(here: Path) -> Path:
    """Upward from here, no further than the home folder; here when no folder holds a campaign."""
    home = Path.home()
    for folder in (here, *here.parents):
        if House(folder).campaigns():
            return folder
        if folder == home:
            break
    return here


def jobs_option(command: Command) -> Command:
    return click.option(
        "--jobs",
        "-j",
        type=click.IntRange(1, 64),
        metavar="N",
        default=os.cpu_count() or 1,
        show_default="one for each core",
        help="How many processes work at once.",
    )(command)


def console() -> Console:
    """Standard output; a fixed width where there is no terminal."""
    # No emoji: ':x:' in the name of a file, or in what was read from one, is no picture.
    found = Console(highlight=False, emoji=False)
    return found if found.is_terminal else Console(highlight=False, emoji=False, width=PLAIN_WIDTH)


@contextmanager
def progress() -> Iterator[Say]:
    """A bar on the terminal, on standard error; nothing when there is no terminal."""
    if not sys.stderr.isatty():
        yield silent
        return
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    # No refresh thread: worker processes are forked while the bar stands.
    with Progress(*columns, console=Console(stderr=True), auto_refresh=False, transient=True) as bar:
        task = bar.add_task("")

        def say(step: str, done: int, total: int) -> None:
            bar.update(task, description=step, completed=done, total=total, refresh=True)

        yield say
