"""Files of one commission, of the kind and in the way that was wished; what they share is painted once."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path

from PIL import Image

from coban.artefact import DIE_TAIL
from coban.build.coarse import USUAL_PROFILE, press_profile
from coban.build.output import write_output, write_with
from coban.build.wishes import TIFF_DPI, TIFFS, Wishes
from coban.build.workbench import Workbench
from coban.campaign.entries import Copy
from coban.checks import Verdict, judge, subject_for
from coban.errors import UnmadeError
from coban.layout import Commission, at_scale, localise
from coban.paint.pdf import PdfOptions
from coban.paint.picture import encode_picture
from coban.paint.png import PngPainter
from coban.paint.svg import paint_svg
from coban.paint.tiff import TiffPainter, in_ascii
from coban.scene import Sheet


def finished(commission: Commission) -> str:
    """The kind of file that goes to print or on air, and that is judged."""
    return ".png" if commission.px else ".pdf"


def die_beside(path: Path) -> Path:
    """Where the die file of a piece lies that was made by itself: 'nhan.pdf' → 'nhan_be.pdf'."""
    return path.with_name(f"{path.stem}{DIE_TAIL}.pdf")


class Painting:
    """Writes any copy of a commission."""

    def __init__(self, bench: Workbench, suffix: str, wishes: Wishes) -> None:
        self._bench, self._suffix, self._wishes = bench, suffix, wishes

    def write(self, copy: Copy | None, path: Path) -> Sheet:
        """The whole file, and its die file beside it where it has one.

        Raises InputError, and UnfitError and UnmadeError where the piece cannot be made.
        """
        sheet = localise(self._bench.base, self._bench.commission, copy)
        wishes = self._wishes
        if wishes.scale and (self._suffix == ".pdf" or wishes.scale > sheet.scale):
            sheet = at_scale(sheet, self._bench.commission, copy, wishes.scale)
        if self._suffix == ".pdf":
            write_output(path, self._bench.pdf(sheet, wishes.pdf))
        elif self._suffix == ".svg":
            write_output(path, paint_svg(sheet, live_text=wishes.live_text is not False).encode())
        elif self._suffix in TIFFS:
            write_with(path, lambda: self._tiff.write(sheet, path))
        else:
            write_output(path, self._picture(sheet))
        if (beside := self.die(path)) and sheet.die:
            write_output(beside, self._bench.die(sheet, sheet.die, self._die_options))
        return sheet

    def die(self, path: Path) -> Path | None:
        """Where its die file lies; None where it is cut along its trim, or the file is for no press."""
        for_print = self._suffix in (".pdf", *TIFFS) and not self._bench.commission.px
        return die_beside(path) if for_print and self._bench.base.die else None

    def unjudged(self, path: Path, sheet: Sheet) -> str:
        """Why there is no verdict on the file, and where one can be had; '' where there is one.

        `path` may be the folder of files that are told of together.
        """
        kind = finished(self._bench.commission)
        if self._suffix != kind:
            framed = f" {in_ascii(sheet, self._wishes.scale or 1)}" if self._suffix in TIFFS else ""
            return f"the finished piece is a {kind} file; make that to have it judged.{framed}"
        if kind == ".pdf" and sheet.scale != 1 and not self._wishes.pdf.user_unit:
            asked = press_profile(self._bench.commission.brief)
            profile = "" if asked == USUAL_PROFILE else f" --profile {asked}"
            return (
                f"without UserUnit the file does not tell that it is 1:{sheet.scale}; "
                f"`coban preflight {path}{profile} --scale 1:{sheet.scale}` judges it as one that is."
            )
        return ""

    def verdict(self, copy: Copy | None, path: Path) -> Verdict:
        return judge(subject_for(self._bench.commission, copy, path, die=self.die(path)))

    @property
    def _die_options(self) -> PdfOptions:
        """A TIFF shows the bleed box, and is a tenth of the size at 1:10: so is the page of its die file."""
        if self._suffix == ".pdf":
            return self._wishes.pdf
        return PdfOptions(marks=False, user_unit=(self._wishes.scale or 1) == 1)

    @cached_property
    def _tiff(self) -> TiffPainter:
        wishes = self._wishes
        return self._bench.tiff(wishes.dpi or TIFF_DPI, wishes.scale or 1, strips=bool(wishes.strips))

    @cached_property
    def _png(self) -> PngPainter | None:
        return self._bench.picture(self._wishes.dpi) if self._wishes.dpi else None

    def _image(self, sheet: Sheet) -> Image.Image:
        """A digital piece at its own pixels, a print piece as its preview or at so many dpi."""
        if self._png is None:
            return self._bench.image(sheet)
        image = self._png.image(sheet)
        image.info["dpi"] = (self._wishes.dpi, self._wishes.dpi)
        return image

    def _picture(self, sheet: Sheet) -> bytes:
        kind = self._bench.commission.format
        painted = encode_picture(self._image(sheet), self._suffix, sheet, kind.max_bytes)
        if kind.max_bytes and len(painted) > kind.max_bytes:
            raise UnmadeError(
                f"the {self._suffix} has {len(painted):,} bytes; at most {kind.max_bytes:,} are allowed for "
                f"'{kind.id}'; make it a .webp, or a .png in few colours"
            )
        return painted
