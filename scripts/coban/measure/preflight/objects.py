"""PDF objects as plain Python, whatever the file holds in their place."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

DEEPEST = 8


def listed(found: Any) -> list[Any]:
    """The items of an array; none of anything else."""
    return list(found.as_list()) if isinstance(found, pikepdf.Array) else []


def names(found: Any) -> list[str]:
    """The keys of a dictionary or a stream, sorted; none of anything else."""
    return sorted(found.keys()) if isinstance(found, pikepdf.Dictionary | pikepdf.Stream) else []


def resources_below(resources: Any) -> Iterator[Any]:
    """These resources, and those of every form and pattern that they name, each drawing once."""
    seen: set[tuple[int, int]] = set()
    waiting = [(resources, 0)]
    while waiting:
        own, depth = waiting.pop()
        if not isinstance(own, pikepdf.Dictionary) or depth > DEEPEST:
            continue
        yield own
        for kind in ("/XObject", "/Pattern"):
            drawings: Any = own.get(kind)
            for name in names(drawings):
                drawing = drawings[name]
                if isinstance(drawing, pikepdf.Stream) and drawing.objgen not in seen:
                    seen.add(drawing.objgen)
                    waiting.append((drawing.get("/Resources"), depth + 1))
