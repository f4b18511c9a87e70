"""A commission set up for painting: composed once, its painters made when first needed and kept."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PIL import Image

from coban.build import digests
from coban.build.coarse import refuse_coarse
from coban.build.verdicts import facts_digest
from coban.campaign.brief import Brief
from coban.colour import Ink
from coban.layout import Commission, commissions, compose
from coban.paint.die import paint_die
from coban.paint.pdf import PdfOptions, PdfPainter
from coban.paint.png import PngPainter
from coban.paint.tiff import TiffPainter
from coban.scene import Die, Sheet
from coban.units import MM_PER_INCH

PREVIEW_PX = 1600
"""The long side of a print piece's preview."""

ICC = "icc/ISOcoated_v2_300_bas.icc"
BENCHES = 4
"""How many stay set up in one process; a motif and its artwork take some megabytes."""


class Workbench:
    """What the places of one commission share."""

    def __init__(self, commission: Commission) -> None:
        self.commission = commission
        self.base = compose(commission)
        refuse_coarse(commission, self.base)
        self.shared_digest = digests.items_digest(self.base.shared)
        self.facts_digest = facts_digest(commission.brief)
        self._pdfs: dict[PdfOptions, PdfPainter] = {}

    def pdf(self, sheet: Sheet, options: PdfOptions | None = None) -> bytes:
        options = options or PdfOptions()
        if options not in self._pdfs:
            self._pdfs[options] = PdfPainter(self.base, self._icc, inks=self._inks, options=options)
        return self._pdfs[options].paint(sheet)

    def die(self, sheet: Sheet, die: Die, options: PdfOptions | None = None) -> bytes:
        return paint_die(sheet, die, self._icc, options)

    def image(self, sheet: Sheet) -> Image.Image:
        """A digital piece at its own pixels, a print piece as its preview."""
        return self._png.image(sheet)

    def picture(self, dpi: int) -> PngPainter:
        """A painter of the trim at so many dpi."""
        return PngPainter(self.base, round(self.base.width * dpi / MM_PER_INCH))

    def tiff(self, dpi: int, scale: int, *, strips: bool) -> TiffPainter:
        """A painter that holds up to half a gigabyte: whoever asks for it lets it go."""
        return TiffPainter(self.base, self._icc, inks=self._inks, dpi=dpi, scale=scale, strips=strips)

    @property
    def _icc(self) -> Path:
        return self.commission.brief.house.asset(ICC)

    @property
    def _inks(self) -> list[Ink]:
        brand = self.commission.brief.brand
        return [brand.ink(name) for name in brand.inks]

    @cached_property
    def _png(self) -> PngPainter:
        long_side = max(self.base.width, self.base.height)
        width_px = self.base.px[0] if self.base.px else round(PREVIEW_PX * self.base.width / long_side)
        return PngPainter(self.base, width_px)


_benches: dict[tuple[str, str, str, str | None], tuple[Brief, Workbench]] = {}


def workbench(
    brief: Brief, order: str, message: str, side: str = "", *, size: str | None = None
) -> Workbench:
    """The bench of a commission; the last few stay set up in this process."""
    key = (order, message, side, size)
    known = _benches.get(key)
    if known and known[0] is not brief and known[0] == brief:
        # Each batch brings its own copy of the brief: compare it once, not for each of its places.
        known = _benches[key] = (brief, known[1])
    if known and known[0] is brief:
        return known[1]
    _benches.pop(key, None)
    every = commissions(brief, brief.campaign.order(order), size=size)
    bench = Workbench(next(one for one in every if (one.message.id, one.side) == (message, side)))
    if len(_benches) >= BENCHES:
        _benches.pop(next(iter(_benches)))
    _benches[key] = (brief, bench)
    return bench
