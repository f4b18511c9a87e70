from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure.difference import chroma, hue, lab
from coban.measure.raster import tally
from coban.vietnamese import decimal

COLOURED = 12.0
"""Chroma from which a pixel has a hue that the eye sees."""

STRAY_SHARE = 0.005


@check(
    "single-hue",
    label="Hình ảnh một màu",
    looks_at="artefact",
    rationale="""
        Pictures are in tints of one hue. All that is not the businesses' is rendered; the hue of every pixel
        that has one must lie within some degrees of the field's, in CIELAB, where a tint of cobalt turns by
        up to 20 degrees on its way to white. Half a percent of strays is forgiven.
    """,
    source="000 III.3",
)
def single_hue(piece: Piece, degrees: float = 35.0) -> Iterator[Said]:
    """Pictures and everything else outside the sponsors' panel have the field's hue."""
    pixels = piece.look
    px_per_mm = pixels.shape[1] / piece.trim.width
    ours = np.ones(pixels.shape[:2], bool)
    if at := piece.panel:
        left, top, right, bottom = (int(v * px_per_mm) for v in (at.x, at.y, at.right, at.bottom))
        ours[max(0, top) : bottom + 2, max(0, left) : right + 2] = False
    if not ours.any():
        yield Finding(Outcome.UNSURE, "nothing-else", "Ngoài khung nhà tài trợ không còn gì để đo màu.")
        return
    colours, counts = tally(pixels[ours])
    seen = lab(colours)
    turned = (hue(seen) - float(hue(lab(piece.shown("field")))) + 180) % 360 - 180
    stray = (chroma(seen) > COLOURED) & (np.abs(turned) > degrees)
    share = float(counts[stray].sum() / counts.sum())
    yield Measured("hue", "Điểm ảnh khác tông", round(100 * share, 2), "%", 100 * STRAY_SHARE)
    if share > STRAY_SHARE:
        worst = int(np.where(stray, counts, 0).argmax())
        yield Finding(
            Outcome.FAIL,
            "other-hue",
            f"{decimal(100 * share)}% điểm ảnh có tông màu khác, lệch {abs(turned[worst]):.0f}° (cho phép "
            f"{degrees:g}°). Hãy đổi hình sang một màu xanh coban.",
        )
