"""A QR code as a picture in a paper: vector for PDF, pixels for Word."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from coban.qr import QUIET_ZONE_MODULES, matrix, runs

MODULE_PX = 10


def code_svg(payload: str) -> bytes:
    """With its quiet zone; black on white."""
    rows = matrix(payload)
    side = len(rows) + 2 * QUIET_ZONE_MODULES
    dark = "".join(
        f"M{x + QUIET_ZONE_MODULES} {y + QUIET_ZONE_MODULES}h{width}v{height}h-{width}z"
        for x, y, width, height in runs(rows)
    )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {side} {side}" width="{side}" height="{side}">'
        f'<path fill="#fff" d="M0 0h{side}v{side}h-{side}z"/><path d="{dark}"/></svg>'
    ).encode()


def code_png(payload: str) -> bytes:
    """With its quiet zone, every module of whole pixels."""
    rows = matrix(payload)
    side = len(rows) + 2 * QUIET_ZONE_MODULES
    image = Image.new("1", (side, side), 1)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            image.putpixel((x + QUIET_ZONE_MODULES, y + QUIET_ZONE_MODULES), 0 if dark else 1)
    stream = BytesIO()
    image.resize((side * MODULE_PX, side * MODULE_PX), Image.Resampling.NEAREST).save(stream, "PNG")
    return stream.getvalue()
