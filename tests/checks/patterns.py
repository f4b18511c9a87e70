"""Plain patterns that stand in for logos and the emblem, as rectangles and as the SVG files of a house."""

from __future__ import annotations

from pathlib import Path

Rects = tuple[tuple[float, float, float, float], ...]
"""x, y, width and height in a unit square."""

PATTERNS: dict[str, Rects] = {
    "vnpt": ((0, 0, 0.45, 1), (0.6, 0, 0.4, 0.4)),
    "viettel": ((0, 0, 1, 0.35), (0, 0.65, 1, 0.35)),
    "vnpost": ((0, 0, 0.2, 1), (0.4, 0, 0.2, 1), (0.8, 0, 0.2, 1)),
    "mbbank": ((0, 0, 0.5, 0.5), (0.5, 0.5, 0.5, 0.5)),
    "stranger": ((0.4, 0, 0.2, 1), (0, 0.4, 1, 0.2)),
    "emblem": ((0.35, 0.1, 0.3, 0.8), (0.1, 0.35, 0.8, 0.3)),
}


def write_files(root: Path) -> None:
    """Files of assets/ by the names that the campaign xu-lang uses, to stand before the shipped ones."""
    for name, rects in PATTERNS.items():
        path = root / "assets" / ("motifs/emblem-hoa-hoi.svg" if name == "emblem" else f"sponsors/{name}.svg")
        path.parent.mkdir(parents=True, exist_ok=True)
        fill = "#FFFFFF" if name == "emblem" else "#003580"
        shapes = "".join(
            f'<rect x="{100 * x:g}" y="{100 * y:g}" width="{100 * w:g}" height="{100 * h:g}" fill="{fill}"/>'
            for x, y, w, h in rects
        )
        opening = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100" width="100" height="100">'
        path.write_text(f"{opening}{shapes}</svg>", "utf-8")


def placed(name: str, box: tuple[float, float, float, float]) -> list[tuple[float, float, float, float]]:
    """The rectangles of a pattern in a box."""
    left, top, width, height = box
    return [(left + x * width, top + y * height, w * width, h * height) for x, y, w, h in PATTERNS[name]]
