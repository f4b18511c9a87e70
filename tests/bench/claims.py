"""Both sides made what they claim: files read back with poppler, qpdf, libtiff, Pillow and a reader of codes.

Each function raises SystemExit at the first file that is not what its row of the table says.
"""

from __future__ import annotations

import subprocess
from collections.abc import Sequence
from pathlib import Path

import numpy as np
import pikepdf
import zxingcpp
from PIL import Image

from coban.build.workbench import PREVIEW_PX, Workbench
from coban.campaign.places import Place
from coban.layout import localise
from coban.text import nfc
from coban.units import MM_PER_INCH, mm_to_pt

SIZE_WITHIN = 0.001
QR_ONLY = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
ALIKE = 6.0
"""Of 255, mean over all pixels: rasterisers differ at edges, another name or a lost logo by far more."""

Image.MAX_IMAGE_PIXELS = None


def print_pdf(path: Path, bench: Workbench, place: Place) -> None:
    """Ours: one page of PDF/X-4, of the right trim, sound, with the commune's words."""
    _sound(path)
    with pikepdf.open(path) as pdf:
        _must(len(pdf.pages) == 1, path, "has more pages than one")
        _x4_page(pdf, 0, path, bench)
    _says(_told("pdftotext", path, "-"), path, place)


def merged_pdf(path: Path, bench: Workbench, places: Sequence[Place]) -> None:
    """Ours: a page for each commune of a district."""
    _sound(path)
    with pikepdf.open(path) as pdf:
        _must(len(pdf.pages) == len(places), path, f"has {len(pdf.pages)} pages, expected {len(places)}")
        for number in range(len(places)):
            _x4_page(pdf, number, path, bench)
    pages = _told("pdftotext", path, "-").split("\f")
    for page, place in zip(pages, places, strict=False):
        _says(page, path, place)


def plain_pdf(path: Path, bench: Workbench, places: Sequence[Place]) -> None:
    """The peer's: a page for each commune, of the right size. Outlines have no words: we compare pictures."""
    told = _fields(_told("pdfinfo", path))
    _must(int(told["Pages"]) == len(places), path, f"has {told['Pages']} pages, expected {len(places)}")
    width, height = (float(number) for number in told["Page size"].split(" pts")[0].split(" x "))
    _same(path, (width, height), _size_pt(bench, 1))
    shown = path.with_suffix(".png")
    size = ("-scale-to-x", str(PREVIEW_PX), "-scale-to-y", "-1")
    for number, place in enumerate(places, 1):
        only = ("-f", str(number), "-l", str(number), "-singlefile")
        _told("pdftoppm", *only, *size, "-png", path, shown.with_suffix(""))
        with Image.open(shown) as picture:
            _alike(picture.convert("RGB"), path, bench, place)
        shown.unlink()


def tiff(path: Path, bench: Workbench, place: Place, dpi: int, *, look: bool) -> None:
    """Either's: CMYK at the right size and resolution, with a profile; `look` decodes the commune's code."""
    frame = bench.base.trim.inset(-bench.base.bleed)
    with Image.open(path) as picture:
        _must(picture.mode == "CMYK", path, f"is {picture.mode}, expected CMYK")
        _same(path, picture.size, (frame.width * dpi / MM_PER_INCH, frame.height * dpi / MM_PER_INCH))
        _same(path, tuple(map(float, picture.info["dpi"])), (dpi, dpi))
        _must(bool(picture.info.get("icc_profile")), path, "has no profile")
        if look:
            _reads(picture.reduce(8).convert("RGB"), path, bench, place)
    _told("tiffinfo", path)


def _x4_page(pdf: pikepdf.Pdf, number: int, path: Path, bench: Workbench) -> None:
    intents = [str(intent.S) for intent in pdf.Root.get("/OutputIntents", [])]
    _must(intents == ["/GTS_PDFX"], path, f"has the output intents {intents}, expected /GTS_PDFX")
    page = pdf.pages[number].obj
    left, low, right, top = (float(side) for side in page.TrimBox)
    unit = float(page.get("/UserUnit", 1))
    _same(path, ((right - left) * unit, (top - low) * unit), _size_pt(bench, 1))


def _size_pt(bench: Workbench, scale: int) -> tuple[float, float]:
    return mm_to_pt(bench.base.width) / scale, mm_to_pt(bench.base.height) / scale


def _alike(picture: Image.Image, path: Path, bench: Workbench, place: Place) -> None:
    """It shows what our own preview shows, and its code says the commune's address."""
    ours = bench.image(localise(bench.base, bench.commission, place))
    difference = np.abs(np.asarray(picture.resize(ours.size), np.int16) - np.asarray(ours, np.int16)).mean()
    _must(difference < ALIKE, path, f"differs from the preview of {place.code} by {difference:.1f} of 255")
    _reads(picture, path, bench, place)


def _reads(picture: Image.Image, path: Path, bench: Workbench, place: Place) -> None:
    found = [code.text for code in zxingcpp.read_barcodes(picture, formats=QR_ONLY)]
    expected = list(bench.commission.payloads(place))
    _must(found == expected, path, f"has the codes {found}, expected {expected}")


def _says(text: str, path: Path, place: Place) -> None:
    words = " ".join(nfc(text).split())
    _must(place.name in words and place.district in words, path, f"does not say '{place.title}'")


def _sound(path: Path) -> None:
    _told("qpdf", "--check", path)


def _same(path: Path, found: Sequence[float], expected: Sequence[float]) -> None:
    close = all(abs(a - b) <= SIZE_WITHIN * b for a, b in zip(found, expected, strict=True))
    _must(close, path, f"measures {found}, expected {expected}")


def _fields(text: str) -> dict[str, str]:
    rows = (line.partition(":") for line in text.splitlines())
    return {name.strip(): value.strip() for name, _, value in rows}


def _told(*command: str | Path) -> str:
    run = subprocess.run([str(part) for part in command], capture_output=True, text=True, check=False)
    if run.returncode:
        raise SystemExit(f"{' '.join(map(str, command))} ended with {run.returncode}: {run.stderr}")
    return run.stdout


def _must(holds: bool, path: Path, why: str) -> None:
    if not holds:
        raise SystemExit(f"{path.name} {why}")
