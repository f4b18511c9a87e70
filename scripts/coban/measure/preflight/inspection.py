"""The inspection of one file: every family in turn, and the findings worst first."""

from __future__ import annotations

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
        remarks = list(_remarks(file, render, every_plate))
    except (pikepdf.PdfError, RecursionError) as error:
        broken = Remark("unreadable", measured=f"{type(error).__name__}: {error}"[:300])
        return Findings(path, profile.id, len(file.sheets), (broken,), read=False)
    finally:
        file.close()
    remarks.append(Remark("pages", measured=str(len(file.sheets))))
    return Findings(path, profile.id, len(file.sheets), worst_first(remarks))


def _remarks(file: PdfFile, render: bool, every_plate: bool) -> list[Remark]:
    said = [remark for family in FAMILIES for remark in family.remarks(file)]
    if not file.sheets:
        return said
    if render:
        return said + list(depth.remarks(file, every_plate=every_plate))
    return said + list(depth.without_rendering(file))
