from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

import numpy as np
import numpy.typing as npt

from coban.checks.outcome import Finding, Measured, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.colour import hex_of
from coban.measure.difference import delta_e, lab
from coban.measure.inks import Inking
from coban.measure.raster import tally
from coban.vietnamese import decimal

WORKSHOP_ROLES = frozenset({"mark", "page"})
"""Crop marks and the slug line lie outside the trim, in the press's own black or in all plates."""

STRAY_SHARE = 0.01
"""Of a picture's pixels: edges of letters lie between inks, stray ones do not."""

Colour = npt.NDArray[np.float64]


@check(
    "palette-only",
    label="Màu của chiến dịch",
    looks_at="artefact",
    rationale="""
        Cobalt, white and tints of the one hue are the mandate; a colour that strays in makes the piece
        another brand's. In a PDF the ink operators of the vector content are read, because rendered colours
        differ from engine to engine; only artwork of businesses and the emblem keeps its own colours. In a
        picture every pixel outside the sponsors' panel must look like a tint between two inks (CIEDE2000),
        and the field must lead. The tolerance is in percent of each ink, apart in ΔE2000. Raster pictures
        within a PDF are the check single-hue's.
    """,
    source="000 III.3",
)
def palette_only(piece: Piece, tolerance: float = 3.0, apart: float = 5.0) -> Iterator[Said]:
    """Every colour is an ink of the brand or a tint between two of them."""
    if piece.file.has_layers:
        yield from _inks(piece, tolerance)
    else:
        yield from _pixels(piece, apart)


def _inks(piece: Piece, tolerance: float) -> Iterator[Said]:
    allowed = [np.array(ink.cmyk) for ink in piece.subject.brief.brand.inks.values()]
    for inking in piece.print_file.inks:
        if inking.role in WORKSHOP_ROLES or inking.operator == "image":
            continue
        layer = f"lớp {inking.role}"
        if inking.operator not in ("k", "K"):
            yield Finding(
                Outcome.FAIL,
                "not-cmyk",
                f"Màu được đặt bằng '{_written(inking)}' ({inking.times} lần), không phải CMYK. "
                "Hãy dùng mực của chiến dịch.",
                layer,
            )
        elif (off := _distance(np.array(inking.values, float), allowed)) > tolerance:
            yield Finding(
                Outcome.FAIL,
                "foreign-ink",
                f"Mực {_written(inking)} lệch {off:.0f}% so với bảng màu (cho phép {tolerance:g}%). "
                f"Mực được dùng: {_names(piece)} và các sắc độ giữa hai mực.",
                layer,
            )


def _pixels(piece: Piece, apart: float) -> Iterator[Said]:
    brand = piece.subject.brief.brand
    allowed = [np.array(piece.shown(name), float) for name in brand.inks]
    colours, counts = _counted(piece)
    off = delta_e(lab(colours), lab(_nearest(colours.astype(float), allowed)))
    stray = float(counts[off > apart].sum()) / max(1, int(counts.sum()))
    yield Measured("stray-colour", "Điểm ảnh ngoài bảng màu", round(100 * stray, 2), "%", 100 * STRAY_SHARE)
    if stray > STRAY_SHARE:
        worst = int(np.argmax(np.where(off > apart, counts, 0)))
        yield Finding(
            Outcome.FAIL,
            "foreign-colour",
            f"{decimal(100 * stray)}% điểm ảnh mang màu ngoài bảng màu (cho phép {100 * STRAY_SHARE:g}%), "
            "nhiều "
            f"nhất là {hex_of(colours[worst])}, lệch {off[worst]:.0f} ΔE2000 (cho phép {apart:g}). Mực được "
            f"dùng: {_names(piece)}.",
        )
    leading = colours[int(counts.argmax())]
    if float(delta_e(lab(leading), lab(piece.shown("field")))) > apart:
        yield Finding(
            Outcome.FAIL,
            "field-not-leading",
            f"Màu chiếm nhiều nhất là {hex_of(leading)}; màu chủ đạo phải là {brand.ink('field').hex}.",
        )


def _counted(piece: Piece) -> tuple[npt.NDArray[np.uint8], npt.NDArray[np.int64]]:
    """Colours outside the panel, of every fourth pixel."""
    pixels = piece.picture.pixels[::2, ::2]
    kept = np.ones(pixels.shape[:2], bool)
    panel = piece.panel
    # What covers more than half of the piece is no panel: then every colour counts.
    if panel and panel.area < piece.trim.area / 2:
        per_mm = piece.picture.px_per_mm / 2
        left, top, right, bottom = (
            round(v * per_mm) for v in (panel.x, panel.y, panel.right + 1 / per_mm, panel.bottom + 1 / per_mm)
        )
        kept[max(0, top) : bottom, max(0, left) : right] = False
    return tally(pixels[kept])


def _nearest(colours: Colour, allowed: Sequence[Colour]) -> Colour:
    """For each colour, the nearest tint between two inks, in RGB."""
    tints = np.stack([_on_way(colours, *pair) for pair in combinations(allowed, 2)])
    best = np.square(tints - colours).sum(axis=2).argmin(axis=0)
    nearest: Colour = tints[best, np.arange(len(colours))]
    return nearest


def _distance(colour: Colour, allowed: Sequence[Colour]) -> float:
    return float(_distances(colour[None, :], allowed)[0])


def _distances(colours: Colour, allowed: Sequence[Colour]) -> Colour:
    """For each colour, the largest difference in a channel to the nearest tint between two inks."""
    nearest: Colour = np.min([_off_way(colours, *pair) for pair in combinations(allowed, 2)], axis=0)
    return nearest


def _off_way(colours: Colour, one: Colour, other: Colour) -> Colour:
    off: Colour = np.abs(colours - _on_way(colours, one, other)).max(axis=1)
    return off


def _on_way(colours: Colour, one: Colour, other: Colour) -> Colour:
    """The point of the way between two inks that is nearest to each colour."""
    way = other - one
    shares = np.clip((colours - one) @ way / max(float(way @ way), 1e-9), 0, 1)
    on: Colour = one + shares[:, None] * way
    return on


def _written(inking: Inking) -> str:
    values: Iterable[str] = (f"{v:g}" if isinstance(v, float) else v for v in inking.values)
    return f"{' '.join(values)} {inking.operator}"


def _names(piece: Piece) -> str:
    return ", ".join(piece.subject.brief.brand.inks)
