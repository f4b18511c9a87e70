"""Target: where files go and of what kind they are, by the words of the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from coban.build.output import PIECE_KINDS, suffix_of
from coban.build.painting import finished
from coban.campaign.spots import unknown
from coban.errors import Fault, InputError
from coban.layout import Commission

FORMATS = {"pdf": ".pdf", "tiff": ".tif", "svg": ".svg", "png": ".png", "webp": ".webp", "jpg": ".jpg"}
ALSO = {"tif": "tiff", "jpeg": "jpg"}


@dataclass(frozen=True, slots=True)
class Target:
    """One file, a folder, or neither: then files lie here, named like their pieces."""

    output: Path | None = None
    """One file."""
    into: Path | None = None
    """A folder."""
    format: str | None = None

    def faults(self) -> Iterator[Fault]:
        """What is wrong with it, whatever the pieces are."""
        if self.format is not None and not self._wanted:
            yield Fault("--format", 0, unknown("format", self.format, list(FORMATS)))
        if not self.output:
            return
        if self.into:
            yield Fault("--into", 0, "-o names the file, and its folder; leave one of the two out")
        try:
            suffix = suffix_of(self.output, PIECE_KINDS)
        except InputError as error:
            yield from error.faults
            return
        if self._wanted and FORMATS.get(_usual(suffix)) != self._wanted:
            yield Fault("--format", 0, f"{self.output.name} is of another kind; leave one of the two out")

    def suffix(self, commission: Commission) -> str:
        """Of the commission's files."""
        if self.output:
            return self.output.suffix.lower()
        return self._wanted or finished(commission)

    @property
    def _wanted(self) -> str | None:
        return FORMATS.get(_usual(self.format)) if self.format else None


def _usual(name: str) -> str:
    """'.JPEG' → 'jpg'."""
    plain = name.lower().removeprefix(".")
    return ALSO.get(plain, plain)
