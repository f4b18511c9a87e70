"""The quiet pattern: one vector shape set in staggered rows, fading in, never behind small text."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache
from pathlib import Path

from defusedxml import ElementTree
from fontTools.pens.recordingPen import RecordingPen
from fontTools.svgLib.path import parse_path

from coban.colour import Ink
from coban.geometry import Rect
from coban.scene import Role, Stamp

Outline = tuple[tuple[str, tuple[tuple[float, float], ...]], ...]

STEPS = 8
"""Tints between the field and the motif's full ink: enough that the fade shows no bands."""

FULL_SHARE = 0.55
"""How far from the field towards cobalt the strongest stamp goes: one quiet step."""


@lru_cache(maxsize=16)
def outline(file: Path) -> Outline:
    """The one path of a motif file (viewBox -100 -100 200 200), scaled to a unit square around 0."""
    root = ElementTree.parse(file).getroot()
    paths = [node.get("d") for node in root.iter() if node.tag.endswith("}path")]
    pen = RecordingPen()
    parse_path(" ".join(filter(None, paths)), pen)
    return tuple((verb, tuple((x / 200, y / 200) for x, y in points)) for verb, points in pen.value)


def scatter(
    file: Path,
    area: Rect,
    size: float,
    strength: Callable[[float, float], float],
    field: Ink,
    cobalt: Ink,
    clear: Sequence[Rect] = (),
) -> Stamp | None:
    """Stamps over the area in staggered rows.

    `size` is a stamp's width in mm; `strength(x, y)` 0–1 says how much of it shows there; a stamp
    that would lie behind one of the `clear` rectangles is left out.
    """
    across, down = size * 1.28, size * 0.74
    spots = []
    row, y = 0, area.y
    while y < area.bottom + down:
        x = area.x + (across / 2 if row % 2 else 0)
        while x < area.right + across:
            share = round(min(1.0, max(0.0, strength(x, y))) * STEPS) / STEPS
            box = Rect(x - size / 2, y - size / 2, size, size)
            if share > 0 and not any(box.overlaps(rect) for rect in clear):
                spots.append((x, y, size, 0.0, field.towards(cobalt, share * FULL_SHARE)))
            x += across
        row, y = row + 1, y + down
    return Stamp(Role.MOTIF, outline(file), tuple(spots)) if spots else None


def fade(start: float, end: float) -> Callable[[float], float]:
    """0 at `start`, 1 at `end`, eased, in either direction."""

    def share(at: float) -> float:
        t = min(1.0, max(0.0, (at - start) / (end - start)))
        return t * t * (3 - 2 * t)

    return share
