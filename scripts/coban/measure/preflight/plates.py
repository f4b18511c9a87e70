"""Plates: the page as Ghostscript separates it, where operators alone do not tell the ink."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path

import numpy as np
import numpy.typing as npt
import pypdfium2
import zxingcpp
from PIL import Image, UnidentifiedImageError

from coban.measure.matrix import Box
from coban.measure.preflight.file import Sheet
from coban.measure.preflight.profile import Inks

LONG_SIDE_PX = 2000
CODE_PX = 2400
"""The long side of the rendering in which codes are looked for."""

TIMEOUT_S = 120

Plates = npt.NDArray[np.uint8]
"""Rows of pixels within the BleedBox, four plates each, 255 is full ink."""


def rendered(path: Path, sheet: Sheet) -> Plates | str:
    """The plates of a page, or why there are none. Ghostscript keeps CMYK numbers as they are."""
    program = shutil.which("gs")
    if not program:
        return "Ghostscript (gs) is not installed"
    box = sheet.bleed or sheet.media
    if box is None:
        return "the page has no size"
    # Ghostscript counts UserUnit, whatever the profile says of files without it.
    points = max(box[2] - box[0], box[3] - box[1]) * sheet.user_unit
    with tempfile.TemporaryDirectory(prefix="coban-plates-") as folder:
        out = Path(folder) / "plates.tif"
        command = [program, "-q", "-dSAFER", "-dBATCH", "-dNOPAUSE", "-sDEVICE=tiff32nc"]
        command += [f"-r{LONG_SIDE_PX * 72 / points:.4f}", f"-dFirstPage={sheet.number}"]
        command += [f"-dLastPage={sheet.number}", *(["-dUseBleedBox"] if sheet.bleed else [])]
        command += [f"-sOutputFile={out}", str(path)]
        try:
            done = subprocess.run(command, capture_output=True, timeout=TIMEOUT_S, check=False)
            with Image.open(out) as picture:
                return np.asarray(picture.convert("CMYK"))
        except subprocess.TimeoutExpired:
            return f"Ghostscript took longer than {TIMEOUT_S} s"
        except (OSError, UnidentifiedImageError):
            said = done.stderr or done.stdout
            return f"Ghostscript could not render the page: {said.decode('utf-8', 'replace')[-200:].strip()}"


def most_ink(plates: Plates, stray_share: float) -> float:
    """The total ink in percent that all but a stray share of the pixels keep within."""
    summed = plates.sum(axis=2, dtype=np.uint16).ravel()
    rank = min(summed.size - 1, int(summed.size * (1 - stray_share)))
    return float(np.partition(summed, rank)[rank]) / 2.55


def codes(path: Path, sheet: Sheet) -> list[Box]:
    """Where QR codes lie, in units of the page, as pdfium draws it and zxing reads it."""
    document = pypdfium2.PdfDocument(path)
    try:
        page = document[sheet.number - 1]
        scale = CODE_PX / max(page.get_size())
        left, bottom, _, top = page.get_cropbox()
        if page.get_rotation():
            return []
        seen = np.asarray(page.render(scale=scale, grayscale=True).to_numpy()).squeeze()
        page.close()
    finally:
        document.close()
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(seen), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
    )
    boxes = []
    for code in found:
        at = code.position
        corners = (at.top_left, at.top_right, at.bottom_left, at.bottom_right)
        xs, ys = [left + p.x / scale for p in corners], [top - p.y / scale for p in corners]
        boxes.append((max(left, min(xs)), max(bottom, min(ys)), max(xs), max(ys)))
    return boxes


def rich_black_in(plates: Plates, code: Box, sheet: Sheet, inks: Inks) -> str | None:
    """The colour of a code's dark modules when it is black with more below it."""
    frame = sheet.bleed or sheet.media
    assert frame
    rows, columns = plates.shape[:2]
    x = [round((v - frame[0]) / (frame[2] - frame[0]) * columns) for v in (code[0], code[2])]
    y = [round((frame[3] - v) / (frame[3] - frame[1]) * rows) for v in (code[3], code[1])]
    cut = plates[max(0, y[0]) : max(0, y[1]), max(0, x[0]) : max(0, x[1])].reshape(-1, 4) / 2.55
    dark = cut[cut[:, 3] >= inks.black_percent]
    if len(dark) < 0.1 * max(1, len(cut)):
        return None
    middle = np.median(dark, axis=0)
    if middle[:3].sum() <= inks.beside_black_percent:
        return None
    return " ".join(f"{value:.0f}" for value in middle)
