"""A process that has coban loaded and forks it for each command that it is told: spares each its imports.

Reads argument lists as lines of JSON; answers with the number of the process, which leads a group of its own,
and then with the code it ended with (-9 when it was killed). What each says goes to the file named first.
"""

from __future__ import annotations

import json
import os
import sys

import weasyprint  # noqa: F401 -- for the papers of packages

from coban.cli import main


def launch() -> None:
    for line in sys.stdin:
        arguments = json.loads(line)
        child = os.fork()
        if child == 0:
            _become(arguments, sys.argv[1])
        os.setpgid(child, child)
        print(child, flush=True)  # noqa: T201
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)  # noqa: T201


def _become(arguments: list[str], log: str) -> None:
    os.setpgid(0, 0)
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    said = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
    for stream in (1, 2):
        os.dup2(said, stream)
    code = 0
    try:
        main(arguments)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else 1
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    launch()
