from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.model import Artwork
from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check


@check(
    "stand-ins",
    label="Hình tạm",
    looks_at="artefact",
    rationale="""
        Logos of sponsors and the campaign's emblem are trademarks that nobody here may redraw. Plain stand-
        ins hold their place until the official file comes; a piece that still shows one must not be printed
        unseen.
    """,
    source="000 III.3",
    needs=("campaign", "order"),
)
def stand_ins(piece: Piece) -> Iterator[Said]:
    """No neutral picture stands where an official one belongs."""
    for name, artwork in _shown(piece):
        if artwork.stand_in:
            owner = f" {artwork.note}" if artwork.note else ""
            yield Finding(
                Outcome.WARN,
                "neutral-picture",
                f"{name} còn là hình tạm. Hãy thay bằng tệp chính thức.{owner}",
                artwork.file,
            )


def _shown(piece: Piece) -> Iterator[tuple[str, Artwork]]:
    """The artwork that the finished file shows; in a picture the emblem cannot be told and is assumed."""
    campaign = piece.subject.brief.campaign
    if piece.sponsors:
        yield from ((f"Logo {sponsor.name}", sponsor.logo) for sponsor in campaign.sponsors)
    if campaign.emblem and (not piece.file.has_layers or "emblem" in piece.print_file.roles):
        yield "Biểu tượng của chiến dịch", campaign.emblem
