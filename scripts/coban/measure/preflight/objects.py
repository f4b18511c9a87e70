"""PDF objects as plain Python, whatever the file holds in their place."""

from __future__ import annotations

from typing import Any

import pikepdf


def listed(found: Any) -> list[Any]:
    """The items of an array; none of anything else."""
    return list(found.as_list()) if isinstance(found, pikepdf.Array) else []


def names(found: Any) -> list[str]:
    """The keys of a dictionary or a stream, sorted; none of anything else."""
    return sorted(found.keys()) if isinstance(found, pikepdf.Dictionary | pikepdf.Stream) else []
