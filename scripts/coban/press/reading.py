"""Read `docs/<slug>/bao-chi/*.md`: every release with its front matter, or every fault of every file."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from coban.campaign.brief import Brief
from coban.campaign.facts import SLUG, VIET_NAM, known, usable
from coban.campaign.reader import Tree, parse_yaml, read_text
from coban.campaign.spots import Problem, unknown
from coban.campaign.wording import check
from coban.errors import Fault, InputError
from coban.press.blocks import Run, parse, runs
from coban.press.filling import FillingFault, filled
from coban.press.front import Front, FrontPicture
from coban.press.release import FOLDER, Draft
from coban.rights import PICTURES
from coban.vietnamese import OPEN

FENCE = "---"
LONGEST_CAPTION = 600


@dataclass(frozen=True, slots=True)
class Read:
    """What the folder holds, and all that is wrong in it."""

    drafts: tuple[Draft, ...]
    faults: tuple[Fault, ...]


def read(brief: Brief) -> Read:
    """Every release of the campaign, in the order of the files' names. Never raises."""
    drafts: list[Draft] = []
    faults: list[Fault] = []
    for path in release_files(brief):
        file = f"docs/{brief.campaign.slug}/{FOLDER}/{path.name}"
        try:
            drafts.append(_draft(brief, path, file))
        except InputError as error:
            faults += error.faults
    return Read(tuple(drafts), tuple(faults))


def release_files(brief: Brief) -> list[Path]:
    """The Markdown files that are releases: all of `bao-chi/` but its index."""
    folder = brief.house.folder(brief.campaign.slug) / FOLDER
    return [path for path in sorted(folder.glob("*.md")) if path.stem != "index"]


def _draft(brief: Brief, path: Path, file: str) -> Draft:
    """Raises InputError with every fault of the file."""
    text = read_text(path, file)
    top, below, above = _parted(text, file)
    tree = parse_yaml(top, file)
    faults = list(tree.faults)
    if not SLUG.fullmatch(path.stem):
        faults.append(Fault(file, 0, "the name is no id; expected letters a to z, digits and hyphens"))
    front, problems = check(Front, tree.value)
    if front:
        problems += _disagreements(brief, path.stem, front)
        front = _with_facts(brief, front, tree, faults)
    faults += [tree.fault(*problem) for problem in problems]
    try:
        body = filled(below, brief)
    except FillingFault as fault:
        faults.append(Fault(file, fault.line and fault.line + above, str(fault)))
        body = below
    parsed = parse(body, OPEN)
    faults += [Fault(file, line + above, message) for line, message in parsed.problems]
    if faults or front is None:
        raise InputError(faults)
    return Draft(path.stem, file, path, front, _runs(front.lead), parsed.body, parsed.notes)


def _parted(text: str, file: str) -> tuple[str, str, int]:
    """Front matter, text, and how many lines stand above the text."""
    lines = text.splitlines(keepends=True)
    if not lines or lines[0].strip() != FENCE:
        raise InputError.at(file, f"expected front matter; begin the file with a line '{FENCE}'", 1)
    end = next((i for i, line in enumerate(lines[1:], 1) if line.strip() == FENCE), None)
    if end is None:
        raise InputError.at(file, f"the front matter has no end; close it with a line '{FENCE}'", 1)
    return "".join(lines[:end]), "".join(lines[end + 1 :]), end + 1


def _with_facts(brief: Brief, front: Front, tree: Tree, faults: list[Fault]) -> Front:
    """The front matter's texts with the campaign's facts; a lead may hold open facts, the others may not."""
    plain: dict[str, object] = {}
    for key in ("title", "lead", "changes", "contact"):
        text = getattr(front, key)
        if text is None:
            continue
        try:
            said = filled(text, brief)
        except FillingFault as fault:
            faults.append(tree.fault((key,), f"{key}: {fault}"))
            continue
        open_facts = [run.why for run in _runs(said) if run.why]
        if open_facts and key != "lead":
            faults.append(tree.fault((key,), f"{key}: an unconfirmed fact cannot stand here; leave it out"))
        plain[key] = said if key == "lead" else _words(said)
    return front.model_copy(update=plain)


def _runs(text: str) -> tuple[Run, ...]:
    return runs(text, OPEN)


def _words(text: str) -> str:
    return "".join(run.text for run in _runs(text))


def _disagreements(brief: Brief, id: str, front: Front) -> Iterator[Problem]:
    """What does not agree with itself or with the campaign."""
    if usable(front.date) is None:
        yield ("date",), "date: an open date needs a provisional day; add it as 'draft'"
        return
    if front.embargo and front.embargo.astimezone(VIET_NAM).date() < front.day:
        yield ("embargo",), f"embargo: it ends before the release's date {front.day}; correct one of them"
    if (front.version > 1) != bool(front.corrects):
        yield ("version",), "version and corrects belong together; a correction gives both, a first text none"
    if bool(front.corrects) != bool(front.changes):
        yield (
            ("changes",),
            "changes: a correction says what it changed; give 'corrects' with 'changes'",
        )
    planned = next((row for row in brief.campaign.releases if row.id == id), None)
    publish = known(planned.publish) if planned else None
    if publish and front.day < _day(publish):
        yield ("date",), f"date: campaign.yml publishes it on {_day(publish)}; correct one of them"
    for index, picture in enumerate(front.pictures):
        for message in _picture_problems(brief, picture):
            yield ("pictures", index), f"picture {index + 1}: {message}"


def _picture_problems(brief: Brief, picture: FrontPicture) -> Iterator[str]:
    if bool(picture.file) == bool(picture.order):
        yield "give either 'file' or 'order'"
    if len(picture.caption) > LONGEST_CAPTION:
        yield f"the caption has {len(picture.caption)} characters; expected at most {LONGEST_CAPTION}"
    if picture.file and not picture.file.startswith(f"{FOLDER}/"):
        yield f"'{picture.file}' lies where everything is public; put it in {FOLDER}/"
    elif picture.file and Path(picture.file).suffix.lower() not in PICTURES:
        yield f"'{picture.file}' cannot carry its caption and credit; expected {', '.join(PICTURES)}"
    elif picture.file:
        try:
            brief.house.artwork(brief.campaign.slug, picture.file)
        except InputError as error:
            yield error.faults[0].message
    orders = {order.id: order for order in brief.campaign.orders}
    if picture.order and picture.order not in orders:
        yield unknown("order", picture.order, list(orders))
    elif picture.order and picture.message not in {None, *orders[picture.order].messages}:
        yield unknown("message", picture.message or "", list(orders[picture.order].messages))


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
