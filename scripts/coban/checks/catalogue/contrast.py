from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.colour import contrast as contrast_of
from coban.colour import hex_of
from coban.measure.small_print import SmallLine
from coban.measure.typeface import LineProof
from coban.vietnamese import decimal


@check(
    "contrast",
    label="Tương phản của chữ",
    looks_at="artefact",
    rationale="""
        Letters are read in the sun, from afar, by old eyes. For each line of words the colour of its letters
        and of the ground around them is taken from the rendering, and the contrast ratio of WCAG 2 must be
        4.5 : 1 at least. The motif's lightest tint counts as ground where letters stand on it.
    """,
    source="WCAG 2.2, 1.4.3",
    needs=("order",),
)
def contrast(piece: Piece, ratio: float = 4.5) -> Iterator[Said]:
    """Letters stand out from their ground."""
    found: list[LineProof | SmallLine] = [*piece.proofs]
    found += piece.small_print
    if not found:
        yield Finding(Outcome.UNSURE, "nothing-to-read", "Tệp không có chữ nào để đo tương phản.")
        return
    ratios = [(contrast_of(proof.ink, proof.ground), proof) for proof in found]
    worst = min(found_ratio for found_ratio, _ in ratios)
    yield Measured("contrast", "Tương phản của chữ", round(worst, 1), ": 1", ratio, at_most=False)
    for measured, proof in ratios:
        if measured < ratio:
            yield Finding(
                Outcome.FAIL,
                "too-faint",
                f"Chữ {hex_of(proof.ink)} trên nền {hex_of(proof.ground)} tương phản {decimal(measured)}; "
                f"cần {decimal(ratio)} : 1.",
                proof.text,
            )
