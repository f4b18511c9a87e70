from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.colour import hex_of
from coban.measure.difference import delta_e, lab
from coban.measure.raster import tally
from coban.vietnamese import decimal

SAME = 4.0
"""ΔE2000 to the field or to a tint between field and cobalt under which a pixel is of the field."""


@check(
    "field-leads",
    label="Màu nền chủ đạo",
    looks_at="artefact",
    rationale="""
        The dominant colour is cobalt darkened by 25 %. Every pixel of the trim is given to the field (with
        the tonal motif, which lies between field and cobalt), or to another colour; the field must take more
        than any other but white, its companion in the mandate, and no less than the option least, in percent.
        In a PDF the ink operators tell whether the field is the brand's (palette-only); here its rendering
        must be within the tolerance, in ΔE2000, of what the brand's ink renders as.
    """,
    source="000 III.3",
)
def field_leads(piece: Piece, least: float = 30.0, tolerance: float = 3.0) -> Iterator[Said]:
    """The brand's field takes more of the piece than any other colour but white, and enough of it."""
    colours, counts = tally(piece.look)
    field, cobalt = (np.array(piece.shown(ink), float) for ink in ("field", "cobalt"))
    steps = field + np.linspace(0, 1, 5)[:, None] * (cobalt - field)
    near = delta_e(lab(colours)[:, None, :], lab(steps)[None, :, :]).min(axis=1) <= SAME
    share = float(counts[near].sum() / counts.sum())
    yield Measured("field", "Nền xanh coban", round(100 * share, 1), "%", least, at_most=False)
    white = delta_e(lab(colours), lab(piece.shown("white"))) <= SAME
    others = np.where(near | white, 0, counts)
    leading = colours[int(others.argmax())]
    if share <= float(others.max() / counts.sum()):
        yield Finding(
            Outcome.FAIL,
            "other-leads",
            f"Nền xanh coban chiếm {decimal(100 * share)}%, còn {hex_of(leading)} chiếm "
            f"{decimal(100 * float(others.max() / counts.sum()))}%. Màu chủ đạo phải là nền xanh coban.",
        )
        return
    if 100 * share < least:
        yield Finding(
            Outcome.FAIL,
            "too-little",
            f"Nền xanh coban chỉ chiếm {decimal(100 * share)}% (cần {least:g}%). Hãy cho nền lớn hơn.",
        )
    own = colours[int(np.where(near, counts, 0).argmax())]
    off = float(delta_e(lab(own), lab(field)))
    yield Measured("field-off", "Nền lệch màu quy định", round(off, 1), "ΔE", tolerance)
    if off > tolerance:
        yield Finding(
            Outcome.FAIL,
            "other-blue",
            f"Nền là {hex_of(own)}, lệch {decimal(off)} ΔE2000 so với màu quy định (cho phép {tolerance:g}).",
        )
