"""The file: cells that are deflated already, what they show, the profile, the resolution.

Nothing in it depends on the clock; isal deflates to equal bytes on processors of one kind. Equal cells are
stored each on its own, though their offsets could share one: it would save a tenth, and a reader that copies
cells need not allow for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import tifffile

from coban.artefact import whole_file
from coban.paint.tiff.cells import Cells
from coban.paint.tiff.inked import INKS
from coban.paint.tiff.told import as_xmp, in_ascii
from coban.scene import Sheet

INK_SET, INK_SET_CMYK = 332, 1
XMP = 700
BYTE, SHORT = 1, 3

OLD_LIMIT = 2**32 - 2**25
"""Bytes of cells over which offsets of 32 bits may not do, the tags and the profile counted."""


@dataclass(frozen=True, slots=True)
class Container:
    """What every file of one painter says."""

    cells: Cells
    profile: bytes
    dots_per_inch: int
    """Of the file as it is, not of the piece when it is 1:10."""
    scale: int

    def write(self, path: Path, sheet: Sheet, deflated: Sequence[bytes]) -> None:
        """The whole file or nothing; BigTIFF only when it would not fit otherwise."""
        cells, about = self.cells, as_xmp(sheet, self.scale)
        big = sum(map(len, deflated)) > OLD_LIMIT
        with whole_file(path) as part, tifffile.TiffWriter(part, bigtiff=big, byteorder="<") as file:
            file.write(
                iter(deflated),
                shape=(cells.height, cells.width, INKS),
                dtype="uint8",
                photometric="separated",
                planarconfig="contig",
                tile=(cells.cell_height, cells.cell_width) if cells.tiled else None,
                rowsperstrip=None if cells.tiled else cells.cell_height,
                compression="adobe_deflate",
                resolution=(self.dots_per_inch, self.dots_per_inch),
                resolutionunit="inch",
                iccprofile=self.profile,
                extratags=[
                    (INK_SET, SHORT, 1, INK_SET_CMYK, True),
                    (XMP, BYTE, len(about), about, True),
                ],
                description=in_ascii(sheet, self.scale),
                metadata=None,
                software=False,
            )
