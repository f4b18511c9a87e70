"""The file under preflight: opened once, its pages with their boxes, walked when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import pikepdf

from coban.measure.matrix import Box
from coban.measure.preflight.digests import Digests
from coban.measure.preflight.frame import Frame
from coban.measure.preflight.objects import listed
from coban.measure.preflight.profile import Profile
from coban.measure.preflight.remark import Remark
from coban.measure.preflight.sightings import Sightings
from coban.measure.preflight.walk import Walk
from coban.units import MM_PER_INCH, PT_PER_INCH

HEADER, END = b"%PDF-", b"%%EOF"
NO_MEDIA_BOX = "MediaBox is undefined"
HEADER_WITHIN, END_WITHIN = 1024, 2048


class NoPdf(Exception):
    """Not a PDF that can be read: carries the remark that says why."""

    def __init__(self, code: str, measured: str) -> None:
        super().__init__(measured)
        self.remark = Remark(code, measured=measured)


@dataclass
class Sheet:
    """One page. Boxes are in the page's own units, None where the file has none or a broken one."""

    number: int
    page: pikepdf.Page
    profile: Profile
    digests: Digests
    broken: list[str] = field(default_factory=list)
    """Names of boxes that are no rectangles."""

    @cached_property
    def media(self) -> Box | None:
        return self._box("/MediaBox", inherited=True)

    @cached_property
    def crop(self) -> Box | None:
        return self._box("/CropBox", inherited=True)

    @cached_property
    def bleed(self) -> Box | None:
        return self._box("/BleedBox")

    @cached_property
    def trim(self) -> Box | None:
        return self._box("/TrimBox")

    @cached_property
    def user_unit(self) -> float:
        """1 when it is left out, or is no number over 0."""
        try:
            found = float(self.page.obj.get("/UserUnit", 1))
        except (TypeError, ValueError):
            return 1.0
        return found if found > 0 else 1.0

    @property
    def scale(self) -> float:
        """How many times larger than its units, taken for points, the finished piece is."""
        declared = "/UserUnit" in self.page.obj
        return self.user_unit if declared else self.profile.boxes.scale_without_user_unit

    def mm(self, units: float) -> float:
        """At final size."""
        return units * self.scale * MM_PER_INCH / PT_PER_INCH

    @property
    def resources(self) -> Any:
        """The page's own, or those of the tree above it."""
        return self.page.obj.get("/Resources") or self.page.resources

    @cached_property
    def seen(self) -> Sightings:
        """Everything on the page, wherever it lies."""
        return self._walked(None)

    @cached_property
    def located(self) -> Sightings:
        """The same, with what lies outside the BleedBox told apart: slower, for when it matters."""
        return self._walked(self.bleed or self.trim or self.media)

    def _walked(self, bleed: Box | None) -> Sightings:
        frame = Frame(self.scale, bleed, self.profile.inks.stray_share)
        return Walk(self.digests, frame).page(self.page)

    def _box(self, name: str, *, inherited: bool = False) -> Box | None:
        found = self.page.obj.get(name)
        if found is None and inherited:
            found = _inherited(self.page.obj, name)
        if found is None:
            return None
        try:
            x0, y0, x1, y1 = map(float, listed(found))
        except (TypeError, ValueError):
            self.broken.append(name)
            return None
        box = (min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))
        if box[0] == box[2] or box[1] == box[3]:
            self.broken.append(name)
            return None
        return box


class PdfFile:
    """The whole file. Raises NoPdf, and PasswordError from pikepdf."""

    def __init__(self, path: Path, profile: Profile) -> None:
        self.path, self.profile = path, profile
        self.pdf = _opened(path)
        digests = Digests()
        warnings = [str(warning) for warning in self.pdf.get_warnings()]
        self.without_size = any(NO_MEDIA_BOX in warning for warning in warnings)
        """qpdf has given a page the size of US Letter, because it had none."""
        self.damage: Sequence[str] = [warning for warning in warnings if NO_MEDIA_BOX not in warning]
        self.sheets = [Sheet(number, page, profile, digests) for number, page in enumerate(self.pdf.pages, 1)]

    @property
    def catalog(self) -> Any:
        return self.pdf.Root

    def close(self) -> None:
        self.pdf.close()


def outside_left_out(sheet: Sheet, kind: str, suspect: Any) -> Iterator[tuple[Any, int]]:
    """Sightings of a kind that are suspect and do not lie wholly outside the BleedBox."""
    if any(suspect(one) for one in getattr(sheet.seen, kind)):
        for one, times in getattr(sheet.located, kind).items():
            if one.inside and suspect(one):
                yield one, times


def _opened(path: Path) -> pikepdf.Pdf:
    try:
        with path.open("rb") as stream:
            head = stream.read(HEADER_WITHIN)
            size = stream.seek(0, 2)
            stream.seek(max(0, size - END_WITHIN))
            tail = stream.read()
    except OSError as error:
        raise NoPdf("unreadable", error.strerror or str(error)) from error
    if HEADER not in head:
        raise NoPdf("not-a-pdf", f"begins with {head[:8]!r}" if head else "is empty")
    if END not in tail:
        raise NoPdf("truncated", f"{size:,} bytes, no %%EOF at the end")
    try:
        return pikepdf.open(path, suppress_warnings=True)
    except pikepdf.PdfError as error:
        raise NoPdf("unreadable", str(error).removeprefix(f"{path}: ")) from error


def _inherited(page: Any, name: str) -> Any:
    node = page
    for _ in range(32):
        node = node.get("/Parent")
        if not isinstance(node, pikepdf.Dictionary):
            return None
        if name in node:
            return node[name]
    return None
