"""The command `coban`, and `python -m coban`."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterator
from contextlib import contextmanager

QUICKLY = {"OPENBLAS_NUM_THREADS": "1", "PYDANTIC_DISABLE_PLUGINS": "__all__"}
"""No matrices are multiplied here, and to start threads for that takes as long as numpy itself; no plugin has
a say in facts, and pydantic would look for some among everything that is installed."""


def main() -> None:
    with loading():
        from coban.cli import main as run
    run()


@contextmanager
def loading() -> Iterator[None]:
    """Load everything, quickly. It stays to the end: nothing looks through it for waste, then or later."""
    for name, value in QUICKLY.items():
        os.environ.setdefault(name, value)
    gc.disable()
    yield
    gc.freeze()
    gc.enable()


if __name__ == "__main__":
    main()
