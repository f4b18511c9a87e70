"""The head of an SVG: its size in millimetres, guides for safe area, bleed and shop, the window."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import escape

from coban.geometry import Rect
from coban.paint.body import number
from coban.paint.guides import NAMES
from coban.scene import Sheet

NAMESPACES = {
    "xmlns": "http://www.w3.org/2000/svg",
    "xmlns:xlink": "http://www.w3.org/1999/xlink",
    "xmlns:inkscape": "http://www.inkscape.org/namespaces/inkscape",
    "xmlns:sodipodi": "http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd",
}

SAFE, BLEED = "vùng an toàn", "tràn lề"
SAFE_COLOUR, BLEED_COLOUR, SHOP_COLOUR = "rgb(0,160,120)", "rgb(220,40,40)", "rgb(150,60,200)"
WINDOW = "window"


def opening(sheet: Sheet) -> str:
    """From <svg> to what comes before the first layer."""
    width, height = number(sheet.width), number(sheet.height)
    spaces = "\n     ".join(f'{name}="{address}"' for name, address in NAMESPACES.items())
    return (
        f'<svg {spaces}\n     xml:lang="vi" role="img" '
        f'viewBox="0 0 {width} {height}" width="{width}mm" height="{height}mm">\n'
        f"<title>{escape(sheet.title)}</title>\n"
        '<sodipodi:namedview inkscape:document-units="mm" showguides="true" borderlayer="true">\n'
        f"{''.join(f'{guide}{chr(10)}' for guide in _guides(sheet))}</sodipodi:namedview>"
        f"{_window(sheet)}"
    )


def clip(sheet: Sheet) -> str:
    """The attribute of whatever must leave the sheet's window open."""
    return f' clip-path="url(#{WINDOW})"' if sheet.window else ""


def _window(sheet: Sheet) -> str:
    """All of the piece but the oval."""
    if not sheet.window:
        return ""
    around, oval = sheet.trim.inset(-sheet.bleed), sheet.window
    rx, ry = number(oval.width / 2), number(oval.height / 2)
    left, right, middle = number(oval.x), number(oval.right), number(oval.cy)
    arc = f"A{rx} {ry} 0 0 1"
    hole = f"M{left} {middle}{arc} {right} {middle}{arc} {left} {middle}Z"
    return (
        f'\n<defs><clipPath id="{WINDOW}"><path clip-rule="evenodd" '
        f'd="M{number(around.x)} {number(around.y)}H{number(around.right)}V{number(around.bottom)}'
        f'H{number(around.x)}Z{hole}"/></clipPath></defs>'
    )


def _guides(sheet: Sheet) -> Iterator[str]:
    if sheet.safe != sheet.trim:
        yield from _around(sheet.safe, sheet.height, SAFE, SAFE_COLOUR)
    if sheet.bleed > 0:
        yield from _around(sheet.trim.inset(-sheet.bleed), sheet.height, BLEED, BLEED_COLOUR)
    for guide in sheet.guides:
        if guide.x is None or guide.y is None:
            normal = "0,1" if guide.x is None else "1,0"
            yield _guide(guide.x or 0, sheet.height - (guide.y or 0), normal, NAMES[guide.kind], SHOP_COLOUR)


def _around(rect: Rect, height: float, label: str, colour: str) -> Iterator[str]:
    """Four guides; Inkscape counts theirs upwards from the page's lower left corner."""
    upright = ((x, height - rect.bottom, "1,0") for x in (rect.x, rect.right))
    level = ((rect.x, height - y, "0,1") for y in (rect.y, rect.bottom))
    for x, y, normal in (*upright, *level):
        yield _guide(x, y, normal, label, colour)


def _guide(x: float, y: float, normal: str, label: str, colour: str) -> str:
    return (
        f'<sodipodi:guide position="{number(x)},{number(y)}" orientation="{normal}" '
        f'inkscape:label="{label}" inkscape:color="{colour}" inkscape:locked="false"/>'
    )
