"""Wishes: how a file is to be made, as the command line asks for it; some only one kind of file can grant."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

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

KINDS = {
    "scale": (".pdf", *TIFFS),
    "user_unit": (".pdf",),
    "live_text": (".pdf", ".svg"),
    "marks": (".pdf",),
    "dpi": (*TIFFS, *PICTURES),
    "strips": TIFFS,
}
"""The kinds of file that grant each wish."""

IN_PIXELS = {
    "scale": "leave it out",
    "dpi": "leave it out, or give other pixels with --size",
}
"""Wishes that a piece ordered in pixels cannot have, and what to do."""

OFF = {"user_unit": "--no-user-unit", "live_text": "--outlines", "marks": "--no-marks"}
"""How a wish is typed that something be left out."""


@dataclass(frozen=True, slots=True)
class Idle:
    """A wish that means nothing for a piece, or for its kind of file."""

    option: str
    """As it is typed."""
    told: str
    """Why it is refused when it means nothing for any piece."""
    limit: str
    """Why it leaves a piece alone when it means something for others."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """None where nothing was said."""

    scale: int | None = None
    user_unit: bool | None = None
    live_text: bool | None = None
    marks: bool | None = None
    dpi: int | None = None
    strips: bool | None = None

    def idle(self, name: str, suffix: str, commission: Commission) -> dict[str, Idle]:
        """By their fields, those that mean nothing for this piece or this kind of file (called `name`)."""
        found = {}
        for wish, kinds in self._asked.items():
            if suffix not in kinds:
                cure = "leave it out, or take another --format"
                told = f"means nothing for {name}; it is for {', '.join(kinds)}; {cure}"
                found[wish] = Idle(self._typed(wish), told, f"only for {', '.join(kinds)}")
            elif commission.px and wish in IN_PIXELS:
                told = f"{_ordered(commission)}; {IN_PIXELS[wish]}"
                found[wish] = Idle(self._typed(wish), told, "not for pieces in pixels")
        return found

    def faults(self, name: str, suffix: str, commission: Commission) -> Iterator[Fault]:
        """What this piece cannot be, in a file of this kind (called `name`)."""
        if commission.px and suffix in TIFFS:
            yield Fault(name, 0, f"{_ordered(commission)}; a CMYK TIFF is for print; make a .png")
        dpi = self.dpi or (TIFF_DPI if suffix in TIFFS else None)
        if dpi and suffix in LONGEST_PX and not commission.px:
            yield from _dpi_faults(dpi, suffix, commission)

    def without(self, wishes: Iterable[str]) -> Wishes:
        """The others, by their fields."""
        return replace(self, **dict.fromkeys(wishes))

    @property
    def pdf(self) -> PdfOptions:
        return PdfOptions(
            user_unit=self.user_unit is not False,
            live_text=bool(self.live_text),
            marks=self.marks is not False,
        )

    @property
    def _asked(self) -> dict[str, tuple[str, ...]]:
        """The wishes that were said, and the kinds of file that grant them."""
        return {wish: kinds for wish, kinds in KINDS.items() if getattr(self, wish) is not None}

    def _typed(self, wish: str) -> str:
        return OFF[wish] if getattr(self, wish) is False else f"--{wish.replace('_', '-')}"


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


def _ordered(commission: Commission) -> str:
    """Of a digital piece, which is shown as it is."""
    width, height = commission.px or (0, 0)
    return f"order '{commission.order.id}' is in pixels, {width} × {height}"


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
