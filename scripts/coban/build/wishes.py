"""Wishes: how a file is to be made, as the command line asks for it; some only one kind of file can grant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coban.errors import Fault, InputError
from coban.paint.pdf import PdfOptions
from coban.scene import Sheet
from coban.units import MM_PER_INCH

TIFFS = (".tif", ".tiff")
PICTURES = (".png", ".webp", ".jpg", ".jpeg")

TIFF_DPI = 100
LEAST_TIFF_DPI, MOST_TIFF_DPI = 72, 150
"""Of a TIFF at final size: under 72 a banner is coarse from 5 m, over 150 nobody sees more."""

LEAST_PICTURE_DPI, MOST_PICTURE_DPI = 5, 600
MOST_PIXELS = 100_000_000
"""300 MB of a picture; painting it takes three times as much."""

LONGEST_PX = {".webp": 16_383, ".jpg": 65_500, ".jpeg": 65_500, ".png": 65_500}
"""The longest side that the kind of file holds, and readers take."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """None where nothing was said."""

    scale: int | None = None
    user_unit: bool | None = None
    live_text: bool | None = None
    marks: bool | None = None
    dpi: int | None = None
    strips: bool | None = None

    def must_fit(self, path: Path, suffix: str, sheet: Sheet) -> None:
        """Raises InputError with every wish that this file or piece cannot grant."""
        faults = [*self._other_kinds(path, suffix), *self._other_pieces(path, suffix, sheet)]
        if not faults and self.dpi:
            faults += _dpi_faults(self.dpi, suffix, sheet)
        if faults:
            raise InputError(faults)

    @property
    def pdf(self) -> PdfOptions:
        return PdfOptions(
            user_unit=self.user_unit is not False,
            live_text=bool(self.live_text),
            marks=self.marks is not False,
        )

    @property
    def _asked(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Each wish as it is typed, and the kinds of file that grant it."""
        if self.scale:
            yield "--scale", (".pdf", *TIFFS)
        if self.user_unit is not None:
            yield "--no-user-unit", (".pdf",)
        if self.live_text is not None:
            yield "--live-text" if self.live_text else "--outlines", (".pdf", ".svg")
        if self.marks is not None:
            yield "--marks" if self.marks else "--no-marks", (".pdf",)
        if self.dpi:
            yield "--dpi", (*TIFFS, *PICTURES)
        if self.strips:
            yield "--strips", TIFFS

    def _other_kinds(self, path: Path, suffix: str) -> Iterator[Fault]:
        for wish, kinds in self._asked:
            if suffix not in kinds:
                told = f"means nothing for {path.name}; it is for {', '.join(kinds)}"
                yield Fault(wish, 0, f"{told}; leave it out, or name such a file with -o")

    def _other_pieces(self, path: Path, suffix: str, sheet: Sheet) -> Iterator[Fault]:
        """What a digital piece, ordered in pixels and shown as it is, cannot be."""
        if not sheet.px:
            return
        ordered = f"the piece is ordered in pixels, {sheet.px[0]} × {sheet.px[1]}"
        if suffix in TIFFS:
            yield Fault(str(path), 0, f"{ordered}; a CMYK TIFF is for print; make a .png")
        if self.scale:
            yield Fault("--scale", 0, f"{ordered}; leave it out")
        if self.dpi:
            yield Fault("--dpi", 0, f"{ordered}; leave it out, or give other pixels with --size")


def _dpi_faults(dpi: int, suffix: str, sheet: Sheet) -> Iterator[Fault]:
    tiff = suffix in TIFFS
    least, most = (LEAST_TIFF_DPI, MOST_TIFF_DPI) if tiff else (LEAST_PICTURE_DPI, MOST_PICTURE_DPI)
    if not least <= dpi <= most:
        what = "a TIFF at final size" if tiff else "a picture"
        yield Fault("--dpi", 0, f"{dpi} is out of range for {what}; expected {least} to {most}")
    elif not tiff:
        width, height = (round(side * dpi / MM_PER_INCH) for side in (sheet.width, sheet.height))
        longest, pixels = LONGEST_PX[suffix], width * height
        if max(width, height) > longest or pixels > MOST_PIXELS:
            shrink = min(longest / max(width, height), (MOST_PIXELS / pixels) ** 0.5)
            yield Fault(
                "--dpi",
                0,
                f"{dpi} makes {width:,} × {height:,} pixels of it; a {suffix} has at most {longest:,} "
                f"on a side and {MOST_PIXELS:,} in all; at most {int(dpi * shrink)} for this piece",
            )
