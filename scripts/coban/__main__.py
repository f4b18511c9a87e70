"""The command `coban`, and `python -m coban`."""

from __future__ import annotations

import gc


def main() -> None:
    """Load everything, then run. What was loaded stays to the end: nothing looks through it for waste."""
    gc.disable()
    from coban.cli import main as run

    gc.freeze()
    gc.enable()
    run()


if __name__ == "__main__":
    main()
