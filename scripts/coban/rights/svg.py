"""SVG: one <metadata> element below the root holds the XMP; the drawing stays letter for letter."""

from __future__ import annotations

import re

from coban.rights import xmp
from coban.rights.picture import PictureRights

_ROOT = re.compile(r"""<(?P<name>(?:\w+:)?svg)\b(?:"[^"]*"|'[^']*'|[^>"'])*>""")
_METADATA = re.compile(r"\s*<((?:\w+:)?metadata)\b(?:[^>]*/>|.*?</\1\s*>)", re.S)


def inscribed_svg(raw: bytes, rights: PictureRights) -> bytes:
    """Raises ValueError where it is no SVG in UTF-8, or an empty one."""
    text = _METADATA.sub("", raw.decode("utf-8-sig"))
    root = _ROOT.search(text)
    if root is None or root[0].endswith("/>"):
        raise ValueError("no SVG with anything in it")
    prefix = root["name"].removesuffix("svg")
    element = f"\n<{prefix}metadata>\n{xmp.graph(rights)}\n</{prefix}metadata>"
    return f"{text[: root.end()]}{element}{text[root.end() :]}".encode()
