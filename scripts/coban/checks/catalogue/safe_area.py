from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import COVER_PX, Piece
from coban.checks.registry import Said, check
from coban.geometry import Rect
from coban.measure.raster import hull_of

READ_ROLES = ("message", "place", "qr", "emblem", "imprint")


@check(
    "safe-area",
    label="Vùng an toàn",
    looks_at="artefact",
    rationale="""
        Hems, eyelets, pole pockets and a roll-up's base swallow what stands too near the edge, and the
        knife wanders. The layers that are read (message, place, code, emblem, imprint) are drawn alone and
        must lie within the format's safe area; in a picture every light pixel outside the sponsors' panel
        counts.
    """,
    source="assets/formats.yml",
    needs=("order",),
)
def safe_area(piece: Piece) -> Iterator[Said]:
    """Nothing that is read leaves the safe area."""
    safe = _safe(piece)
    px_mm = 1 / _scale(piece)
    if piece.file.has_layers:
        covers = _read_layers(piece, safe, px_mm)
    else:
        light = _light(piece)
        covers = [("ảnh", light)] if light else []
    if not covers:
        yield Finding(Outcome.UNSURE, "nothing-found", "Không thấy phần chữ nào để đo. Hãy xem tệp bằng mắt.")
        return
    nearest = min(_clearance(hull, safe) for _, hull in covers)
    yield Measured("safe-area", "Dư ra so với vùng an toàn", round(nearest, 1) + 0.0, "mm")
    for role, hull in covers:
        over = -_clearance(hull, safe)
        if over > px_mm:
            yield Finding(
                Outcome.FAIL,
                "outside",
                f"Phần '{role}' vượt vùng an toàn {over:.0f} mm (đo chính xác tới {px_mm:.0f} mm). Hãy "
                "lùi vào trong.",
                role,
            )


def _read_layers(piece: Piece, safe: Rect, px_mm: float) -> list[tuple[str, Rect]]:
    """What all of them cover together; each on its own only when one of them is outside."""
    whole = piece.covered(*READ_ROLES)
    if whole and _clearance(whole.hull, safe) >= -px_mm:
        return [("", whole.hull)]
    return [(role, cover.hull) for role in READ_ROLES if (cover := piece.covered(role))]


def _safe(piece: Piece) -> Rect:
    row, trim = piece.subject.format, piece.trim
    inner = trim.inset(row.safe_mm)
    return Rect.between(inner.x, inner.y, inner.right, min(inner.bottom, trim.bottom - row.hidden_bottom_mm))


def _scale(piece: Piece) -> float:
    """Pixels for a millimetre in the rendering that is measured."""
    return (
        COVER_PX / max(piece.trim.width, piece.trim.height)
        if piece.file.has_layers
        else piece.picture.px_per_mm
    )


def _clearance(hull: Rect, safe: Rect) -> float:
    """Millimetres from the safe area's edge inwards, at the nearest side; negative outside."""
    return min(hull.x - safe.x, hull.y - safe.y, safe.right - hull.right, safe.bottom - hull.bottom)


def _light(piece: Piece) -> Rect | None:
    """What letters, emblem and code cover in a picture: all that is light, without the panel."""
    scale = piece.picture.px_per_mm
    light = piece.picture.light(piece.rgb("field"), piece.rgb("white")).copy()
    if hull := piece.panel:
        left, top = int(np.floor(hull.x * scale)), int(np.floor(hull.y * scale))
        light[top : round(hull.bottom * scale) + 1, left : round(hull.right * scale) + 1] = False
    return hull_of(light, scale, piece.trim)
