"""Piece: a subject with its file open, and the evidence read from it, each once."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby

from coban.checks.subject import Subject
from coban.colour import Rgb
from coban.geometry import Rect, hull
from coban.measure import FlatFile, PictureFile, PrintFile, Unmeasured, open_elsewhere, open_file, qr
from coban.measure.raster import Pixels, hull_of
from coban.measure.small_print import SmallLine, small_lines
from coban.measure.typeface import LineProof, proofs
from coban.measure.words import Word
from coban.scene import Role, Sheet

COVER_PX = 2400
"""The longer side of the rendering in which areas are measured: a pixel is 0.04 % of it."""

LOOK_PX = 400
"""The longer side of the rendering whose colours are counted."""

COVERED = 127
"""Alpha over which a pixel counts as covered."""


@dataclass(frozen=True, slots=True)
class Cover:
    """What some layers cover of the trim."""

    hull: Rect
    share: float
    """Of the trim, 0–1: the covered pixels alone."""


@dataclass
class Piece:
    """The subject with its file open; facts are measured when a check asks, each once."""

    subject: Subject
    file: PrintFile | PictureFile = field(init=False)

    def __post_init__(self) -> None:
        subject = self.subject
        if subject.elsewhere:
            field, bleed_mm = subject.brief.brand.ink("field"), subject.format.bleed_mm
            self.file = open_elsewhere(subject.path, field, subject.trim_mm, bleed_mm)
        else:
            self.file = open_file(subject.path, subject.trim_mm)

    @property
    def trim(self) -> Rect:
        return self.file.trim

    @property
    def wants_sponsors(self) -> bool:
        """The inside of a leaflet has none although its outside has."""
        one_side = self.subject.format.design == "leaflet" and self.subject.plan is not None
        return self.subject.wants_sponsors and not (one_side and not self.plan.of(Role.SPONSOR))

    @property
    def print_file(self) -> PrintFile:
        """The file as a print PDF. Raises Unmeasured for a picture."""
        if isinstance(self.file, PrintFile):
            return self.file
        if isinstance(self.file, FlatFile) and self.file.pdf:
            return self.file.pdf
        raise Unmeasured("tệp là ảnh điểm, không có lớp và chữ để đọc lại")

    @property
    def picture(self) -> PictureFile:
        """The file as a picture. Raises Unmeasured for a PDF."""
        if isinstance(self.file, PictureFile):
            return self.file
        raise Unmeasured("tệp là PDF in, không có số điểm ảnh cố định")

    @cached_property
    def codes(self) -> list[qr.Code]:
        return qr.codes(self.file, max(1, len(self.subject.payloads)))

    @cached_property
    def sponsors(self) -> Cover | None:
        """What the businesses take, panel included; None when there is nothing of theirs."""
        if isinstance(self.file, PrintFile):
            return self.covered("sponsor")
        if isinstance(self.file, FlatFile):
            theirs = hull(self.file.businesses(self.rgb("white"), self._code_boxes))
            if theirs is None:
                raise Unmeasured("không thấy khung trắng hay hình màu khác nào có thể là của doanh nghiệp")
            return Cover(theirs, theirs.area / self.trim.area)
        found = self.file.panel(self.rgb("field"), self.rgb("white"))
        return Cover(*found) if found else None

    @cached_property
    def panel(self) -> Rect | None:
        """Where colours are the businesses' own: their panel; None where there is none."""
        if isinstance(self.file, FlatFile):
            return hull(self.file.panels(self.rgb("white"), self._code_boxes))
        return self.sponsors.hull if self.sponsors else None

    @property
    def _code_boxes(self) -> list[Rect]:
        return [code.rect for code in self.codes]

    def covered(self, *roles: str) -> Cover | None:
        """What these layers cover within the trim, drawn alone so that white on white counts too."""
        if not self.print_file.roles.intersection(roles):
            return None
        px_per_mm = COVER_PX / max(self.trim.width, self.trim.height)
        alpha = self.print_file.render(self.trim, px_per_mm, roles)[..., 3] > COVERED
        found = hull_of(alpha, px_per_mm, self.trim)
        return Cover(found, float(alpha.mean())) if found else None

    @cached_property
    def look(self) -> Pixels:
        """The trim as a whole, small: for counting colours."""
        return self.file.render(self.trim, LOOK_PX / max(self.trim.width, self.trim.height))

    @cached_property
    def proofs(self) -> list[LineProof]:
        """Each line of words laid over its rendering. Raises Unmeasured."""
        return list(proofs(self.file, self.subject.face.path))

    @cached_property
    def small_print(self) -> list[SmallLine]:
        """Lines of a picture that are too small to be proved mark for mark. Raises Unmeasured."""
        if not isinstance(self.file, PictureFile):
            return []
        return list(small_lines(self.file, self.subject.face.path))

    @cached_property
    def plan(self) -> Sheet:
        """The sheet that the file was painted from. Raises Unmeasured."""
        if self.subject.plan is None:
            raise Unmeasured("không có bản dàn trang để so")
        return self.subject.plan()

    def lines(self, role: str) -> list[str]:
        """The lines of a layer: words that stand at one height, in the order of painting."""
        words = (word for word in self.file.words if word.role == role)
        return [" ".join(word.text for word in line) for _, line in groupby(words, key=_height)]

    def shown(self, ink: str) -> Rgb:
        """How an ink of the brand looks in a rendering of this file."""
        return self.file.shows(self.subject.brief.brand.ink(ink))

    def words(self, role: str) -> list[str]:
        """The words of a layer in the order of painting."""
        return [word.text for word in self.file.words if word.role == role]

    def rgb(self, ink: str) -> Rgb:
        return self.subject.brief.brand.ink(ink).rgb


def _height(word: Word) -> float:
    return round(word.y, 1)
