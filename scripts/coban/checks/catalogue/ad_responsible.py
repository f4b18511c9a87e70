from __future__ import annotations

from collections.abc import Iterator

from coban.campaign.facts import known
from coban.campaign.places import fold
from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check


@check(
    "ad-responsible",
    label="Luật Quảng cáo: người chịu trách nhiệm",
    looks_at="artefact",
    rationale="""
        The Law on Advertising of 2012, art. 27, asks for the name and address of whoever is responsible for a
        banner. The words read back from the piece are searched for the office in charge and its address,
        marks and capitals aside. Advice, and no legal opinion.
    """,
    source="Law on Advertising 16/2012/QH13, art. 27",
    kinds=("print",),
    needs=("campaign",),
)
def ad_responsible(piece: Piece) -> Iterator[Said]:
    """The piece names the office responsible for it, with its address."""
    owner = piece.subject.brief.campaign.owner
    read = fold(" ".join(word.text for word in piece.file.words if word.role != "mark"))
    if not any(fold(name) in read for name in (owner.name, owner.short) if name):
        yield Finding(
            Outcome.WARN,
            "no-name",
            f"Ấn phẩm không ghi tên đơn vị chịu trách nhiệm ({owner.name}), như Luật Quảng cáo 2012, Điều 27 "
            "nêu cho băng-rôn. Đây không phải ý kiến pháp lý.",
        )
    address = known(owner.address)
    if address is None or fold(address) not in read:
        yield Finding(
            Outcome.WARN,
            "no-address",
            "Ấn phẩm không ghi địa chỉ đơn vị chịu trách nhiệm, như Luật Quảng cáo 2012, Điều 27 nêu cho "
            "băng-rôn. Đây không phải ý kiến pháp lý.",
        )
