from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure import Unmeasured


@check(
    "pixel-size",
    label="Kích thước ảnh",
    looks_at="artefact",
    rationale="""
        A picture of another size is scaled by the platform, and thin marks of Vietnamese letters are the
        first to blur. Width and height must be those of the format to the pixel.
    """,
    source="assets/formats.yml",
    kinds=("digital",),
    needs=("order",),
)
def pixel_size(piece: Piece) -> Iterator[Said]:
    """A digital piece has exactly the pixels that its format names."""
    found, wanted = piece.picture.px, piece.subject.px
    if wanted is None:
        raise Unmeasured("đơn đặt không nói kích thước theo điểm ảnh")
    if found != wanted:
        yield Finding(
            Outcome.FAIL,
            "other-size",
            f"Ảnh có {found[0]} × {found[1]} điểm, phải là {wanted[0]} × {wanted[1]}. Hãy làm lại đúng "
            "kích thước.",
        )
