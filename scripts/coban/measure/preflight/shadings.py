"""The colours that a gradient runs through, as far as its functions tell them."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import Any

import pikepdf

from coban.measure.preflight.spaces import Colour, Space

MESHES = frozenset({4, 5, 6, 7})
MOST_SAMPLES = 4096
_DEEPEST = 4


def colours_of(shading: Any, space: Space) -> Iterator[Colour]:
    """Its extremes: no colour between them takes more ink. Without values where they cannot be told."""
    functions = shading.get("/Function")
    if functions is None or (int(shading.get("/ShadingType", 0)) in MESHES):
        yield Colour(space, ())
        return
    told: dict[tuple[float, ...], None] = {}
    if isinstance(functions, pikepdf.Array):
        # A function for each channel: the corner of all their highest values, and of all their lowest.
        rows = [[row[0] for row in _values(function, 1)] for function in functions]
        if all(rows):
            told[tuple(max(row) for row in rows)] = None
            told[tuple(min(row) for row in rows)] = None
    else:
        told = dict.fromkeys(_values(functions, space.channels))
    yield from (Colour(space, values) for values in told or {(): None})


def _values(function: Any, channels: int, depth: int = 0) -> Iterator[tuple[float, ...]]:
    """What a function can return at its ends and samples; nothing for a PostScript function."""
    kind = int(function.get("/FunctionType", -1))
    if kind == 2:
        yield _row(function.get("/C0", [0]))
        yield _row(function.get("/C1", [1]))
    elif kind == 3 and depth < _DEEPEST:
        for part in function["/Functions"]:
            yield from _values(part, channels, depth + 1)
    elif kind == 0:
        yield from islice(_samples(function, channels), MOST_SAMPLES)


def _row(values: Any) -> tuple[float, ...]:
    return tuple(round(float(value), 4) for value in values)


def _samples(function: Any, channels: int) -> Iterator[tuple[float, ...]]:
    bits = int(function["/BitsPerSample"])
    if bits not in (8, 16):
        return
    size, written = bits // 8, function.read_bytes()
    ends = _row(function.get("/Decode", function["/Range"]))
    step = size * channels
    for start in range(0, len(written) - step + 1, step):
        shares = (
            int.from_bytes(written[start + i * size : start + (i + 1) * size], "big") / (256**size - 1)
            for i in range(channels)
        )
        yield tuple(
            round(low + share * (high - low), 4)
            for share, low, high in zip(shares, ends[::2], ends[1::2], strict=False)
        )
