"""What the judge measures on a piece of the guide: on a finished file, as on every piece that is made."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from coban.checks import Verdict, judge, rules_of, subject_for
from coban.identity.examples import Example
from coban.paint.pdf import PdfPainter
from coban.paint.png import PngPainter, encode_png
from coban.scene import Sheet

ICC = "icc/ISOcoated_v2_300_bas.icc"


def judged(example: Example, checks: Collection[str], sheet: Sheet | None = None) -> Verdict:
    """What these checks say of the example, or of another sheet in its place, by the campaign's own rules."""
    commission, shown = example.commission, sheet or example.sheet
    rules = [rule for rule in rules_of(commission.brief) if rule.check.id in checks and not rule.advice]
    with TemporaryDirectory() as folder:
        path = Path(folder) / ("piece.png" if shown.px else "piece.pdf")
        path.write_bytes(_painted(example, shown))
        subject = subject_for(commission, example.copy, path)
        return judge(replace(subject, plan=lambda: shown), rules)


def _painted(example: Example, sheet: Sheet) -> bytes:
    brief = example.commission.brief
    if sheet.px:
        return encode_png(PngPainter(sheet, sheet.px[0]).image(sheet), sheet=sheet)
    inks = [brief.brand.ink(name) for name in brief.brand.inks]
    return PdfPainter(sheet, brief.house.asset(ICC), inks=inks).paint(sheet)
