"""A QR code as a drawing within the page: sharp at any size, in print too, and no file to fetch."""

from __future__ import annotations

from markupsafe import Markup

from coban import qr


def square_code(payload: str, name: str) -> Markup:
    """Inline SVG on white with the quiet zone that the standard asks for; `name` is what is read aloud."""
    rows = qr.matrix(payload)
    quiet = qr.QUIET_ZONE_MODULES
    side = len(rows) + 2 * quiet
    path = "".join(
        f"M{x + quiet} {y + quiet}h{width}v{height}h-{width}z" for x, y, width, height in qr.runs(rows)
    )
    return Markup(
        '<svg class="cb-code__drawing" xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" '
        'role="img" aria-label="{name}"><path fill="#fff" d="M0 0h{side}v{side}H0z"/>'
        '<path shape-rendering="crispEdges" d="{path}"/></svg>'
    ).format(side=side, name=name, path=path)
