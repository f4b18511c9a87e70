"""The command `coban`, and `python -m coban`."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager


def main() -> None:
    with loading():
        from coban.cli import main as run
    run()


@contextmanager
def loading() -> Iterator[None]:
    """Load everything, quickly. It stays to the end: nothing looks through it for waste, then or later."""
    # No plugin has a say in facts; pydantic would look for some among everything that is installed.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


if __name__ == "__main__":
    main()
