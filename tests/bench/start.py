"""Start the process that is timed as the command `coban` starts."""

from __future__ import annotations

from coban.__main__ import loading


def main() -> None:
    with loading():
        from tests.bench.work import main as run
    run()


if __name__ == "__main__":
    main()
