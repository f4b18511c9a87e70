"""A picture inside an SVG: a drawing as a group of shapes that can be edited, a raster as <image>.

A group, because Inkscape misplaces the box of a nested <svg>. Its drawing shares names and styles with the
whole document, so its ids get a prefix, its style sheet is held to its own shapes, and what belongs to the
artist's program is left out. What a group cannot carry becomes an <image> of the untouched file.
"""

from __future__ import annotations

import re
from base64 import b64encode
from collections.abc import Iterator, Set
from functools import partial
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from coban.errors import UnmadeError
from coban.geometry import Rect, fit_inside
from coban.paint.body import factors, number
from coban.paint.raster import for_screens
from coban.scene import Picture

SVG, XLINK, XML = (
    "http://www.w3.org/2000/svg",
    "http://www.w3.org/1999/xlink",
    "http://www.w3.org/XML/1998/namespace",
)
PREFIXES = {XLINK: "xlink", XML: "xml"}
OF_THE_ROOT = {
    "x", "y", "width", "height", "viewBox", "preserveAspectRatio", "overflow",
    "id", "version", "baseProfile", "contentScriptType", "contentStyleType", "role",
}  # fmt: skip
MEASURES = {"x", "y", "width", "height", "cx", "cy", "r", "rx", "ry", "x1", "y1", "x2", "y2", "fx", "fy"}
SPANS = {"linearGradient": ("x1", "x2"), "radialGradient": ("cx", "cy", "r")}
"""What a gradient measures against the whole drawing where it does not say otherwise."""

LEFT_OUT = {"metadata", "title", "desc"}
UNIT_PX = {"": 1.0, "px": 1.0, "pt": 4 / 3, "pc": 16.0, "mm": 96 / 25.4, "cm": 96 / 2.54, "in": 96.0}

_LENGTH = re.compile(r"\s*([\d.]+(?:[eE][+-]?\d+)?)\s*(px|pt|pc|mm|cm|in|)\s*")
_REFERENCE = re.compile(r"url\(\s*(['\"]?)#([^'\")]+)\1\s*\)")
_RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
_COMMENT = re.compile(r"/\*.*?\*/|<!--|-->", re.DOTALL)
_SELECTOR_ID = re.compile(r"#([-\w]+)")


class _Unlike(ValueError):
    """Something in a drawing that would look different in a group of another document."""


def embedded(picture: Picture, name: str) -> str:
    """The picture in its box, undistorted; `name` is unique in the document. Raises UnmadeError."""
    try:
        raw = picture.file.read_bytes()
        if picture.file.suffix.lower() != ".svg":
            return _image(*for_screens(raw), picture.rect, name)
        return _drawing(raw, picture.rect, name)
    except (OSError, ValueError, SyntaxError, DefusedXmlException) as error:
        raise UnmadeError(
            f"{picture.file.name}: the picture cannot be painted: {error}; expected a plain SVG, PNG, JPEG "
            "or TIFF; save it anew from a drawing program"
        ) from error


def _image(mime: str, content: bytes, rect: Rect, name: str) -> str:
    inlined = b64encode(content).decode("ascii")
    return f'<image id="{name}" {_edges(rect)} xlink:href="data:{mime};base64,{inlined}"/>'


def _drawing(raw: bytes, room: Rect, name: str) -> str:
    root = ElementTree.fromstring(raw)
    view, aspect = _view(root)
    box = fit_inside(aspect, room)
    try:
        shapes = "".join(part for child in root for part in _written(child, name))
        transform = _transform(root, view, box)
    except _Unlike:
        return _image("image/svg+xml", raw, box, name)
    style = "".join(_attributes(root, name, skip=OF_THE_ROOT))
    frame = f"{name}-frame"
    return (
        f'<g id="{name}" clip-path="url(#{frame})">'
        f'<defs><clipPath id="{frame}"><rect {_edges(box)}/></clipPath></defs>'
        f'<g transform="{transform}"{style}>{shapes}</g></g>'
    )


def _transform(root: Any, view: Rect, box: Rect) -> str:
    """From the drawing's own coordinates into its box, as its preserveAspectRatio asks."""
    across, down = box.width / view.width, box.height / view.height
    fit = (root.get("preserveAspectRatio") or "xMidYMid").split()
    if root.get("transform") or fit[0] not in ("none", "xMidYMid") or "slice" in fit:
        raise _Unlike
    if fit[0] != "none":
        across = down = min(across, down)
    x, y = box.cx - view.cx * across, box.cy - view.cy * down
    return f"matrix({factors(across, 0, 0, down)} {factors(x, y)})"


def _view(root: Any) -> tuple[Rect, float]:
    """The drawing's own coordinates, and its width to its height."""
    size = [_pixels(root.get(side)) for side in ("width", "height")]
    width, height = (side or 0.0 for side in size)
    if root.get("viewBox"):
        parts = [float(part) for part in re.split(r"[\s,]+", root.get("viewBox").strip())]
        if len(parts) != 4:
            raise ValueError("its viewBox has not four numbers")
        view = Rect(*parts)
    else:
        view = Rect(0, 0, width, height)
    if min(view.width, view.height) <= 0:
        raise ValueError("it has neither a viewBox nor a size")
    return view, (width / height if width and height else view.width / view.height)


def _pixels(length: str | None) -> float | None:
    """A length in CSS pixels; None for what depends on the surroundings, such as 100%."""
    found = _LENGTH.fullmatch(length or "")
    return float(found[1]) * UNIT_PX[found[2]] if found else None


def _written(element: Any, name: str) -> Iterator[str]:
    if not isinstance(element.tag, str):
        return
    space, _, tag = element.tag.removeprefix("{").rpartition("}")
    if space not in (SVG, "") or tag in LEFT_OUT:
        return
    if tag == "svg" or _leans_on_the_frame(element, tag):
        raise _Unlike
    yield f"<{tag}{''.join(_attributes(element, name))}"
    inner = escape(_scoped(element.text or "", name)) if tag == "style" else ""
    inner += "".join(part for child in element for part in _written(child, name))
    yield f">{inner}</{tag}>" if inner else "/>"


def _leans_on_the_frame(element: Any, tag: str) -> bool:
    """Whether it measures anything in percent of the whole drawing."""
    units = next((value for key, value in element.attrib.items() if key.endswith("Units")), "")
    if tag in SPANS or tag in ("pattern", "mask", "filter", "clipPath"):
        if units != "userSpaceOnUse":
            return False
        if any(element.get(side) is None for side in SPANS.get(tag, ())):
            return True
    return any("%" in element.get(measure, "") for measure in MEASURES)


def _attributes(element: Any, name: str, skip: Set[str] = frozenset()) -> Iterator[str]:
    for key, value in element.attrib.items():
        space, _, plain = key.removeprefix("{").rpartition("}")
        if plain in skip or plain.startswith(("aria-", "data-")):
            continue
        if space and space not in PREFIXES:
            continue
        if plain == "id":
            value = f"{name}-{value}"
        elif plain == "href" and value.startswith("#"):
            value = f"#{name}-{value[1:]}"
        # The older form is the one that every drawing program follows.
        written = "xlink:href" if plain == "href" else (f"{PREFIXES[space]}:{plain}" if space else plain)
        yield f" {written}={quoteattr(_renamed(value, name))}"


def _renamed(text: str, name: str) -> str:
    return _REFERENCE.sub(partial(_prefixed, name), text)


def _prefixed(name: str, found: re.Match[str]) -> str:
    return f"url(#{name}-{found[2]})"


def _scoped(css: str, name: str) -> str:
    """Every rule held to the shapes below the group. Raises _Unlike for what is more than plain rules."""
    plain = _COMMENT.sub("", css)
    if "@" in plain or _RULE.sub("", plain).strip():
        raise _Unlike
    rules = []
    for selectors, body in _RULE.findall(plain):
        if ":" in selectors or "[" in selectors or re.search(r"\bsvg\b", selectors):
            raise _Unlike
        renamed = _SELECTOR_ID.sub(rf"#{name}-\1", selectors)
        held = ",".join(f"#{name} {one.strip()}" for one in renamed.split(","))
        rules.append(f"{held}{{{_renamed(body.strip(), name)}}}")
    return "".join(rules)


def _edges(rect: Rect) -> str:
    edges = (("x", rect.x), ("y", rect.y), ("width", rect.width), ("height", rect.height))
    return " ".join(f'{name}="{number(value)}"' for name, value in edges)
