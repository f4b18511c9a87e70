"""The inspection of one file: every family in turn, and the findings worst first."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pikepdf

from coban.measure.preflight import (
    actions,
    boxes,
    colour,
    conformity,
    depth,
    fonts,
    images,
    ink,
    layers,
    lines,
)
from coban.measure.preflight.file import NoPdf, PdfFile
from coban.measure.preflight.profile import Profile
from coban.measure.preflight.remark import Findings, Remark, worst_first

WRONG_OBJECTS = (
    ArithmeticError,
    AttributeError,
    LookupError,
    NotImplementedError,
    RecursionError,
    TypeError,
    ValueError,
    pikepdf.PdfError,
)
"""What a file raises that holds a number where a dictionary must be, or a form that is its own parent."""

FAMILIES = (conformity, actions, layers, boxes, colour, ink, fonts, images, lines)


def preflight(path: Path, profile: Profile, *, render: bool = True, every_plate: bool = False) -> Findings:
    """Judge a PDF from anywhere. Never raises for what is in the file.

    `render` lets Ghostscript and pdfium settle what operators leave open; without it that is UNSURE.
    """
    try:
        file = PdfFile(path, profile)
    except NoPdf as none:
        return Findings(path, profile.id, 0, (none.remark,), read=False)
    except pikepdf.PasswordError:
        return Findings(path, profile.id, 0, (Remark("encrypted", measured="asks for a password"),))
    try:
        remarks = _remarks(file, render, every_plate)
    finally:
        file.close()
    remarks.append(Remark("pages", measured=str(len(file.sheets))))
    return Findings(path, profile.id, len(file.sheets), worst_first(remarks))


def _remarks(file: PdfFile, render: bool, every_plate: bool) -> list[Remark]:
    said = [remark for family in FAMILIES for remark in _told(family.remarks(file), family.__name__)]
    if not file.sheets:
        return said
    rest = depth.remarks(file, every_plate=every_plate) if render else depth.without_rendering(file)
    return [*said, *_told(rest, depth.__name__)]


def _told(remarks: Iterator[Remark], family: str) -> Iterator[Remark]:
    """A family's remarks; objects that are not what the standard says end that family, not the others."""
    try:
        yield from remarks
    except WRONG_OBJECTS as error:
        told = f"{family.rpartition('.')[2]}: {type(error).__name__}: {error}"
        yield Remark("unjudged", measured=told[:300])
