"""A sheet as an SVG for designers: a layer for each role, lines as live text, logos as their own shapes.

Units are millimetres and the page is the trim; what runs into the bleed stays in the file, beyond the page.
Colours are the screen's. Words of the attributes in other namespaces are Inkscape's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

from coban import qr
from coban.paint.body import factors, number, numbers
from coban.paint.curves import cubics
from coban.paint.nested import embedded
from coban.paint.svg_font import font_style
from coban.paint.svg_page import clip, opening
from coban.scene import Box, Code, Item, Sheet, Stamp, Text, layers
from coban.text import Command


def paint_svg(sheet: Sheet, *, live_text: bool = True) -> str:
    """The whole file. `live_text` keeps each line as text to be edited; without it letters are outlines.

    Raises UnmadeError for a picture that cannot be read.
    """
    return "\n".join((opening(sheet), *_layers(sheet, live_text), "</svg>\n"))


def _layers(sheet: Sheet, live_text: bool) -> Iterator[str]:
    """A role that comes back over another one is a layer again, numbered."""
    times: Counter[str] = Counter()
    for role, items in layers(sheet.items):
        times[role] += 1
        name = f"{role}-{times[role]}" if times[role] > 1 else str(role)
        yield f'<g inkscape:groupmode="layer" inkscape:label="{role}" id="{name}"{clip(sheet)}>'
        yield from _painted(items, name, live_text)
        yield "</g>"


def _painted(items: Iterable[Item], layer: str, live_text: bool) -> Iterator[str]:
    for index, item in enumerate(items, 1):
        match item:
            case Box():
                yield _box(item)
            case Stamp():
                yield _stamp(item, f"{layer}-shape-{index}")
            case Text():
                yield _live(item) if live_text else _outlined(item)
            case Code():
                yield _code(item)
            case _:
                yield embedded(item, f"{layer}-picture-{index}")


def _box(box: Box) -> str:
    rect = box.rect
    edges = (("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height))
    corner = (("rx", box.radius),) if box.radius > 0 else ()
    words = f" aria-label={quoteattr(box.words.strip())}" if box.words.strip() else ""
    measures = " ".join(f'{name}="{number(value)}"' for name, value in (*edges, *corner))
    return f'<rect {measures} fill="{box.ink.hex}"{words}/>'


def _stamp(stamp: Stamp, name: str) -> str:
    rows = [f'<defs><path id="{name}" fill-rule="evenodd" d="{_d(stamp.outline)}"/></defs>']
    for x, y, size, turn, ink in stamp.spots:
        rotate = f" rotate({number(turn)})" if turn else ""
        place = f"translate({numbers(x, y)}){rotate} scale({number(size)})"
        rows.append(f'<use xlink:href="#{name}" transform="{place}" fill="{ink.hex}"/>')
    return "\n".join(rows)


def _live(text: Text) -> str:
    place = f'x="{number(text.x)}" y="{number(text.y)}" font-size="{number(text.size)}"'
    style = quoteattr(font_style(text.face))
    return (
        f'<text xml:space="preserve" {place} fill="{text.ink.hex}" style={style}>'
        f"{escape(text.line.text)}</text>"
    )


def _outlined(text: Text) -> str:
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


def _code(code: Code) -> str:
    matrix = qr.matrix(code.payload)
    runs = "".join(f"M{x} {y}h{width}v{height}h-{width}z" for x, y, width, height in qr.runs(matrix))
    scale = code.rect.width / len(matrix)
    place = f"matrix({factors(scale, 0, 0, scale)} {numbers(code.rect.x, code.rect.y)})"
    label = quoteattr(code.payload)
    return f'<path aria-label={label} transform="{place}" fill="{code.ink.hex}" d="{runs}"/>'


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
