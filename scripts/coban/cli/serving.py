"""`coban serve`: a campaign's site on this machine, made anew as its pages change."""

from __future__ import annotations

import signal
import socket
import subprocess
from collections.abc import Mapping
from types import FrameType
from typing import NoReturn

import click

from coban.build import build, mkdocs_command, mkdocs_environment
from coban.campaign import House
from coban.cli.frame import console, jobs_option, progress, root_option
from coban.cli.show import print_summary
from coban.errors import InputError

PATIENCE_SECONDS = 5
"""How long a server may take to put its things away."""


@click.command("serve")
@click.argument("slug")
@click.option("--port", type=click.IntRange(1, 65535), default=8000, show_default=True, help="On 127.0.0.1.")
@jobs_option
@root_option
@click.pass_context
def serve_command(context: click.Context, slug: str, port: int, jobs: int, house: House) -> None:
    """Build a campaign and show its site on this machine.

    The site is at http://127.0.0.1:8000/ until you press Ctrl-C. Pages appear anew when a Markdown file
    or campaign.yml is saved; pieces when `coban build` runs again.

    \b
    Example:
      coban serve xu-lang --port 8001
    """
    _must_be_free(port)
    with progress() as say:
        summary = build(house, [slug], jobs=jobs, site=False, say=say)
    print_summary(console(), summary)
    command = [*mkdocs_command(house, "serve"), "--dev-addr", f"127.0.0.1:{port}"]
    context.exit(_run(command, mkdocs_environment(house, slug)))


def _run(command: list[str], environment: Mapping[str, str]) -> int:
    """Until it ends or we are told to: then it is told too, so that nobody is left on the port."""
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _leave)
    server = subprocess.Popen(command, env=environment)
    try:
        return 1 if server.wait() else 0
    except KeyboardInterrupt:
        return 0  # Ctrl-C is how one stops it.
    finally:
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
