"""The command `coban`. Nothing below this package knows click."""

from __future__ import annotations

import click

from coban import __version__
from coban.cli.frame import Group
from coban.cli.inviting import letters_command
from coban.cli.judging import check_command, explain_command
from coban.cli.making import build_command, kit_command
from coban.cli.preflighting import preflight_command
from coban.cli.rendering import render_command
from coban.cli.report_forms import report_command
from coban.cli.serving import serve_command
from coban.cli.stamping import qr_command
from coban.cli.starting import new_command
from coban.cli.texting import sms_command


@click.group(cls=Group, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, message="coban %(version)s")
def main() -> None:
    """Make a campaign's microsite, print pieces, codes and media kit from one folder of facts.

    \b
    Begin with:
      coban new thu-nghiem       a small campaign that works, in docs/thu-nghiem/
      coban build thu-nghiem     everything of it, in dist/ and site/
      coban check thu-nghiem     what was measured, and what is still open

    SLUG stands for the name of a campaign's folder in docs/, such as thu-nghiem.

    \b
    Exit codes: 0 done; 1 something was judged wrong or could not be made;
    2 the input is wrong; 3 a fault of coban's.
    """


for command in (
    new_command,
    build_command,
    serve_command,
    render_command,
    check_command,
    explain_command,
    preflight_command,
    qr_command,
    kit_command,
    letters_command,
    report_command,
    sms_command,
):
    main.add_command(command)
