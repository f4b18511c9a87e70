"""`coban serve`: a campaign's site on this machine, made anew as its pages change."""

from __future__ import annotations

import signal
import socket
import subprocess
from collections.abc import Mapping
from types import FrameType
from typing import NoReturn

import click

from coban.build import load_all, mkdocs_command, mkdocs_environment
from coban.campaign import House
from coban.cli.drawing import Drawing
from coban.cli.frame import jobs_option, root_option
from coban.errors import InputError

LOOK_SECONDS = 0.5
"""How often the facts are looked at."""

PATIENCE_SECONDS = 5
"""How long a server may take to put its things away."""


@click.command("serve")
@click.argument("slug")
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    metavar="N",
    default=8000,
    show_default=True,
    help="On 127.0.0.1.",
)
@jobs_option
@root_option
@click.pass_context
def serve_command(context: click.Context, slug: str, port: int, jobs: int, house: House) -> None:
    """Show a campaign's site on this machine while you write.

    The site is at http://127.0.0.1:8000/ until you press Ctrl-C. A saved page, campaign.yml or places.csv
    shows within two seconds. Where facts of pieces changed, the gallery shows quick drafts of those, then the
    pieces themselves when they are drawn; pieces whose facts are the same are left alone.

    \b
    Example:
      coban serve xu-lang --port 8001
    """
    _must_be_free(port)
    load_all(house, [slug])
    command = [*mkdocs_command(house, "serve"), "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**mkdocs_environment(house, slug), "COBAN_STARTER_HOLDS_STDIN": "1"}
    context.exit(_run(command, environment, Drawing(house, slug, jobs)))


def _run(command: list[str], environment: Mapping[str, str], drawing: Drawing) -> int:
    """Until it ends or we are told to: then it is told too, so that nobody is left on the port."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _leave)
    # Its standard input ends when we do, even killed: that is how it learns of it.
    server = subprocess.Popen(command, env=environment, stdin=subprocess.PIPE)
    try:
        while True:
            drawing.follow()
            try:
                return 1 if server.wait(LOOK_SECONDS) else 0
            except subprocess.TimeoutExpired:
                continue
    except KeyboardInterrupt:
        return 0  # Ctrl-C is how one stops it.
    finally:
        drawing.end()
        _end(server)


def _leave(number: int, _frame: FrameType | None) -> NoReturn:
    raise SystemExit(128 + number)


def _end(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is None:
        server.terminate()
        try:
            server.wait(PATIENCE_SECONDS)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def _must_be_free(port: int) -> None:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except OSError as error:
            raise InputError.at(
                "--port", f"{port} cannot be used ({error.strerror}); choose another"
            ) from error
