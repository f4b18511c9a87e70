"""The guide's page of colours: each ink in every notation, the documents' words, what is read on what."""

from __future__ import annotations

from dataclasses import dataclass

from coban.campaign.brief import Brief
from coban.campaign.model import Quotation
from coban.colour import Ink, contrast
from coban.vietnamese import decimal

INKS = {
    "field": ("Xanh chủ đạo", "Nền của mọi ấn phẩm"),
    "cobalt": ("Xanh coban", "Họa tiết; tiêu đề và đường kẻ trên nền trắng"),
    "white": ("Trắng", "Thông điệp, khung doanh nghiệp, thẻ mã QR"),
    "pale": ("Xanh nhạt", "Chữ nhỏ trên nền xanh"),
    "line": ("Xanh kẻ", "Nét kẻ mảnh trên nền trắng"),
}
"""What an ink is called, and what it is for."""

GROUNDS = (("white", "field"), ("pale", "field"), ("field", "white"), ("cobalt", "white"))
"""Letters, and the ground that they stand on."""

DARKER = 0.75
"""Dark blue 25 %: what is left of each channel."""


@dataclass(frozen=True, slots=True)
class Swatch:
    """One ink as the guide shows it."""

    name: str
    title: str
    use: str
    hex: str
    rgb: str
    cmyk: str
    dark: bool
    """Whether white is read on it."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Letters on a ground, with their contrast."""

    letters: Swatch
    ground: Swatch
    ratio: str


def swatches(brief: Brief) -> dict[str, Swatch]:
    """Every ink of the brand, the leading one first."""
    names = sorted(brief.brand.inks, key=lambda name: [*INKS, name].index(name))
    return {name: _swatch(brief.brand.ink(name)) for name in names}


def readings(brief: Brief) -> tuple[Reading, ...]:
    """What is set on what, and how far it stands out: 1 to 21."""
    shown, ink = swatches(brief), brief.brand.ink
    return tuple(
        Reading(shown[one], shown[other], f"{decimal(contrast(ink(one).rgb, ink(other).rgb))} : 1")
        for one, other in GROUNDS
    )


def demanded(brief: Brief) -> tuple[Quotation, ...]:
    """The campaign's own quotations that the brand rests on; none where the brand was chosen for it."""
    return tuple(one for one in brief.campaign.mandate if one.text in brief.brand.quotation)


def rule_of_field(brief: Brief) -> str:
    """How the field follows from the cobalt; '' where it does not."""
    field, cobalt = brief.brand.ink("field"), brief.brand.ink("cobalt")
    if field.rgb != tuple(round(DARKER * channel) for channel in cobalt.rgb):
        return ""
    return f"Xanh chủ đạo {field.hex} là xanh coban {cobalt.hex} sẫm đi {1 - DARKER:.0%}."


def _swatch(ink: Ink) -> Swatch:
    title, use = INKS.get(ink.name, (ink.name, ""))
    return Swatch(
        ink.name,
        title,
        use,
        ink.hex,
        " ".join(map(str, ink.rgb)),
        " ".join(f"{part:g}" for part in ink.cmyk),
        contrast(ink.rgb, (255, 255, 255)) >= 4.5,
    )
