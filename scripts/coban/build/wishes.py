"""Wishes: how a file is to be made, as the command line asks for it; some only one kind of file can grant."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from coban.errors import Fault
from coban.layout import Commission
from coban.paint.pdf import PdfOptions
from coban.units import MM_PER_INCH

TIFFS = (".tif", ".tiff")
PICTURES = (".png", ".webp", ".jpg", ".jpeg")

TIFF_DPI = 100
LEAST_TIFF_DPI, MOST_TIFF_DPI = 72, 150
"""Of a TIFF at final size: under 72 a banner is coarse from 5 m, over 150 nobody sees more."""

LEAST_PICTURE_DPI, MOST_PICTURE_DPI = 5, 600
MOST_PIXELS = {**dict.fromkeys(PICTURES, 100_000_000), **dict.fromkeys(TIFFS, 2_000_000_000)}
"""300 MB of a picture, and painting it takes three times as much; 8 GB of a TIFF, which a RIP must read."""

LONGEST_PX = {
    ".webp": 16_383,
    **dict.fromkeys((".jpg", ".jpeg", ".png"), 65_500),
    **dict.fromkeys(TIFFS, 300_000),
}
"""The longest side that the kind of file holds, and readers take; Photoshop takes 300,000."""

SCALES = {"1:1": 1, "1:10": 10}


@dataclass(frozen=True, slots=True)
class Wishes:
    """None where nothing was said."""

    scale: int | None = None
    user_unit: bool | None = None
    live_text: bool | None = None
    marks: bool | None = None
    dpi: int | None = None
    strips: bool | None = None

    def faults(self, name: str, suffix: str, commission: Commission) -> list[Fault]:
        """Every wish that this piece, or this kind of file (called `name`), cannot grant."""
        faults = [*self._other_kinds(name, suffix), *self._other_pieces(name, suffix, commission)]
        dpi = self.dpi or (TIFF_DPI if suffix in TIFFS else None)
        if dpi and suffix in LONGEST_PX and not commission.px:
            faults += _dpi_faults(dpi, suffix, commission)
        return faults

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

    def _other_kinds(self, name: str, suffix: str) -> Iterator[Fault]:
        for wish, kinds in self._asked:
            if suffix not in kinds:
                told = f"means nothing for {name}; it is for {', '.join(kinds)}"
                yield Fault(wish, 0, f"{told}; leave it out, or take another --format")

    def _other_pieces(self, name: str, suffix: str, commission: Commission) -> Iterator[Fault]:
        """What a digital piece, ordered in pixels and shown as it is, cannot be."""
        if not commission.px:
            return
        width, height = commission.px
        ordered = f"order '{commission.order.id}' is in pixels, {width} × {height}"
        if suffix in TIFFS:
            yield Fault(name, 0, f"{ordered}; a CMYK TIFF is for print; make a .png")
        if self.scale:
            yield Fault("--scale", 0, f"{ordered}; leave it out")
        if self.dpi:
            yield Fault("--dpi", 0, f"{ordered}; leave it out, or give other pixels with --size")


def read_wishes(scale: str | None, dpi: str | None) -> tuple[Wishes, list[Fault]]:
    """The wishes that are written as values, and what is wrong with how they are written."""
    faults = []
    if scale is not None and scale not in SCALES:
        faults.append(Fault("--scale", 0, f"'{scale}' is no scale; expected {' or '.join(SCALES)}"))
    if dpi is not None and not re.fullmatch(r"0*[1-9][0-9]{0,5}", dpi):
        faults.append(Fault("--dpi", 0, f"'{dpi}' is no whole number over 0; expected one such as 100"))
        dpi = None
    return Wishes(scale=SCALES.get(scale or ""), dpi=int(dpi) if dpi else None), faults


def read_size(size: str | None) -> str | None:
    """'75,5 X 200 cm', as people type it, in the words of campaign.yml."""
    if size is None:
        return None
    # Three digits after a comma are thousands as often as not: that is asked back.
    return re.sub(r"(\d),(\d{1,2})(?!\d)", r"\1.\2", size.replace("X", "x"))


def _dpi_faults(dpi: int, suffix: str, commission: Commission) -> Iterator[Fault]:
    tiff = suffix in TIFFS
    least, most = (LEAST_TIFF_DPI, MOST_TIFF_DPI) if tiff else (LEAST_PICTURE_DPI, MOST_PICTURE_DPI)
    what = "a TIFF at final size" if tiff else "a picture"
    if not least <= dpi <= most:
        yield Fault("--dpi", 0, f"{dpi} is out of range for {what}; expected {least} to {most}")
        return
    width, height = (round(side * dpi / MM_PER_INCH) for side in (commission.width, commission.height))
    longest, pixels = LONGEST_PX[suffix], width * height
    if max(width, height) > longest or pixels > MOST_PIXELS[suffix]:
        shrink = min(longest / max(width, height), (MOST_PIXELS[suffix] / pixels) ** 0.5)
        fits = int(dpi * shrink)
        cure = f"at most {fits} for this piece" if fits >= least else f"{what} of this piece is too large"
        yield Fault(
            "--dpi",
            0,
            f"{dpi} makes {width:,} × {height:,} pixels of it; a {suffix} has at most {longest:,} "
            f"on a side and {MOST_PIXELS[suffix]:,} in all; {cure}",
        )
