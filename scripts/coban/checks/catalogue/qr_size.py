from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure.qr import Code
from coban.vietnamese import decimal

STEPS_UP = 0.5
"""Share of the reading distance from which a code is scanned: whoever wants it steps up."""

NEAREST_MM, FARTHEST_MM = 200.0, 2000.0
"""Nobody scans from nearer, where 2 cm are the least, or from farther than a few steps."""


@check(
    "qr-size",
    label="Mã QR đủ lớn",
    looks_at="artefact",
    rationale="""
        A phone reads a code from ten times its width. The code must reach half as far as the piece is read,
        which is from where people step up to it; two metres are far enough, 2 cm the least. Modules
        of print may not be finer than the press holds, and on a screen each must have whole pixels enough to
        survive the platform's own resizing.
    """,
    source="Width of a tenth of the distance, 2 cm at least; 4 pixels to a module (zxing-cpp: 681 of 681)",
    needs=("order",),
)
def qr_size(
    piece: Piece, times: float = 10.0, module_mm: float = 0.4, module_px: float = 4.0
) -> Iterator[Said]:
    """The code is large enough for the distance from which it is scanned."""
    if not piece.codes:
        yield Finding(Outcome.SKIP, "no-code", "Không có mã QR để đo.")
        return
    for code in piece.codes:
        module = code.rect.width / (17 + 4 * code.version)
        if piece.subject.kind == "digital":
            yield from _on_screen(module * piece.picture.px_per_mm, module_px)
        else:
            yield from _in_print(code, module, _distance(piece), times, module_mm)


def _distance(piece: Piece) -> float:
    """From where the code is scanned, in mm."""
    return min(max(STEPS_UP * piece.subject.format.reading_mm, NEAREST_MM), FARTHEST_MM)


def _on_screen(module: float, least: float) -> Iterator[Said]:
    yield Measured("qr-module", "Ô của mã QR", round(module, 1), "px", least, at_most=False)
    if module < least - 0.05:
        yield Finding(
            Outcome.FAIL,
            "few-pixels",
            f"Mỗi ô của mã QR chỉ có {decimal(module)} điểm ảnh, cần {least:g}. Hãy làm mã lớn hơn.",
        )


def _in_print(code: Code, module: float, distance: float, times: float, least: float) -> Iterator[Said]:
    reach = times * code.rect.width
    yield Measured("qr-reach", "Quét được từ", round(reach / 1000, 2), "m", round(distance / 1000, 2), False)
    if reach < distance:
        yield Finding(
            Outcome.FAIL,
            "too-small",
            f"Mã QR rộng {code.rect.width:.0f} mm, quét được từ {decimal(reach / 1000)} m; ấn phẩm này cần "
            f"{decimal(distance / 1000)} m. Hãy làm mã rộng {distance / times:.0f} mm.",
        )
    if module < least:
        yield Finding(
            Outcome.FAIL,
            "fine-modules",
            f"Mỗi ô của mã QR rộng {module:.2f} mm, cần {least:g} mm. Hãy làm mã lớn hơn hoặc rút ngắn địa "
            "chỉ.",
        )
