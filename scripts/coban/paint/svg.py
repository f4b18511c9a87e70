"""A sheet as plain SVG: millimetres, a group for each role, letters as outlines, pictures inlined.

For the web and for a designer's drawing program; colours are the screen's.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from coban import qr
from coban.paint.body import factors, number, numbers
from coban.paint.curves import cubics
from coban.scene import Box, Code, Item, Picture, Sheet, Stamp, Text, layers
from coban.text import Command

MIME = {
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".tif": "image/tiff",
    ".tiff": "image/tiff",
}


def paint_svg(sheet: Sheet) -> str:
    """The trim; what runs into the bleed is cut by the viewport."""
    width, height = number(sheet.width), number(sheet.height)
    groups = "\n".join(
        f'<g id="L{index}-{role}">\n{chr(10).join(_painted(items, f"L{index}-{role}"))}\n</g>'
        for index, (role, items) in enumerate(layers(sheet.items))
    )
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" role="img" '
        f'viewBox="0 0 {width} {height}" width="{width}mm" height="{height}mm">\n'
        f"<title>{escape(sheet.title)}</title>\n{groups}\n</svg>\n"
    )


def _painted(items: Iterable[Item], prefix: str) -> Iterator[str]:
    for index, item in enumerate(items):
        match item:
            case Box():
                yield _box(item)
            case Stamp():
                yield _stamp(item, f"{prefix}-{index}")
            case Text():
                yield _text(item)
            case Picture():
                yield _picture(item)
            case Code():
                yield _code(item)


def _box(box: Box) -> str:
    corner = f' rx="{number(box.radius)}"' if box.radius > 0 else ""
    return f'<rect {_edges(box)}{corner} fill="{box.ink.hex}"/>'


def _stamp(stamp: Stamp, name: str) -> str:
    rows = [f'<defs><path id="{name}" fill-rule="evenodd" d="{_d(stamp.outline)}"/></defs>']
    for x, y, size, turn, ink in stamp.spots:
        rotate = f" rotate({number(turn)})" if turn else ""
        place = f"translate({numbers(x, y)}){rotate} scale({number(size)})"
        rows.append(f'<use href="#{name}" transform="{place}" fill="{ink.hex}"/>')
    return "\n".join(rows)


def _text(text: Text) -> str:
    upem = text.face.upem
    outlines = []
    for glyph in text.line.glyphs:
        moved = tuple(
            (verb, tuple(((x + glyph.x) * upem, (y + glyph.y) * upem) for x, y in points))
            for verb, points in text.face.outline(glyph.gid)
        )
        outlines.append(_d(moved))
    em = text.size / upem
    return (
        f"<path aria-label={quoteattr(text.line.text)} "
        f'transform="matrix({factors(em, 0, 0, -em)} {numbers(text.x, text.y)})" '
        f'fill="{text.ink.hex}" d="{"".join(outlines)}"/>'
    )


def _picture(picture: Picture) -> str:
    mime = MIME[picture.file.suffix.lower()]
    inlined = b64encode(picture.file.read_bytes()).decode("ascii")
    return f'<image {_edges(picture)} href="data:{mime};base64,{inlined}"/>'


def _code(code: Code) -> str:
    matrix = qr.matrix(code.payload)
    runs = "".join(f"M{x} {y}h{width}v{height}h-{width}z" for x, y, width, height in qr.runs(matrix))
    scale = code.rect.width / len(matrix)
    place = f"matrix({factors(scale, 0, 0, scale)} {numbers(code.rect.x, code.rect.y)})"
    return f'<path transform="{place}" fill="{code.ink.hex}" d="{runs}"/>'


def _edges(item: Box | Picture) -> str:
    rect = item.rect
    names = ("x", "y", "width", "height")
    values = (rect.x, rect.y, rect.width, rect.height)
    return " ".join(f'{name}="{number(value)}"' for name, value in zip(names, values, strict=True))


def _d(commands: Iterable[Command]) -> str:
    """Pen commands as SVG path data."""
    rows: list[str] = []
    at = (0.0, 0.0)
    for verb, points in commands:
        match verb:
            case "moveTo" | "lineTo":
                rows.append(f"{'M' if verb == 'moveTo' else 'L'}{numbers(*points[0])}")
            case "curveTo":
                rows.append("C" + numbers(*(c for point in points for c in point)))
            case "qCurveTo":
                rows += [
                    "C" + numbers(*(c for point in cubic for c in point)) for cubic in cubics(at, points)
                ]
            case "closePath":
                rows.append("Z")
        at = points[-1] if points else at
    return "".join(rows)
