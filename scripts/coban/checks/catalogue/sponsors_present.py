from __future__ import annotations

from collections.abc import Iterator, Sequence

from coban.campaign.model import Sponsor
from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure.logos import Found, likeness, logos, spread
from coban.vietnamese import decimal

PANEL_PX = 500
"""The panel's longer side in the rendering that is looked at."""

EDGE = 0.002
"""Share of the piece's longer side that is left out around the panel."""


@check(
    "sponsors-present",
    label="Đủ và đúng thứ tự nhà tài trợ",
    looks_at="artefact",
    rationale="""
        The document names the businesses in an order, and none may look larger than another. The panel is
        drawn from the finished file and parted into as many logos as the campaign has sponsors; each is
        compared with the sponsors' files, so that a missing logo, a swapped pair and a wrong one are told
        apart. Optically equal means one height or one area: the smaller of the two spreads must stay under
        the option spread, which leaves room for letters without descenders.
    """,
    source="000 III.3",
    needs=("campaign", "order"),
)
def sponsors_present(piece: Piece, alike: float = 0.6, spread: float = 1.35) -> Iterator[Said]:
    """All sponsors are there, in the document's order, optically equal."""
    sponsors = piece.subject.brief.campaign.sponsors
    if not piece.wants_sponsors:
        yield Finding(Outcome.SKIP, "none-wanted", "Ấn phẩm này không có nhà tài trợ.")
        return
    if piece.sponsors is None:
        yield Finding(Outcome.FAIL, "none-there", "Không thấy khung nhà tài trợ nào. Hãy làm lại tệp này.")
        return
    found = _logos(piece, len(sponsors))
    if len(found) < len(sponsors):
        yield Finding(
            Outcome.FAIL,
            "too-few",
            f"Khung nhà tài trợ có {len(found)} logo; phải có {len(sponsors)}: {_names(sponsors)}.",
        )
        return
    yield from _order(piece, found, sponsors, alike)
    yield from _sizes(found, spread)


def _logos(piece: Piece, count: int) -> list[Found]:
    assert piece.sponsors
    # The panel's own edge is soft, and told to a pixel of the measuring; no logo stands there.
    at = piece.sponsors.hull.inset(EDGE * max(piece.trim.width, piece.trim.height))
    px_per_mm = PANEL_PX / max(at.width, at.height)
    return logos(piece.file.render(at, px_per_mm), at, px_per_mm, count)


def _order(piece: Piece, found: Sequence[Found], sponsors: Sequence[Sponsor], alike: float) -> Iterator[Said]:
    house, slug = piece.subject.brief.house, piece.subject.brief.campaign.slug
    files = [house.artwork(slug, sponsor.logo.file) for sponsor in sponsors]
    read = []
    for logo in found:
        scores = [likeness(logo.shape, file) for file in files]
        best = max(range(len(files)), key=lambda index: scores[index])
        read.append(sponsors[best].name if scores[best] >= alike else "?")
    yield Measured("sponsors", "Số nhà tài trợ nhận ra", sum(name != "?" for name in read), "logo")
    if "?" in read:
        yield Finding(
            Outcome.FAIL,
            "other-logo",
            f"Trong khung đọc được {', '.join(read)}; phải là {_names(sponsors)}. Hãy thay logo lạ (?) bằng "
            "tệp chính thức.",
        )
    elif read != [sponsor.name for sponsor in sponsors]:
        yield Finding(
            Outcome.FAIL,
            "other-order",
            f"Thứ tự nhà tài trợ là {', '.join(read)}; văn bản ghi {_names(sponsors)}. Hãy xếp lại.",
        )


def _sizes(found: Sequence[Found], most: float) -> Iterator[Said]:
    by_height = spread([logo.rect.height for logo in found])
    by_area = spread([logo.rect.area**0.5 for logo in found])
    apart = min(by_height, by_area)
    yield Measured("sponsor-spread", "Logo lớn nhất so với nhỏ nhất", round(apart, 2), "lần", most)
    if apart > most:
        yield Finding(
            Outcome.FAIL,
            "unequal",
            f"Logo lớn nhất gấp {decimal(apart)} lần logo nhỏ nhất (cho phép {decimal(most)}). Hãy chỉnh cho "
            "bằng nhau.",
        )


def _names(sponsors: Sequence[Sponsor]) -> str:
    return ", ".join(sponsor.name for sponsor in sponsors)
