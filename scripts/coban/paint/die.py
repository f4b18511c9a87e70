"""The die file of a piece: the line to cut it along, on a page with the boxes and marks of its print file.

The line is one closed stroke in the spot ink CutContour, on a layer that ISO 19593-1 calls a cutting step:
cutters go by either. The press's own file has none of it, so nobody can print it by mistake.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from coban.colour import BLACK
from coban.geometry import Rect
from coban.paint import conformity, curves
from coban.paint.body import Body, Ref, Value, number, text_string
from coban.paint.boxes import boxes, matrix
from coban.paint.content import Layer, group, page_tree, written_layers
from coban.paint.document import LANGUAGE, PdfOptions
from coban.paint.margin import HAIR_MM, TYPE_MM, Margin, slug_face
from coban.paint.process import CmykProcess
from coban.scene import Die, Role, Sheet, Text
from coban.text import Command

INK = "CutContour"
"""The name that plotters and their RIPs look for; shown as pure magenta."""

SHOWN_AS = (0, 1, 0, 0)

NOTICE = "ĐƯỜNG BẾ: CHỈ CẮT, KHÔNG IN"

NOTICE_ROOM = 0.9
"""Of the trim's width, at most."""


def paint_die(sheet: Sheet, die: Die, icc: Path, options: PdfOptions | None = None) -> bytes:
    """PDF/X-4. The page has the boxes of a print file with these options, so that the two overlay exactly."""
    options = options or PdfOptions()
    body, margin = Body(), Margin.of(sheet, slug_face(sheet), marks=options.marks)
    marks = (*margin.frame, _notice(sheet), *margin.slug) if options.marks else ()
    around = written_layers(body, CmykProcess(icc, ()), marks, margin.media, searchable=True)
    step = body.add(
        {
            "Type": "/OCG",
            "Name": text_string(INK),
            "GTS_Metadata": {"GTS_ProcStepsGroup": "/Structural", "GTS_ProcStepsType": "/Cutting"},
        }
    )
    tree = body.reserve()
    page: dict[str, Value] = {"Type": "/Page", "Parent": tree}
    page |= boxes(sheet, margin.media, user_unit=options.user_unit)
    page |= _content(body, sheet, die, margin.media, step, around)
    page_tree(body, tree, [body.add(page)])
    groups = [step, *([group(body, Role.MARK)] if marks else [])]
    catalog: dict[str, Value] = {
        "Type": "/Catalog",
        "Pages": tree,
        "Lang": LANGUAGE,
        "OutputIntents": [conformity.output_intent(body, icc)],
        "OCProperties": {
            "OCGs": groups,
            "D": {"Name": text_string("coban"), "Order": groups, "ON": groups},
        },
        "ViewerPreferences": {"DisplayDocTitle": True},
    }
    return conformity.finished(body, catalog, f"{sheet.title}, đường bế")


def _content(
    body: Body, sheet: Sheet, die: Die, media: Rect, step: Ref, around: Sequence[Layer]
) -> dict[str, Value]:
    """The line straight on the page, where every cutter's reader looks; the marks in a form beside it."""
    forms: dict[str, Value] = {f"L{index}-{layer.role}": layer.form for index, layer in enumerate(around)}
    rows = [
        f"q {matrix(sheet, media)} cm",
        *(f"/{name} Do" for name in forms),
        f"/OC /Step BDC /{INK} CS 1 SCN /Over gs {number(HAIR_MM * sheet.scale)} w",
        f"{curves.path(_contour(die))} S",
        "EMC Q",
    ]
    resources: dict[str, Value] = {
        "XObject": forms,
        "ColorSpace": {INK: ["/Separation", f"/{INK}", "/DeviceCMYK", _tint()]},
        "ExtGState": {"Over": {"Type": "/ExtGState", "OP": True, "op": True, "OPM": 1}},
        "Properties": {"Step": step},
    }
    return {"Contents": body.add_stream({}, "\n".join(rows).encode("ascii")), "Resources": resources}


def _contour(die: Die) -> tuple[Command, ...]:
    """Without the edges of no length that a circle has as a rounded square: a plotter would stop there."""
    kept: list[Command] = []
    at = (0.0, 0.0)
    for verb, points in curves.rounded(die.rect, die.radius):
        if verb == "lineTo" and max(abs(a - b) for a, b in zip(at, points[0], strict=True)) < HAIR_MM / 10:
            continue
        kept.append((verb, points))
        at = points[-1] if points else at
    return tuple(kept)


def _tint() -> Value:
    """How much of the ink is how much of each of the four."""
    return {"FunctionType": 2, "Domain": [0, 1], "C0": [0, 0, 0, 0], "C1": list(SHOWN_AS), "N": 1}


def _notice(sheet: Sheet) -> Text:
    """Above the trim, between the crop marks."""
    face = slug_face(sheet)
    line = face.shape(NOTICE)
    size = min(TYPE_MM * sheet.scale, NOTICE_ROOM * sheet.width / line.width)
    x, above = (sheet.width - line.width * size) / 2, sheet.bleed + 2 * TYPE_MM * sheet.scale
    return Text(Role.MARK, line, face, x, -above, size, BLACK)
