"""docs/<slug>/bieu-bao-cao.yml: what the offices report, commune by commune, before and after."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Literal

from pydantic import Field

from coban.campaign.brief import Brief
from coban.campaign.facts import Fact, Noun, Slug, Words
from coban.campaign.places import Place, ascii_slug
from coban.campaign.reader import read_yaml
from coban.campaign.spots import Problem
from coban.campaign.wording import check
from coban.errors import InputError

PLAN = "bieu-bao-cao.yml"


class Figure(Noun):
    """Something that is counted in each commune, before and after."""

    id: Slug
    """Its id, the same in every year's form."""
    name: Words
    """What is counted, as the document words it."""
    unit: Words
    """Of what."""
    stays: bool = False
    """Whether it is what there is, which does not fall unless something was taken back; else what came up."""
    times: Annotated[float, Field(gt=0)] | None = None
    """How many times as many as before are wanted."""


class Task(Noun):
    """A task of the drive: a row of the appendix's table."""

    name: Words
    """Its name, to the letter."""
    short: Words | None = None
    """A shorter name for narrow headings."""
    who: tuple[Words, ...]
    """Who carries it out and for whom, line by line."""
    how: tuple[Words, ...]
    """How, line by line."""
    aims: tuple[Words, ...]
    """What is aimed at, line by line."""
    figures: tuple[Figure, ...]
    """What is counted."""
    source: Words
    """Document and section."""


class Plan(Noun):
    """The form and its table."""

    coban: Literal[1]
    """The version of this format."""
    title: Words
    """The form's title."""
    to: Words
    """The office that receives it."""
    sender: Words
    """The office of each district that sends it."""
    before: date
    """It must be in before this day."""
    starts: date
    """First day of what is reported."""
    ends: date
    """Last day of what is reported."""
    send_to: Fact[Words]
    """The address that takes the files."""
    launch_before: date | None = None
    """The districts' launches were due before this day."""
    launch_forms: tuple[Words, ...] = ()
    """How a launch could be held."""
    tasks: tuple[Task, ...]
    """What is reported."""
    other: Words
    """The name of the row for what districts add of their own."""
    source: Words
    """Document and section."""

    @property
    def figures(self) -> tuple[Figure, ...]:
        """All that is counted, in the form's order."""
        return tuple(figure for task in self.tasks for figure in task.figures)


@dataclass(frozen=True, slots=True)
class District:
    """A district and the communes whose rows stand in its form."""

    name: str
    communes: tuple[Place, ...]

    @property
    def slug(self) -> str:
        return ascii_slug(self.name)

    @property
    def within(self) -> str:
        """'huyện Cư Jút', as it stands within a sentence."""
        return self.name[:1].lower() + self.name[1:]


def districts(brief: Brief) -> tuple[District, ...]:
    """In the order of the list of communes."""
    found: dict[str, list[Place]] = defaultdict(list)
    for place in brief.places:
        found[place.district].append(place)
    return tuple(District(name, tuple(communes)) for name, communes in found.items())


def read_plan(brief: Brief) -> Plan:
    """Raises InputError with every fault, also when the campaign has no such form."""
    slug = brief.campaign.slug
    file = f"docs/{slug}/{PLAN}"
    path = brief.house.folder(slug) / PLAN
    if not path.is_file():
        raise InputError.at(
            file,
            f"the file is not there: campaign '{slug}' has no report form; docs/manual/forms.md says how",
        )
    tree = read_yaml(path, file)
    plan, problems = check(Plan, tree.value)
    if plan:
        problems += _disagreements(brief, plan)
    faults = [*tree.faults, *(tree.fault(*problem) for problem in problems)]
    if faults or plan is None:
        raise InputError(faults)
    return plan


def _disagreements(brief: Brief, plan: Plan) -> Iterator[Problem]:
    if not plan.figures:
        yield ("tasks",), "no task counts anything; give at least one figure"
    seen: set[str] = set()
    for at, task in enumerate(plan.tasks):
        for row, figure in enumerate(task.figures):
            if figure.id in seen:
                yield (
                    ("tasks", at, "figures", row, "id"),
                    f"figure '{figure.id}' stands twice; rename one of them",
                )
            seen.add(figure.id)
    if plan.ends < plan.starts:
        yield ("ends",), f"ends: {plan.ends} is before the first day {plan.starts}"
    if not brief.places:
        yield ("tasks",), "the campaign lists no communes; name them in campaign.yml under places"
