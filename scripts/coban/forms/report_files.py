"""Write report forms, and what was collected from them; the same facts give the same bytes."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import Path

from coban.artefact import write_whole
from coban.campaign.brief import Brief
from coban.forms.report_form import report_form
from coban.forms.report_plan import districts, read_plan
from coban.forms.report_tables import report_tables
from coban.forms.sheets import FORMULA_SIGNS
from coban.forms.totals import Collected
from coban.vietnamese import OPEN

FOLDER, COLLECTED = "bieu-bao-cao", "bao-cao"

BOM = "\ufeff"
"""Excel takes a CSV without it for ANSI."""


def write_report_forms(brief: Brief) -> list[Path]:
    """dist/<slug>/bieu-bao-cao/<district>.xlsx, one for each district. Raises InputError."""
    plan = read_plan(brief)
    made = {district.slug: report_form(brief, plan, district) for district in districts(brief)}
    folder = brief.house.dist(brief.campaign.slug) / FOLDER
    paths = []
    for slug, content in made.items():
        path = folder / f"bieu-bao-cao_{slug}.xlsx"
        write_whole(path, content)
        paths.append(path)
    return paths


def write_collected(found: Collected, folder: Path | None = None) -> list[Path]:
    """tong-hop.xlsx, phu-luc.csv and so-lieu.csv in the folder, by default dist/<slug>/bao-cao/."""
    folder = folder or found.brief.house.dist(found.brief.campaign.slug) / COLLECTED
    files = {
        "tong-hop.xlsx": report_tables(found),
        "phu-luc.csv": _csv(_appendix(found)),
        "so-lieu.csv": _csv(_figures(found)),
    }
    for name, content in files.items():
        write_whole(folder / name, content)
    return [folder / name for name in files]


def _appendix(found: Collected) -> Iterator[list[str]]:
    """The appendix's table, a line for each figure."""
    yield [
        "stt",
        "nhiem_vu",
        "so_lieu",
        "don_vi",
        "truoc",
        "sau",
        "so_xa_truoc",
        "so_xa_sau",
        "so_xa",
        "so_lan",
    ]
    for order, task in enumerate(found.plan.tasks, 1):
        for figure in task.figures:
            total = found.sum(figure, found.districts)
            before = str(total.before) if total.counted_before else OPEN
            after = str(total.after) if total.counted_after else OPEN
            counts = (total.counted_before, total.counted_after, total.communes)
            times = "" if total.times is None else f"{total.times:.2f}"
            yield [str(order), task.name, figure.name, figure.unit, before, after, *map(str, counts), times]


def _figures(found: Collected) -> Iterator[list[str]]:
    """Every commune and figure, also those that are not known: then the cells are empty."""
    yield ["huyen", "ma_xa", "xa", "ma_so_lieu", "so_lieu", "don_vi", "truoc", "sau"]
    for district in found.districts:
        answers = found.answers.get(district.name)
        for place in district.communes:
            for figure in found.plan.figures:
                spots = [(place.code, figure.id, when) for when in ("before", "after")]
                counts = [answers.figures.get(spot) if answers else None for spot in spots]
                shown = ["" if count is None else str(count) for count in counts]
                yield [district.name, place.code, place.name, figure.id, figure.name, figure.unit, *shown]


def _csv(rows: Iterable[list[str]]) -> bytes:
    stream = io.StringIO()
    writer = csv.writer(stream, lineterminator="\r\n")
    for row in rows:
        writer.writerow(f"'{cell}" if cell.startswith(FORMULA_SIGNS) else cell for cell in row)
    return (BOM + stream.getvalue()).encode()
