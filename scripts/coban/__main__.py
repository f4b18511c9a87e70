"""`python -m coban` is the command `coban`."""

from __future__ import annotations

from coban.cli import main

if __name__ == "__main__":
    main()
