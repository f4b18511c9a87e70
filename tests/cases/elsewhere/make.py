"""Makes the pieces of this folder with Inkscape and with Pillow, as somebody else would; run by hand.

The files are kept, so that the tests need no Inkscape. `python tests/cases/elsewhere/make.py`
"""

from __future__ import annotations

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import zxingcpp
from PIL import Image, ImageDraw, ImageFont

FOLDER = Path(__file__).resolve().parent
ASSETS = FOLDER.parents[2] / "assets"
BOLD = ASSETS / "fonts" / "Arimo-Bold.ttf"
FIELD, PALE_FIELD, WHITE = (0, 0x35, 0x80), (36, 79, 150), (255, 255, 255)
CMYK_FIELD, CMYK_WHITE = (255, 214, 0, 31), (0, 0, 0, 0)
Box = tuple[float, float, float, float]
BESIDE = [(60.0, 60.0, 220.0, 130.0), (60.0, 190.0, 220.0, 260.0), (60.0, 320.0, 220.0, 390.0)]
PANEL = (0, 0, 90, 100)
ROWS = [(20.0, y, 50.0, 12.0) for y in (12, 34, 56, 78)]


def main() -> None:
    # A tenth of a banner of 600 × 100 cm.
    live = ("--export-type=pdf",)
    curves = (*live, "--export-text-to-path")
    inkscape("bang-zon-dung.pdf", drawing(600, 100, banner(PANEL, ROWS, family="Arimo")), *live)
    inkscape("bang-zon-31-phan-tram.pdf", drawing(600, 100, banner((0, 0, 186, 100), ROWS, x=200)), *curves)
    right = [(530.0, y, 50.0, 12.0) for _, y, _, _ in ROWS]
    inkscape("bang-zon-ben-phai.pdf", drawing(600, 100, banner((510, 0, 90, 100), right, x=20)), *curves)
    inkscape(
        "bang-zon-chu-thuong.pdf", drawing(600, 100, banner(PANEL, ROWS, weight="normal")), *live, arimo=False
    )
    # Debian's Liberation Sans Bold lacks ừ, õ and others: Inkscape takes them from DejaVu without a word.
    inkscape("bang-zon-chu-vay-muon.pdf", drawing(600, 100, banner(PANEL, ROWS)), *live, arimo=False)
    dpi = ("--export-type=png", "--export-dpi=150")
    inkscape("phuon-dung.png", drawing(75, 200, flag(0)), *dpi)
    inkscape("phuon-phia-duoi.png", drawing(75, 200, flag(175)), *dpi)
    (FOLDER / "bang-zon-dung.svg").write_text(drawing(600, 100, banner(PANEL, ROWS)), "utf-8")
    red = '<circle cx="540" cy="50" r="40" fill="#C8102E"/>'
    (FOLDER / "bang-zon-do.svg").write_text(drawing(600, 100, banner(PANEL, ROWS) + red), "utf-8")
    pillow("dang-mang-dung.png", FIELD, WHITE, 280, BESIDE)
    pillow("dang-mang-xanh-nhat.png", PALE_FIELD, WHITE, 280, BESIDE)
    loose = [
        ((40.0, 30.0, 200.0, 110.0), (0xEE, 0x00, 0x33)),
        ((1300.0, 400.0, 1460.0, 470.0), (0xF7, 0x94, 0x1D)),
    ]
    pillow("dang-mang-logo-roi.png", FIELD, WHITE, 0, [], loose)
    pillow("bang-cmyk-dung.tif", CMYK_FIELD, CMYK_WHITE, 280, BESIDE)
    pillow("bang-cmyk-khung-lon.tif", CMYK_FIELD, CMYK_WHITE, 600, BESIDE)


def inkscape(name: str, drawn: str, *options: str, arimo: bool = True) -> None:
    """With Arimo among the fonts, as on a designer's machine that has it, or with Debian's alone."""
    with tempfile.TemporaryDirectory() as folder:
        fonts = Path(folder) / "fonts"
        fonts.mkdir()
        if arimo:
            shutil.copy(BOLD, fonts)
        source = Path(folder) / "source.svg"
        source.write_text(drawn, "utf-8")
        command = ["inkscape", str(source), f"--export-filename={FOLDER / name}", *options]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "XDG_DATA_HOME": folder})


def drawing(width: float, height: float, body: str) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}mm" height="{height}mm" '
        f'viewBox="0 0 {width} {height}"><rect width="{width}" height="{height}" fill="#003580"/>{body}</svg>'
    )


def banner(
    panel: Box, logos: Iterable[Box], x: float = 130, family: str = "Arial", weight: str = "bold"
) -> str:
    lines = ((42, "Đi từng ngõ, gõ từng nhà,"), (76, "rà từng người"))
    words = "".join(text(x, y, 24, line, family, weight) for y, line in lines)
    return rects([panel], "#fff") + rects(logos, "#56678A") + words


def flag(top: float) -> str:
    """A vertical flag whose sponsors stand at this height; its code's card touches nothing."""
    logos = [(x, top + 8, 12, 8) for x in (6, 23, 40, 57)]
    words = text(6, 70, 8.5, "Công dân số") + text(6, 82, 8.5, "Xứ Lạng")
    return rects([(0, top, 75, 25)], "#fff") + rects(logos, "#56678A") + words + code(20, 120, 35)


def code(x: float, y: float, side: float) -> str:
    made = zxingcpp.create_barcode("https://xulang.vn/cai-dat/", zxingcpp.BarcodeFormat.QRCode, ec_level="M")
    dark = np.array(made.to_image(scale=1, add_quiet_zones=False)) < 128
    step = side / len(dark)
    quiet = 4.5 * step
    dots = "".join(
        f"M{x + c * step:.3f} {y + r * step:.3f}h{step:.3f}v{step:.3f}h-{step:.3f}z"
        for r, c in np.argwhere(dark)
    )
    card = rects([(x - quiet, y - quiet, side + 2 * quiet, side + 2 * quiet)], "#fff")
    return f'{card}<path fill="#003580" d="{dots}"/>'


def text(x: float, y: float, size: float, words: str, family: str = "Arimo", weight: str = "bold") -> str:
    return (
        f'<text x="{x}" y="{y}" font-family="{family}" font-weight="{weight}" font-size="{size}" '
        f'fill="#fff">{words}</text>'
    )


def rects(boxes: Iterable[Box], fill: str) -> str:
    return "".join(f'<rect x="{x}" y="{y}" width="{w}" height="{h}" fill="{fill}"/>' for x, y, w, h in boxes)


def pillow(
    name: str,
    field: tuple[int, ...],
    white: tuple[int, ...],
    panel_px: int,
    logos: Iterable[Box],
    loose: Iterable[tuple[Box, tuple[int, ...]]] = (),
) -> None:
    image = Image.new("CMYK" if len(field) == 4 else "RGB", (1500, 500), field)
    draw = ImageDraw.Draw(image)
    if panel_px:
        draw.rectangle((0, 0, panel_px - 1, 500), fill=white)
    for box in logos:
        draw.rectangle(box, fill=field)
    for box, colour in loose:
        draw.rectangle(box, fill=colour)
    font = ImageFont.truetype(str(BOLD), 70)
    left = max(430, panel_px + 60)
    draw.text((left, 170), "Công dân số", font=font, fill=white)
    draw.text((left, 260), "Xứ Lạng", font=font, fill=white)
    options = {"dpi": (100, 100), "compression": "tiff_lzw"} if name.endswith(".tif") else {}
    image.save(FOLDER / name, **options)


if __name__ == "__main__":
    main()
