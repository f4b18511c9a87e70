from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check


@check(
    "file-weight",
    label="Dung lượng tệp",
    looks_at="artefact",
    rationale="""
        Platforms refuse or recompress what is too heavy: Zalo takes pictures of at most 500 KB. The limit
        stands with the format.
    """,
    source="assets/formats.yml",
    kinds=("digital",),
    needs=("order",),
)
def file_weight(piece: Piece) -> Iterator[Said]:
    """A digital piece weighs no more than its platform takes."""
    limit, weight = piece.subject.format.max_bytes, piece.picture.bytes
    if limit is None:
        yield Finding(Outcome.SKIP, "no-limit", "Định dạng này không giới hạn dung lượng.")
        return
    yield Measured("file-weight", "Dung lượng", round(weight / 1000, 1), "KB", limit / 1000)
    if weight > limit:
        yield Finding(
            Outcome.FAIL,
            "too-heavy",
            f"Tệp nặng {weight / 1000:.0f} KB, nền tảng chỉ nhận {limit / 1000:.0f} KB. Hãy giảm màu "
            "hoặc họa tiết.",
        )
