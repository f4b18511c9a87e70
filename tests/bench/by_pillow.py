"""What Pillow does of the same banners: each drawn whole in CMYK and saved as a TIFF. Its own process.

It is spared what Pillow cannot do: logos come as pictures of the right size in CMYK, with their masks; what
is loaded once is loaded before the clock starts. Shapes have no soft edges, holes in them are filled.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import time
from functools import lru_cache
from io import BytesIO
from itertools import islice
from math import cos, radians, sin
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from coban.build.workbench import ICC, workbench
from coban.campaign.house import House
from coban.campaign.load import load
from coban.colour import Ink
from coban.geometry import Rect, fit_inside
from coban.layout import localise, piece_name
from coban.layout.furniture import aspect
from coban.qr import matrix, runs
from coban.scene import Box, Code, Picture, Sheet, Stamp, Text
from coban.units import MM_PER_INCH

CURVE_STEPS = 6

Point = tuple[float, float]


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--root", type=Path, required=True)
    asked.add_argument("--slug", required=True)
    asked.add_argument("--order", required=True)
    asked.add_argument("--into", type=Path, required=True)
    asked.add_argument("--dpi", type=int, required=True)
    asked.add_argument("--count", type=int, required=True)
    asked.add_argument("--compression", default="tiff_adobe_deflate")
    chosen = asked.parse_args()
    brief = load(House(chosen.root), chosen.slug)
    order = brief.campaign.order(chosen.order)
    bench = workbench(brief, order.id, order.messages[0])
    chosen.into.mkdir(parents=True)
    profile = brief.house.asset(ICC).read_bytes()
    sheets = [
        (localise(bench.base, bench.commission, place), piece_name(bench.commission, place))
        for place in islice(brief.places, chosen.count)
    ]
    drawing = Drawing(sheets[0][0], chosen.dpi)
    drawing.picture(sheets[0][0])
    seconds = []
    for sheet, name in sheets:
        started = time.perf_counter()
        drawing.picture(sheet).save(
            chosen.into / f"{name}.tif",
            compression=chosen.compression,
            dpi=(chosen.dpi, chosen.dpi),
            icc_profile=profile,
        )
        seconds.append(time.perf_counter() - started)
    json.dump(seconds, sys.stdout)


class Drawing:
    """Sheets of one size, at so many dpi of the final size, bleed included."""

    def __init__(self, sheet: Sheet, dpi: int) -> None:
        self._k = dpi / MM_PER_INCH
        self._frame = sheet.trim.inset(-sheet.bleed)
        self._size = round(self._frame.width * self._k), round(self._frame.height * self._k)

    def picture(self, sheet: Sheet) -> Image.Image:
        image = Image.new("CMYK", self._size)
        pen = ImageDraw.Draw(image)
        for item in sheet.items:
            match item:
                case Box():
                    pen.rounded_rectangle(self._edges(item.rect), item.radius * self._k, _inks(item.ink))
                case Stamp():
                    self._stamp(pen, item)
                case Text():
                    font = _font(item.face.path, item.size * self._k)
                    pen.text(self._at(item.x, item.y), item.line.text, _inks(item.ink), font, "ls")
                case Picture():
                    self._logo(image, item)
                case Code():
                    self._code(pen, item)
        return image

    def _stamp(self, pen: ImageDraw.ImageDraw, stamp: Stamp) -> None:
        for x, y, size, turn, ink in stamp.spots:
            c, s = size * cos(radians(turn)), size * sin(radians(turn))
            for contour in _contours(stamp):
                points = [self._at(x + c * u - s * v, y + s * u + c * v) for u, v in contour]
                pen.polygon(points, _inks(ink))

    def _logo(self, image: Image.Image, picture: Picture) -> None:
        box = fit_inside(aspect(picture.file), picture.rect)
        inks, mask = _plates(picture.file, round(box.width * self._k), round(box.height * self._k))
        left, top = self._at(box.x, box.y)
        image.paste(inks, (round(left), round(top)), mask)

    def _code(self, pen: ImageDraw.ImageDraw, code: Code) -> None:
        rows = matrix(code.payload)
        side = code.rect.width / len(rows)
        for column, row, width, height in runs(rows):
            left, top = code.rect.x + column * side, code.rect.y + row * side
            pen.rectangle(self._edges(Rect(left, top, width * side, height * side)), _inks(code.ink))

    def _at(self, x: float, y: float) -> Point:
        return (x - self._frame.x) * self._k, (y - self._frame.y) * self._k

    def _edges(self, rect: Rect) -> tuple[float, float, float, float]:
        left, top = self._at(rect.x, rect.y)
        right, bottom = self._at(rect.right, rect.bottom)
        return round(left), round(top), round(right) - 1, round(bottom) - 1


@lru_cache(maxsize=64)
def _inks(ink: Ink) -> tuple[int, ...]:
    return tuple(round(percent * 2.55) for percent in ink.cmyk)


@lru_cache(maxsize=16)
def _font(path: Path, size: float) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(path), size)


@lru_cache(maxsize=16)
def _plates(file: Path, width: int, height: int) -> tuple[Image.Image, Image.Image]:
    size = ["-w", str(width), "-h", str(height)]
    run = subprocess.run(["rsvg-convert", *size, "-f", "png", str(file)], capture_output=True, check=True)
    with Image.open(BytesIO(run.stdout)) as picture:
        return picture.convert("RGB").convert("CMYK"), picture.convert("RGBA").getchannel("A")


@lru_cache(maxsize=4)
def _contours(stamp: Stamp) -> list[list[Point]]:
    """The outline's closed lines, curves in a few straight steps."""
    found: list[list[Point]] = []
    for verb, points in stamp.outline:
        if verb == "moveTo":
            found.append([points[0]])
        elif verb == "lineTo":
            found[-1].append(points[0])
        elif verb == "curveTo":
            curve = (found[-1][-1], *points)
            found[-1] += [_on_curve(curve, step / CURVE_STEPS) for step in range(1, CURVE_STEPS + 1)]
    return found


def _on_curve(curve: tuple[Point, ...], t: float) -> Point:
    """`curve` is its start, two handles, its end."""
    shares = ((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3)
    x, y = (sum(share * point[axis] for share, point in zip(shares, curve, strict=True)) for axis in (0, 1))
    return x, y


if __name__ == "__main__":
    main()
