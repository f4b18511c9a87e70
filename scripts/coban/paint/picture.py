"""Pictures in the kinds of file that screens take: PNG without loss, WebP and JPEG for slow networks."""

from __future__ import annotations

from io import BytesIO

from PIL import Image

from coban.paint.png import encode_png, encode_webp
from coban.scene import Sheet

JPEG_QUALITY = 92
"""With colour at full resolution: at half of it, small white letters on cobalt get a fringe."""


def encode_picture(image: Image.Image, suffix: str, sheet: Sheet, max_bytes: int | None) -> bytes:
    """The picture as the suffix says, with the resolution in `image.info` where the kind of file holds one.

    Raises UnmadeError for a PNG that cannot be made as light as `max_bytes`; others may be heavier.
    """
    match suffix:
        case ".png":
            return encode_png(image, max_bytes, sheet)
        case ".webp":
            return encode_webp(image)
        case _:
            return encode_jpeg(image)


def encode_jpeg(image: Image.Image, quality: int = JPEG_QUALITY) -> bytes:
    """The picture as JPEG, its colour as fine as its light."""
    stream = BytesIO()
    resolution = {"dpi": image.info["dpi"]} if "dpi" in image.info else {}
    image.save(stream, "JPEG", quality=quality, subsampling=0, optimize=True, **resolution)
    return stream.getvalue()
