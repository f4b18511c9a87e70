"""The functions of PDF gradients, read at any point: exponential and stitched, as svg2pdf writes them."""

from __future__ import annotations

from collections.abc import Iterator

from pikepdf import Object

from coban.paint.process import Shares

SAMPLES = 17
"""Of each run of a gradient: 0.8 % of error where the two ends alone make 7.3 %."""


def run(function: Object, start: float, stop: float) -> Iterator[Shares]:
    """Samples of a gradient between two of its bounds, as red, green, blue."""
    # At a bound a stitched function belongs to its right neighbour: the last sample is taken just before.
    for index in range(SAMPLES):
        at = start + (stop - start) * index / (SAMPLES - 1)
        shares = _value(function, at if index < SAMPLES - 1 else stop - (stop - start) * 1e-9)
        yield shares * 3 if len(shares) == 1 else shares


def _value(function: Object, at: float) -> Shares:
    """An exponential or stitched function at one point."""
    if function.FunctionType == 2:
        starts, ends = (
            [float(c) for c in function.get(key, default)] for key, default in (("/C0", [0]), ("/C1", [1]))
        )
        share = at ** float(function.N)
        return tuple(a + (b - a) * share for a, b in zip(starts, ends, strict=True))
    if function.FunctionType != 3:
        raise ValueError(f"it has a gradient function of a kind not known here ({function.FunctionType})")
    edges = [float(function.Domain[0]), *map(float, function.Bounds), float(function.Domain[1])]
    index = sum(1 for bound in edges[1:-1] if at >= bound)
    low, high = edges[index], edges[index + 1]
    first, last = (float(function.Encode[2 * index + i]) for i in (0, 1))
    within = first + (last - first) * ((at - low) / (high - low) if high > low else 0)
    return _value(function.Functions[index], within)
