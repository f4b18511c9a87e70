"""Add returned forms up: by district and for the province, with how many communes each sum rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from coban.campaign.brief import Brief
from coban.forms.answers import Answers, Spot
from coban.forms.reading import read_answers
from coban.forms.remarks import Remark
from coban.forms.report_grid import form_id
from coban.forms.report_plan import District, Figure, Plan, districts
from coban.forms.returned import Unreadable, open_form


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure added up over communes."""

    before: int
    after: int
    counted_before: int
    """Communes whose figure is in it."""
    counted_after: int
    communes: int
    """Communes that there are."""
    times: float | None
    """After to before, over the communes that gave both; None where nothing can be told."""

    @property
    def whole(self) -> bool:
        """Whether every commune is in it."""
        return self.counted_before == self.counted_after == self.communes


@dataclass(frozen=True, slots=True)
class Collected:
    """All forms that came back."""

    brief: Brief
    plan: Plan
    districts: tuple[District, ...]
    answers: Mapping[str, Answers]
    """By district's name; only what can be counted."""
    remarks: tuple[Remark, ...]

    def sum(self, figure: Figure, among: Iterable[District]) -> Sum:
        found: dict[Spot, int] = {}
        codes = []
        for district in among:
            codes += [place.code for place in district.communes]
            if answers := self.answers.get(district.name):
                found |= answers.figures
        return _sum(figure.id, codes, found)


def collect(brief: Brief, plan: Plan, files: Sequence[tuple[Path, str]]) -> Collected:
    """`files` are paths, and as the user named them. No file stops the others."""
    listed = districts(brief)
    ids = {form_id(brief.campaign.slug, district, plan): district for district in listed}
    remarks: list[Remark] = []
    came: dict[str, list[Answers]] = {}
    for path, file in files:
        try:
            answers = read_answers(open_form(path, file, ids), plan)
        except Unreadable as unreadable:
            remarks.append(unreadable.remark)
            continue
        came.setdefault(answers.district.name, []).append(answers)
    for district in listed:
        remarks += _remarks(district, came.get(district.name, []), remarks)
    alone = {name: answers[0] for name, answers in came.items() if len(answers) == 1}
    order = {district.name: at for at, district in enumerate(listed)}
    told = sorted(set(remarks), key=lambda one: (order.get(one.district, len(order)), one.file, _place(one)))
    return Collected(brief, plan, listed, alone, tuple(told))


def _remarks(district: District, came: list[Answers], before: list[Remark]) -> list[Remark]:
    match came:
        case [answers]:
            return list(answers.remarks)
        case []:
            spoiled = any(remark.district == district.name for remark in before)
            return [] if spoiled else [Remark(district.name, "", "", "no-form", expected=district.name)]
        case _:
            files = ", ".join(answers.file for answers in came)
            return [Remark(district.name, "", "", "twice", files, district.name)]


def _sum(figure: str, codes: list[str], found: Mapping[Spot, int]) -> Sum:
    before = {code: found[code, figure, "before"] for code in codes if (code, figure, "before") in found}
    after = {code: found[code, figure, "after"] for code in codes if (code, figure, "after") in found}
    both = before.keys() & after.keys()
    base = sum(before[code] for code in both)
    times = sum(after[code] for code in both) / base if base else None
    return Sum(sum(before.values()), sum(after.values()), len(before), len(after), len(codes), times)


def _place(remark: Remark) -> tuple[str, int, int, str]:
    """Cells in reading order: E9 before E10."""
    sheet, _, cell = remark.cell.rpartition("!")
    letters = cell.rstrip("0123456789")
    row = cell[len(letters) :]
    return sheet, int(row or 0), len(letters), letters
