"""Painters: each turns a Sheet into one file format. Only they know points, pixels and colour spaces."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import Protocol

from coban.errors import InputError
from coban.scene import Sheet

PAINTERS = {
    ".pdf": "coban.paint.pdf",
    ".png": "coban.paint.png",
    ".svg": "coban.paint.svg",
    ".txt": "coban.paint.record",
}


class Painter(Protocol):
    """Made for the part that many sheets share; paints each of them whole."""

    def paint(self, sheet: Sheet) -> bytes: ...


def painter_for(path: Path) -> ModuleType:
    """The module that paints files of this name, imported on demand."""
    name = PAINTERS.get(path.suffix.lower())
    if name is None:
        raise InputError.at(
            str(path), f"its type is unknown; expected a name that ends in {', '.join(PAINTERS)}"
        )
    return import_module(name)
