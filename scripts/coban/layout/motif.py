"""The quiet pattern: one vector shape set in staggered rows, fading in, never behind small text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from defusedxml import ElementTree
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from coban.colour import Ink
from coban.geometry import Rect
from coban.scene import Role, Stamp
from coban.text import Command

STEPS = 8
"""Tints between the field and the motif's full ink: enough that the fade shows no bands."""

ROW_SHARE, COLUMN_SHARE = 0.74, 1.28
"""From row to row and from stamp to stamp, in stamps."""

LEAST_SHOWN = 0.3
"""The least share of a stamp's width and height that must stand inside the trim."""

FULL_SHARE = 0.55
"""How far from the field towards cobalt the strongest stamp goes: one quiet step."""


@lru_cache(maxsize=16)
def outline(file: Path) -> tuple[Command, ...]:
    """The one path of a motif file (viewBox -100 -100 200 200), scaled to a unit square around 0."""
    root = ElementTree.parse(file).getroot()
    paths = [node.get("d") for node in root.iter() if node.tag.endswith("}path")]
    pen = RecordingPen()
    parse_path(" ".join(filter(None, paths)), pen)
    return tuple((verb, tuple((x / 200, y / 200) for x, y in points)) for verb, points in pen.value)


@lru_cache(maxsize=16)
def drawn(file: Path) -> Rect:
    """What the shape covers of its unit square: waves leave half of it empty."""
    points = [point for _, points in outline(file) for point in points]
    across, down = ([point[axis] for point in points] for axis in (0, 1))
    return Rect.between(min(across), min(down), max(across), max(down))


@dataclass(frozen=True, slots=True)
class Cloth:
    """What a pattern is set with: its shape, the two inks it fades between, the trim it is cut to."""

    file: Path
    field: Ink
    cobalt: Ink
    trim: Rect


def scatter(
    cloth: Cloth,
    area: Rect,
    size: float,
    strength: Callable[[float, float], float],
    clear: Sequence[Rect] = (),
) -> list[Stamp]:
    """Stamps over the whole area in staggered rows.

    `size` is a stamp's width in mm; `strength(x, y)` 0–1 says how much of it shows there; a stamp
    that would lie behind one of the `clear` rectangles is left out.
    """
    count = int(area.height / (ROW_SHARE * size)) + 2
    rows = [area.y + index * ROW_SHARE * size for index in range(count)]
    return _staggered(cloth, rows, area, size, strength, clear)


def frieze(cloth: Cloth, band: Rect, largest_size: float) -> list[Stamp]:
    """At most two whole rows, centred in the band, the upper one fainter."""
    size = min(largest_size, band.height / (1 + ROW_SHARE))
    height = size * (1 + ROW_SHARE)
    first = band.cy - height / 2 + size / 2
    rows = [first, first + ROW_SHARE * size]
    return _staggered(cloth, rows, band, size, lambda _, y: 0.55 if y == first else 1.0, ())


def _staggered(
    cloth: Cloth,
    rows: Sequence[float],
    area: Rect,
    size: float,
    strength: Callable[[float, float], float],
    clear: Sequence[Rect],
) -> list[Stamp]:
    """Rows of stamps, set outwards from the area's middle so that both edges cut them alike."""
    step = COLUMN_SHARE * size
    reach = int(area.width / 2 / step) + 2
    shape = drawn(cloth.file)
    spots = []
    for index, y in enumerate(rows):
        for column in range(-reach, reach + 1):
            x = area.cx + (column + 0.5 * (index % 2)) * step
            share = round(min(1.0, max(0.0, strength(x, y))) * STEPS) / STEPS
            box = Rect(x - size / 2, y - size / 2, size, size)
            seen = Rect(x + shape.x * size, y + shape.y * size, shape.width * size, shape.height * size)
            if share > 0 and _enough(seen, cloth.trim) and not any(box.overlaps(rect) for rect in clear):
                spots.append((x, y, size, 0.0, cloth.field.towards(cloth.cobalt, share * FULL_SHARE)))
    return [Stamp(Role.MOTIF, outline(cloth.file), tuple(spots))] if spots else []


def _enough(box: Rect, trim: Rect) -> bool:
    """Whether more than a tip of the stamp stands inside the trim, both ways: a tip looks like dirt."""
    across = min(box.right, trim.right) - max(box.x, trim.x)
    down = min(box.bottom, trim.bottom) - max(box.y, trim.y)
    return min(across / box.width, down / box.height) >= LEAST_SHOWN


def fade(start: float, end: float) -> Callable[[float], float]:
    """0 at `start`, 1 at `end`, eased, in either direction."""

    def share(at: float) -> float:
        t = min(1.0, max(0.0, (at - start) / (end - start)))
        return t * t * (3 - 2 * t)

    return share
