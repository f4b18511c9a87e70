"""What `coban render` made of many pieces, for the terminal."""

from __future__ import annotations

from rich.console import Console
from rich.markup import escape

from coban.build import Rendering, tally
from coban.checks import Outcome
from coban.cli.show import exit_code, judged, print_findings


def print_rendering(console: Console, done: Rendering, asked: int) -> int:
    """Findings, what could not be made, then how many files, bytes, seconds. Returns the exit code."""
    verdicts = [file.verdict for file in done.files if file.verdict]
    print_findings(console, verdicts, least=Outcome.UNSURE)
    for why in dict.fromkeys(file.unjudged for file in done.files if file.unjudged):
        console.print(f"Not judged: {escape(why)}", soft_wrap=True)
    for fault in done.faults:
        console.print(f"[red]not made[/] {escape(str(fault))}", soft_wrap=True)
    where = f" in {escape(_folders(done))}" if done.files else ""
    of = "" if len(done.files) == asked else f" of {asked}"
    count = f"{len(done.files)}{of} file{'' if asked == 1 else 's'}"
    told = f", {judged(tally(verdicts))}" if verdicts else ""
    dies = sum(file.die is not None for file in done.files)
    beside = f", with {dies} die file{'' if dies == 1 else 's'}" if dies else ""
    console.print(f"{count}{where}{beside}: {done.bytes:,} bytes, {done.seconds:.1f} s{told}", soft_wrap=True)
    wrong = exit_code(verdicts, strict=False) if verdicts else 0
    return max(wrong, 1 if done.faults else 0)


def _folders(done: Rendering) -> str:
    """The folder that the files lie in, or what theirs have in common: 'gui-nha-in/*/'."""
    folders = list(dict.fromkeys(file.path.parent for file in done.files))
    if len(folders) == 1:
        return f"{folders[0]}/"
    return f"{folders[0].parent}/*/"
