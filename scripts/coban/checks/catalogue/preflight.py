from __future__ import annotations

from collections.abc import Iterator

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.measure.preflight import Findings, Grade, Remark, codes, profile_named
from coban.measure.preflight import preflight as inspect

ELSEWHERE = {"image-coarse", "line-art-coarse"}
"""Judged by the check image-resolution, which knows how large the piece is."""

OF_NO_DIE = {"ink-unmeasured"}
"""A die line overprints, and nobody prints it."""


@check(
    "preflight",
    label="Tiền kiểm tệp in",
    looks_at="artefact",
    rationale="""
        What a print shop's gate refuses: keys of PDF/X-4, boxes, RGB anywhere, ink over 300 %, fonts that
        are not in the file, hairlines. `coban preflight` asks the same of any PDF, and
        docs/manual/preflight.md explains each code, which the message names. Nothing is rendered here: where
        operators alone do not tell the ink, that is UNSURE, and the command tells with Ghostscript. The
        option is a profile's name, or the path of one. Coarse pictures are the check image-resolution's. A
        die file that comes with the piece is asked the same.
    """,
    source="ISO 15930-7 (PDF/X-4); assets/preflight/x-4.yml",
    kinds=("print",),
)
def preflight(piece: Piece, profile: str = "x-4") -> Iterator[Said]:
    """The file is fit for any press: PDF/X-4, press inks only, nothing too fine or missing."""
    wanted = profile_named(profile)
    yield from _findings(inspect(piece.subject.path, wanted, render=False), "")
    die = piece.subject.die
    if die and die.is_file():
        yield from _findings(inspect(die, wanted, render=False), die.name)


def _findings(found: Findings, file: str) -> Iterator[Finding]:
    """`file` is named where it is not the piece's own."""
    for remark in (one for one in found.of(Grade.FAIL) if one.code not in ELSEWHERE):
        yield Finding(Outcome.FAIL, "unfit", _told(remark), _where(file, remark))
    for remark in (one for one in found.of(Grade.WARN) if one.code not in ELSEWHERE):
        yield Finding(Outcome.WARN, "risky", _told(remark), _where(file, remark))
    for remark in (one for one in found.of(Grade.UNSURE) if not (file and one.code in OF_NO_DIE)):
        yield Finding(Outcome.UNSURE, "unseen", _told(remark), _where(file, remark))


def _where(file: str, remark: Remark) -> str:
    """'nhan_be.pdf › form /Fm0'."""
    return " › ".join(part for part in (file, remark.where) if part)


def _told(remark: Remark) -> str:
    """'Có ảnh RGB. Hãy … (rgb-image; đo được …; giới hạn …)'"""
    measured = f"; đo được {remark.measured}" if remark.measured else ""
    limit = f"; giới hạn {remark.limit}" if remark.limit else ""
    return f"{codes()[remark.code].vietnamese} ({remark.code}{measured}{limit})"
