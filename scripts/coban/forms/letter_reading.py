"""Read docs/<slug>/thu-moi.yml and the lists that it names: every fault of them at once."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase

from coban.campaign.brief import Brief
from coban.campaign.entries import Entry, read_entries
from coban.campaign.reader import Tree, read_yaml
from coban.campaign.site_pages import standard_pages
from coban.campaign.spots import Problem, unknown
from coban.campaign.wording import check
from coban.errors import Fault, InputError
from coban.forms.letter_plan import LetterPlan, LetterSet

PLAN = "thu-moi.yml"


@dataclass(frozen=True, slots=True)
class Receivers:
    """A kind of letters with the rows that they go to."""

    set: LetterSet
    entries: tuple[Entry, ...]


def read_letter_plan(brief: Brief) -> tuple[LetterPlan, tuple[Receivers, ...]]:
    """Raises InputError with every fault of the plan and its lists, also when there is no plan."""
    slug = brief.campaign.slug
    file = f"docs/{slug}/{PLAN}"
    path = brief.house.folder(slug) / PLAN
    if not path.is_file():
        raise InputError.at(
            file, f"the file is not there: campaign '{slug}' sends no letters; docs/manual/forms.md says how"
        )
    tree = read_yaml(path, file)
    plan, problems = check(LetterPlan, tree.value)
    if plan:
        problems += _disagreements(brief, plan)
    faults = [*tree.faults, *(tree.fault(*problem) for problem in problems)]
    lists, more = _lists(brief, plan, tree) if plan else ({}, [])
    if faults or more or plan is None:
        raise InputError([*faults, *more])
    found = tuple(Receivers(one, _chosen(one, lists[one.list])) for one in plan.sets)
    left = [tree.fault(*problem) for problem in _left_over(plan, found, lists)]
    if left:
        raise InputError(left)
    return plan, found


def _disagreements(brief: Brief, plan: LetterPlan) -> Iterator[Problem]:
    events = [event.id for event in brief.campaign.events]
    if plan.event not in events:
        yield ("event",), unknown("event", plan.event, events)
    page = (plan.page or "").partition("#")[0]
    known = _pages(brief)
    if "{" not in page and page not in known:
        yield ("page",), unknown("page", page, sorted(known - {""}))
    seen: set[str] = set()
    for at, one in enumerate(plan.sets):
        if one.id in seen:
            yield ("sets", at, "id"), f"set '{one.id}' stands twice; rename one of them"
        seen.add(one.id)
    if not plan.sets:
        yield ("sets",), "there is no set of letters; give at least one"


def _pages(brief: Brief) -> set[str]:
    """Addresses of the site's pages, '' for its home: 'bao-chi/index.md' → 'bao-chi/'."""
    folder, campaign = brief.house.folder(brief.campaign.slug), brief.campaign
    kinds = {"app": campaign.app, "services": campaign.services, "targets": campaign.targets}
    standard = standard_pages(**{kind: bool(held) for kind, held in kinds.items()})
    own = (path.relative_to(folder).as_posix() for path in folder.rglob("*.md"))
    stems = (page.removesuffix(".md").removesuffix("index").rstrip("/") for page in (*standard, *own))
    return {f"{stem}/" if stem else "" for stem in stems}


def _lists(brief: Brief, plan: LetterPlan, tree: Tree) -> tuple[dict[str, tuple[Entry, ...]], list[Fault]]:
    found: dict[str, tuple[Entry, ...]] = {}
    faults: list[Fault] = []
    for at, one in enumerate(plan.sets):
        try:
            path = brief.house.artwork(brief.campaign.slug, one.list)
        except InputError as error:
            faults.append(tree.fault(("sets", at, "list"), f"set '{one.id}': {error.faults[0].message}"))
            continue
        read = read_entries(path, f"docs/{brief.campaign.slug}/{one.list}")
        found[one.list] = read.entries
        faults += read.faults
    return found, sorted(set(faults))


def _chosen(one: LetterSet, entries: tuple[Entry, ...]) -> tuple[Entry, ...]:
    return tuple(entry for entry in entries if fnmatchcase(entry.code, one.codes))


def _left_over(
    plan: LetterPlan, found: tuple[Receivers, ...], lists: dict[str, tuple[Entry, ...]]
) -> Iterator[Problem]:
    """Sets without a row, rows that get no letter, rows that get two."""
    for at, one in enumerate(found):
        if not one.entries:
            yield (
                ("sets", at, "codes"),
                f"set '{one.set.id}': no code of {one.set.list} is like '{one.set.codes}'",
            )
    for name, entries in lists.items():
        for entry in entries:
            sets = [one.set.id for one in found if one.set.list == name and entry in one.entries]
            if len(sets) != 1:
                got = f"is in the sets {', '.join(sets)}" if sets else "is in no set"
                yield ("sets",), f"{name}: code '{entry.code}' {got}; expected exactly one"
