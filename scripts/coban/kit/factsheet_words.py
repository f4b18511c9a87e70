"""What the fact sheet says: the public facts, each as it reads; what nobody confirmed says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from coban.campaign.brief import Brief
from coban.campaign.facts import Unconfirmed
from coban.campaign.model import Campaign, Event, Source
from coban.pages.words import capital, span, when
from coban.vietnamese import OPEN, day, number

ALL_OF_IT = "thong-tin/chien-dich.txt"
MOST_TARGETS, MOST_SERVICES = 3, 5
"""How many stay on a sheet that is cut."""


@dataclass(frozen=True, slots=True)
class Said:
    """A fact as it reads; `why` tells why it is open, or why those are that it stands for."""

    text: str
    why: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Something with its name before it, and a word on it below."""

    label: str
    value: Said
    more: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number, what it counts, where it stands."""

    figure: str
    unit: str
    what: str
    source: str


@dataclass(frozen=True, slots=True)
class Facts:
    """The sheet, part by part."""

    what: str
    who: tuple[Row, ...]
    when: tuple[Row, ...]
    where: tuple[Row, ...]
    contact: tuple[Row, ...]
    figures: tuple[Figure, ...]
    services: tuple[Row, ...]
    notes: tuple[tuple[str, str], ...]
    """Each with its source."""
    slogans: tuple[str, ...]
    open: tuple[str, ...]
    """Why what the sheet shows as open is open."""
    sources: tuple[str, ...]
    as_of: str
    more: str
    """Where the rest stands, and what it is; empty when nothing was cut."""


def facts_of(brief: Brief, notes: int, cuts: Set[str] = frozenset()) -> Facts:
    """With so many notes; `cuts` are names of `factsheet.CUTS`."""
    campaign = brief.campaign
    who, where = tuple(_who(campaign)), tuple(_where(brief))
    happens, contact = tuple(_when(campaign)), tuple(_contact(campaign))
    figures, services = tuple(_figures(brief)), tuple(_services(campaign, "abouts" not in cuts))
    kept_figures = figures[:MOST_TARGETS] if "targets" in cuts else figures
    kept_services = services[:MOST_SERVICES] if "services" in cuts else services
    told = tuple((note.text, note.source) for note in campaign.notes[:notes])
    cited = [*(figure.source for figure in kept_figures), *(source for _, source in told)]
    reasons = [why for row in (*who, *happens, *where, *contact) for why in row.value.why]
    left = {
        "thông tin thêm": len(campaign.notes) - notes,
        "chỉ tiêu": len(figures) - len(kept_figures),
        "dịch vụ": len(services) - len(kept_services),
    }
    return Facts(
        what=campaign.boilerplate.words_50 if campaign.boilerplate else campaign.about,
        who=who,
        when=happens,
        where=where,
        contact=contact,
        figures=kept_figures,
        services=kept_services,
        notes=told,
        slogans=tuple(message.text for message in campaign.messages[:2]),
        open=tuple(dict.fromkeys(reasons)),
        sources=tuple(_documents(campaign, cited, "titles" not in cuts)),
        as_of=day(campaign.as_of) if campaign.as_of else "",
        more=_more(cuts, left),
    )


def _said(fact: object) -> Said:
    return Said(OPEN, (fact.unconfirmed,)) if isinstance(fact, Unconfirmed) else Said(str(fact))


def _who(campaign: Campaign) -> Iterator[Row]:
    yield Row("Cơ quan", Said(campaign.owner.name))
    if campaign.owner.lead:
        yield Row("Chủ trì thực hiện", Said(campaign.owner.lead))
    if campaign.sponsors:
        yield Row("Doanh nghiệp tài trợ", Said(", ".join(sponsor.name for sponsor in campaign.sponsors)))


def _when(campaign: Campaign) -> Iterator[Row]:
    for phase in campaign.phases:
        yield Row(capital(span(phase.starts, phase.ends)), Said(phase.name))
    for event in campaign.events:
        if event.public and not _is_phase(campaign, event):
            held = span(event.starts, event.ends) if event.ends else when(event.starts)
            yield Row(capital(held), Said(event.name))


def _is_phase(campaign: Campaign, event: Event) -> bool:
    """Whether it is a phase over again: the same days."""
    return any((phase.starts, phase.ends) == (event.starts, event.ends) for phase in campaign.phases)


def _where(brief: Brief) -> Iterator[Row]:
    yield Row("Tỉnh", Said(brief.campaign.province))
    if brief.places:
        yield Row("Địa bàn", Said(f"{number(len(brief.places))} xã, phường, thị trấn"))
    held = (event for event in brief.campaign.events if event.public and event.where)
    events = (event for event in held if not _is_phase(brief.campaign, event))
    yield from _folded((Row(event.name, _said(event.where)) for event in events), "Địa điểm các sự kiện")


def _contact(campaign: Campaign) -> Iterator[Row]:
    owner = campaign.owner
    yield Row("Cơ quan", Said(owner.lead or owner.name))
    rows = (("Điện thoại", owner.phone), ("Thư điện tử", owner.email), ("Địa chỉ", owner.address))
    given = ((label, fact) for label, fact in (*rows, ("Trang thông tin", campaign.site)) if fact)
    yield from _folded((Row(label, _said(fact)) for label, fact in given), "{}")


def _figures(brief: Brief) -> Iterator[Figure]:
    for target in brief.campaign.targets:
        close = "%" if target.unit == "%" else ""
        note = f": {target.note}" if target.note else ""
        unit = "" if close else target.unit
        yield Figure(f"{number(target.figure)}{close}", unit, f"{target.what}{note}", target.source)
    if not brief.campaign.targets and brief.places:
        yield Figure(number(len(brief.places)), "", "xã, phường, thị trấn của tỉnh", "danh sách xã")


def _services(campaign: Campaign, with_about: bool) -> Iterator[Row]:
    for service in campaign.services:
        yield Row(service.name, Said(""), service.about if with_about else "")


def _documents(campaign: Campaign, cited: list[str], with_title: bool) -> Iterator[str]:
    """Those that a figure or a note is from; by number and title."""
    for source in campaign.sources:
        if any(part.split()[:1] == [source.id] for one in cited for part in one.split(",")):
            yield _document(source, with_title)


def _document(source: Source, with_title: bool) -> str:
    number = f"số {source.number}" if isinstance(source.number, str) else ""
    dated = f"ngày {day(source.dated)}" if source.dated and not isinstance(source.dated, Unconfirmed) else ""
    told = ", ".join(part for part in (source.title if with_title else "", number, dated) if part)
    return f"{source.id}: {told or f'số và ngày {OPEN}'}"


def _more(cuts: Set[str], left: Mapping[str, int]) -> str:
    """What was left out, counted, and where it stands."""
    out = [f"{count} {what} khác" for what, count in left.items() if count]
    out += ["công dụng của từng dịch vụ"] if "abouts" in cuts else []
    out += ["tên đầy đủ của văn bản"] if "titles" in cuts else []
    return f"Xem thêm trong {ALL_OF_IT}: {', '.join(out)}." if out else ""


def _folded(rows: Iterable[Row], together: str) -> Iterator[Row]:
    """What is open comes last and under one name, `together`, where it is more than one thing."""
    every = list(rows)
    yield from (row for row in every if not row.value.why)
    gaps = [row for row in every if row.value.why]
    reasons = tuple(why for row in gaps for why in row.value.why)
    if gaps:
        named = together.format(", ".join(row.label for row in gaps))
        label = gaps[0].label if len(gaps) == 1 else capital(named.lower())
        yield Row(label, Said(OPEN, reasons))
