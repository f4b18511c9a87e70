"""Start the process that is timed as the command `coban` starts: see `coban.__main__`."""

from __future__ import annotations

import gc


def main() -> None:
    gc.disable()
    from tests.bench.work import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
