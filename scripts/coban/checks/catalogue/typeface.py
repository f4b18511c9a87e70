from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from coban.campaign.formats import BrandFont
from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure import FlatFile, Unmeasured, letters
from coban.measure.small_print import SmallLine

VISIBLE = 40
"""Distance of ink and ground, of 255, under which a line cannot be read."""


@check(
    "typeface",
    label="Kiểu chữ",
    looks_at="artefact",
    rationale="""
        One face is the mandate (Arial, bold, upright), and a dropped or swapped mark changes a word. The
        words and their places are read from the finished file, set again with FreeType in the face that
        must be used, and laid over the page's rendering. The worst tile of a sixth of an em decides, since
        an average over a banner hides a lost mark. Pixels at the edge of a letter are forgiven, a different
        weight is not. Measured: a faithful line differs by 0 to 2 % in its worst tile, the smallest lost
        mark (the acute of ấ) by 12 %, another weight by over 60 %. In a picture, lines under 40 pixels of
        em are compared as a whole (option alike, in percent): that tells another face or weight, but no
        longer each mark, and under 60 pixels the smallest marks cannot be told either.
    """,
    source="000 III.3",
)
def typeface(piece: Piece, wrong: float = 6.0, alike: float = 92.0) -> Iterator[Said]:
    """Every line is set in the brand's face, mark for mark."""
    font, brand = piece.subject.face.path, piece.subject.brief.brand.font
    if isinstance(piece.file, FlatFile):
        yield from _live(piece.file.fonts, brand)
        return
    family, style = letters.names(font)
    if family not in (brand.family, *brand.twins) or style != brand.style:
        yield Finding(
            Outcome.FAIL,
            "wrong-face",
            f"Kiểu chữ được dùng là {family} {style}; phải là {brand.family} {brand.style} hoặc kiểu "
            "chữ cùng số đo.",
        )
        return
    found, small = piece.proofs, piece.small_print
    if not found and not small:
        yield Finding(
            Outcome.UNSURE,
            "nothing-to-read",
            "Tệp không có chữ nào đủ lớn để so. Hãy xem bằng mắt có đúng kiểu chữ không.",
        )
        return
    if found:
        worst = round(100 * max(proof.worst for proof in found), 1)
        yield Measured("typeface", "Nét chữ sai ở ô tệ nhất", worst, "%", wrong)
    yield from _small(small, brand, alike)
    for proof in found:
        if proof.contrast < VISIBLE:
            yield Finding(
                Outcome.FAIL,
                "hidden",
                f"Dòng chữ không hiện trên trang (chênh màu {proof.contrast:.0f}/255, cần {VISIBLE}). "
                "Hãy xem có lớp nào che hoặc chữ cùng màu nền.",
                proof.text,
            )
        elif 100 * proof.worst > wrong:
            yield Finding(
                Outcome.FAIL,
                "other-letters",
                f"Nét chữ khác với {brand.family} {brand.style} tới {100 * proof.worst:.0f}% ở ô tại "
                f"{proof.where.x:.0f} × {proof.where.y:.0f} mm (cho phép {wrong:g}%): sai kiểu chữ, "
                "sai độ đậm hoặc mất dấu.",
                proof.text,
            )


def _small(lines: Sequence[SmallLine], brand: BrandFont, alike: float) -> Iterator[Said]:
    if lines:
        least = round(100 * min(line.likeness for line in lines))
        yield Measured("small-print", "Chữ nhỏ giống kiểu chữ", least, "%", alike, at_most=False)
    for line in lines:
        if 100 * line.likeness < alike:
            yield Finding(
                Outcome.FAIL,
                "other-small-letters",
                f"Dòng chữ nhỏ chỉ giống {brand.family} {brand.style} {100 * line.likeness:.0f}% (cần "
                f"{alike:g}%): "
                "sai kiểu chữ, sai độ đậm hoặc chữ khác.",
                line.text,
            )


def _live(fonts: Sequence[str], brand: BrandFont) -> Iterator[Said]:
    """A file made elsewhere: the names of what its live text is set in; curves tell no name."""
    if not fonts:
        raise Unmeasured("chữ đã chuyển thành nét hoặc điểm ảnh, tệp không còn nói là kiểu chữ gì")
    families = [_bare(name) for name in (brand.family, *brand.twins)]
    for font in fonts:
        name = _bare(font)
        upright = not any(slant in name for slant in ("italic", "oblique"))
        if not (any(name.startswith(family) for family in families) and "bold" in name and upright):
            yield Finding(
                Outcome.FAIL,
                "other-font",
                f"Tệp dùng chữ {font}; phải là {brand.family} {brand.style} đứng hoặc kiểu cùng số đo.",
            )


def _bare(name: str) -> str:
    """'LiberationSans-Bold', 'Liberation Sans Bold' and 'Arial,Bold' alike."""
    return re.sub(r"[^a-z0-9]", "", name.lower())
