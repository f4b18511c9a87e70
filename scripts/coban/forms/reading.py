"""Read the rows of a returned form: every cell is counted, or remarked upon with what was expected."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from coban.campaign.places import CODE, Place
from coban.forms import report_grid as grid
from coban.forms.answers import Answers, Other, Spot
from coban.forms.cells import NotWhole, day_of, quoted, text, whole
from coban.forms.remarks import Remark
from coban.forms.report_plan import Plan
from coban.forms.returned import Form, cell_name

MOST_ROWS = 400


def read_answers(form: Form, plan: Plan) -> Answers:
    """What can be counted of the form, and the remarks on the rest."""
    found = form.sheet(grid.FIGURES)
    assert found is not None  # open_form saw to it
    reading = _Reading(form, plan, *found)
    if not reading.headings_stand():
        return Answers(form.district, form.file, remarks=tuple(reading.remarks))
    for place, row in reading.rows():
        reading.take(place, row)
    form_of_launch, day = reading.launch()
    return Answers(
        form.district,
        form.file,
        reading.figures,
        reading.states,
        reading.notes,
        tuple(reading.other()),
        form_of_launch,
        day,
        tuple(reading.remarks),
    )


@dataclass(slots=True)
class _Reading:
    form: Form
    plan: Plan
    values: Any
    formulas: Any
    figures: dict[Spot, int] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    notes: dict[str, str] = field(default_factory=dict)
    remarks: list[Remark] = field(default_factory=list)

    def remark(self, cell: str, kind: str, got: str = "", expected: str = "") -> None:
        self.remarks.append(
            Remark(self.form.district.name, self.form.file, cell, kind, quoted(got), expected)
        )

    def headings_stand(self) -> bool:
        """Whether each column still counts what it was sent out to count; figures elsewhere mean nothing."""
        for column in grid.columns(self.plan):
            expected = [(grid.FIRST - 1, column.at, column.word)]
            if column.when == "before":
                expected.append((grid.HEADS + 1, column.at, column.figure.name))
            for row, at, name in expected:
                got = text(self._raw(row, at))
                if got != name:
                    self.remark(cell_name(row, at), "heading", got, name)
                    return False
        return True

    def rows(self) -> Iterator[tuple[Place, int]]:
        """Each commune of the district with its row, wherever it was moved to."""
        communes = {place.code: place for place in self.form.district.communes}
        seen: dict[str, int] = {}
        for row in range(grid.FIRST, min(self.values.max_row, MOST_ROWS)):
            code = text(self._raw(row, grid.CODE)).zfill(5)
            if not CODE.fullmatch(code) or code == "00000":
                continue
            where = cell_name(row, grid.CODE)
            if code not in communes:
                self.remark(where, "alien-row", code, self.form.district.name)
            elif code in seen:
                self.remark(where, "row-twice", str(seen[code] + 1), communes[code].name)
            else:
                seen[code] = row
                yield communes[code], row
        for code in communes.keys() - seen.keys():
            self.remark(grid.FIGURES, "no-row", expected=f"{communes[code].name} ({code})")

    def take(self, place: Place, row: int) -> None:
        """One commune."""
        name = text(self._raw(row, grid.NAME))
        if name != place.name:
            self.remark(cell_name(row, grid.NAME), "name", name, place.name)
        state = self._state(place, row)
        for column in grid.columns(self.plan):
            self._figure(place, row, column, state)
        for column in grid.columns(self.plan):
            if column.when == "after" and column.figure.stays:
                self._compare(place, row, column)
        if note := text(self._raw(row, grid.remark_column(self.plan))):
            self.notes[place.code] = note

    def _state(self, place: Place, row: int) -> str:
        where, state = cell_name(row, grid.STATE), text(self._raw(row, grid.STATE))
        if state not in grid.STATES:
            self.remark(where, "state", state, ", ".join(grid.STATES))
            return ""
        self.states[place.code] = state
        if state != grid.FULL:
            self.remark(where, "unready", place.name, state)
        return state

    def _figure(self, place: Place, row: int, column: grid.Column, state: str) -> None:
        where = cell_name(row, column.at)
        try:
            count = whole(self._raw(row, column.at), self._formula(row, column.at))
        except NotWhole as wrong:
            self.remark(where, wrong.kind, wrong.got)
            return
        if count is None:
            if state in ("", grid.FULL):
                self.remark(where, "blank")
        elif state == grid.NONE:
            self.remark(where, "idle", str(count), state)
        else:
            self.figures[place.code, column.figure.id, column.when] = count

    def _compare(self, place: Place, row: int, column: grid.Column) -> None:
        before = self.figures.get((place.code, column.figure.id, "before"))
        after = self.figures.get((place.code, column.figure.id, "after"))
        if before is not None and after is not None and after < before:
            self.remark(cell_name(row, column.at), "fell", place.name)

    def launch(self) -> tuple[str, date | None]:
        """How and when the district's launch was held, where it says so."""
        held = text(self._raw(*grid.LAUNCH_FORM))
        if held and self.plan.launch_forms and held not in self.plan.launch_forms:
            self.remark(cell_name(*grid.LAUNCH_FORM), "state", held, ", ".join(self.plan.launch_forms))
            held = ""
        try:
            return held, day_of(self._raw(*grid.LAUNCH_DAY))
        except ValueError:
            self.remark(cell_name(*grid.LAUNCH_DAY), "day", text(self._raw(*grid.LAUNCH_DAY)))
            return held, None

    def other(self) -> Iterator[Other]:
        """What the district adds of its own; the sheet may be gone."""
        found = self.form.sheet(grid.OTHER)
        if found is None:
            self.remark(grid.OTHER, "no-sheet", expected=grid.OTHER)
            return
        values, formulas = found
        for row in range(grid.OTHER_FIRST, min(values.max_row, MOST_ROWS)):
            where, what, figure = (text(values.cell(row + 1, at + 1).value) for at in range(3))
            before, after = (self._count(values, formulas, row, at) for at in (3, 4))
            if where or what or figure or before is not None or after is not None:
                yield Other(where, what, figure, before, after)

    def _count(self, values: Any, formulas: Any, row: int, at: int) -> int | None:
        try:
            return whole(values.cell(row + 1, at + 1).value, _typed(formulas, row, at))
        except NotWhole as wrong:
            self.remark(cell_name(row, at, grid.OTHER), wrong.kind, wrong.got)
            return None

    def _raw(self, row: int, column: int) -> Any:
        return self.values.cell(row + 1, column + 1).value

    def _formula(self, row: int, column: int) -> str:
        return _typed(self.formulas, row, column)


def _typed(sheet: Any, row: int, column: int) -> str:
    """The formula in the cell, '' where there is none."""
    value = sheet.cell(row + 1, column + 1).value
    return value if isinstance(value, str) and value.startswith("=") else ""
