"""What each letter of invitation says, before it is set for print or for Word."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from enum import Enum

from coban.campaign.brief import Brief
from coban.campaign.entries import Entry
from coban.campaign.facts import Unconfirmed, known
from coban.campaign.places import Place
from coban.campaign.plan import Event
from coban.forms.letter_plan import LetterPlan, LetterSet
from coban.forms.letter_reading import read_letter_plan
from coban.press.blocks import Run
from coban.press.heading import ROOM, office_lines
from coban.vietnamese import OPEN, day_in_words

TITLE = "Giấy mời"
RECIPIENTS = ("Như trên;", "Lưu: VT.")
KIND_SIGN = "GM"
"""What stands for `giấy mời` in a document's number (Nghị định 30/2020/NĐ-CP, Phụ lục III)."""


class Shape(Enum):
    """How a line of a letter stands."""

    PARAGRAPH = "paragraph"
    LABEL = "label"
    """What is listed below it."""
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Line:
    shape: Shape
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter to one office."""

    code: str
    stem: str
    """Name of its file, without suffix."""
    kind: LetterSet
    district: str | None
    """Whose meeting points it belongs to; None for the province's own."""
    receiver: str
    above: tuple[str, ...]
    """The authority that the office is part of, line by line; none when it stands alone."""
    office: tuple[str, ...]
    number: Run
    dated: Run
    about: str
    lines: tuple[Line, ...]
    address: str | None
    """What its code opens; None as long as the site is not confirmed."""
    address_words: str


def letters(brief: Brief) -> tuple[Letter, ...]:
    """In the order of the sets and their lists. Raises InputError."""
    plan, receivers = read_letter_plan(brief)
    event = next(event for event in brief.campaign.events if event.id == plan.event)
    return tuple(
        _letter(brief, plan, event, found.set, entry) for found in receivers for entry in found.entries
    )


def _letter(brief: Brief, plan: LetterPlan, event: Event, kind: LetterSet, entry: Entry) -> Letter:
    number = known(plan.number)
    year = event.starts.year
    return Letter(
        code=entry.code,
        stem=f"{entry.code}_{entry.slug}",
        kind=kind,
        district=_district(brief, entry),
        receiver=entry.name,
        above=office_lines(plan.above.upper()) if plan.above else (),
        office=office_lines(plan.office.upper()),
        number=Run(f"Số: {number}" if number else f"Số: {ROOM}/{KIND_SIGN}-{ROOM}"),
        dated=Run(f"{plan.place}, ngày {ROOM}tháng {ROOM}năm {year}", italic=True),
        about=_held(brief, plan.about),
        lines=tuple(_lines(plan, event, kind, entry)),
        address=_address(brief, plan, entry),
        address_words=plan.page_words,
    )


def _lines(plan: LetterPlan, event: Event, kind: LetterSet, entry: Entry) -> Iterator[Line]:
    yield _paragraph(Run(f"{plan.inviting} trân trọng kính mời: "), Run(entry.name, bold=True))
    yield _paragraph(Run(f"Tới dự: {event.name}."))
    if plan.chair:
        yield _paragraph(Run(f"Chủ trì: {plan.chair}."))
    yield _paragraph(Run("Thời gian: "), _hour(plan, event), Run(f", {day_in_words(_day(event))}."))
    yield _paragraph(Run("Địa điểm: "), *_where(event, entry), Run("."))
    if kind.delegates:
        yield Line(Shape.LABEL, (Run("Thành phần tham dự tại điểm cầu:"),))
        yield from _items(f"- {one}" for one in kind.delegates)
    if event.programme:
        yield Line(Shape.LABEL, (Run("Chương trình:"),))
        yield from _items(f"{number}. {point}" for number, point in enumerate(event.programme, 1))
    else:
        yield _paragraph(
            Run("Chương trình: "), Run(f"[{OPEN}]", why="the documents give no programme"), Run(".")
        )
    if request := kind.request or plan.request:
        yield _paragraph(Run(request))
    phone = _told(plan.phone)
    yield _paragraph(Run(f"Liên hệ: {plan.contact}; điện thoại: "), phone, Run("."))


def _held(brief: Brief, words: str) -> str:
    """The province's name stays on one line."""
    name = f"tỉnh {brief.campaign.province}"
    return words.replace(name, name.replace(" ", "\u00a0"))


def _items(texts: Iterator[str]) -> Iterator[Line]:
    """A list, parted by semicolons as official writing does."""
    rows = list(texts)
    for at, text in enumerate(rows, 1):
        yield Line(Shape.ITEM, (Run(f"{text}{'.' if at == len(rows) else ';'}"),))


def _paragraph(*runs: Run) -> Line:
    return Line(Shape.PARAGRAPH, runs)


def _hour(plan: LetterPlan, event: Event) -> Run:
    if isinstance(event.starts, datetime):
        return Run(f"{event.starts:%H giờ %M}")
    return _told(plan.hour, "giờ ")


def _told(fact: str | Unconfirmed, before: str = "") -> Run:
    """The value; an open fact says so, to be found and filled in."""
    if isinstance(fact, Unconfirmed):
        return Run(f"[{before}{OPEN}]", why=fact.unconfirmed)
    return Run(fact)


def _day(event: Event) -> date:
    return event.starts.date() if isinstance(event.starts, datetime) else event.starts


def _where(event: Event, entry: Entry) -> tuple[Run, ...]:
    if entry.detail:
        return (Run(entry.detail),)
    if event.where is None:
        return (Run(f"[{OPEN}]", why="no place is named"),)
    return (_told(event.where),)


def _district(brief: Brief, entry: Entry) -> str | None:
    """The district of the commune with the row's code, or the one that the row names."""
    place: Place | None = next((one for one in brief.places if one.code == entry.code), None)
    if place:
        return place.district
    named = sorted({one.district for one in brief.places}, key=len, reverse=True)
    return next((one for one in named if entry.title.lower().endswith(one.lower())), None)


def _address(brief: Brief, plan: LetterPlan, entry: Entry) -> str | None:
    site = known(brief.campaign.site)
    if entry.link:
        return entry.link
    return f"{site.rstrip('/')}/{plan.page.format(code=entry.code)}" if site and plan.page else None
