from __future__ import annotations

from collections.abc import Iterator
from math import hypot

from coban.checks.outcome import Finding, Outcome
from coban.checks.piece import Piece
from coban.checks.registry import Said, check
from coban.geometry import Rect
from coban.layout.die import die_of, die_words
from coban.measure import Unreadable
from coban.measure.boxes import Boxes
from coban.measure.die import INK, Contour, read_die
from coban.scene import Die
from coban.vietnamese import decimal


@check(
    "die-line",
    label="Đường bế",
    looks_at="artefact",
    rationale="""
        A piece that is not cut along its trim comes with a file of its own for the plotter. It must lie on
        the print file exactly, page on page, and hold one closed line in the spot ink CutContour, where the
        format says that the cut runs. The tolerance is in mm at final size. Whether the die file is fit for
        the press is the check preflight's matter.
    """,
    source="ISO 19593-1 (processing steps); ISO 32000-1, 14.11.2; assets/formats.yml",
    kinds=("print",),
    needs=("order",),
)
def die_line(piece: Piece, tolerance: float = 0.2) -> Iterator[Said]:
    """What is not cut along its trim comes with the line to cut along, in its place."""
    subject = piece.subject
    die = die_of(subject.format, *subject.trim_mm)
    if die is None:
        return
    if subject.die is None:
        told = "Tệp đường bế không được đưa kèm nên không xét. Hãy đặt tệp …_be.pdf cạnh tệp in."
        yield Finding(Outcome.SKIP, "not-given", told)
        return
    try:
        file = read_die(subject.die)
    except Unreadable as error:
        told = f"Thiếu tệp đường bế, hoặc tệp hỏng ({error}). Hãy làm lại ấn phẩm."
        yield Finding(Outcome.FAIL, "no-file", told)
        return
    if apart := _apart(piece.print_file.boxes, file.boxes, tolerance):
        yield Finding(
            Outcome.FAIL,
            "other-boxes",
            f"{apart} của tệp đường bế khác của tệp in: xưởng chồng hai tệp sẽ cắt lệch. Hãy làm lại cả hai.",
            subject.die.name,
        )
    closed = [contour for contour in file.contours if contour.closed]
    if not closed:
        yield Finding(
            Outcome.FAIL,
            "no-contour",
            f"Tệp đường bế không có nét khép kín nào bằng màu {INK}, máy không biết cắt ở đâu. Hãy làm lại.",
            subject.die.name,
        )
    elif (off := max(_off(die, contour) for contour in closed)) > tolerance or len(file.contours) > 1:
        lines = f"; có {len(file.contours)} nét thay vì 1" if len(file.contours) > 1 else ""
        yield Finding(
            Outcome.FAIL,
            "other-contour",
            f"Đường bế lệch đến {decimal(off, 2)} mm so với hình đã đặt: {die_words(die)}{lines}. "
            f"Cho phép {decimal(tolerance, 2)} mm. Hãy làm lại tệp.",
            subject.die.name,
        )


def _apart(one: Boxes, other: Boxes, tolerance: float) -> str:
    """Names of the entries that differ: 'BleedBox, TrimBox'."""
    pairs = {
        "MediaBox": (one.media, other.media),
        "BleedBox": (one.bleed, other.bleed),
        "TrimBox": (one.trim, other.trim),
    }
    named = [name for name, (mine, its) in pairs.items() if not _same(mine, its, tolerance)]
    return ", ".join([*named, *(["UserUnit"] if one.scale != other.scale else [])])


def _same(one: Rect | None, other: Rect | None, tolerance: float) -> bool:
    if one is None or other is None:
        return one is other
    return one.contains(other, tolerance) and other.contains(one, tolerance)


def _off(die: Die, contour: Contour) -> float:
    """How far the line strays from the die's anywhere, or fails to reach its sides, in mm at final size."""
    xs, ys = [x for x, _ in contour.points], [y for _, y in contour.points]
    rect = die.rect
    sides = (min(xs) - rect.x, min(ys) - rect.y, max(xs) - rect.right, max(ys) - rect.bottom)
    return max(abs(one) for one in (*sides, *(_away(die, x, y) for x, y in contour.points)))


def _away(die: Die, x: float, y: float) -> float:
    """Of a point from the die's line, negative inside."""
    across = abs(x - die.rect.cx) - die.rect.width / 2 + die.radius
    along = abs(y - die.rect.cy) - die.rect.height / 2 + die.radius
    return hypot(max(across, 0), max(along, 0)) + min(max(across, along), 0) - die.radius
