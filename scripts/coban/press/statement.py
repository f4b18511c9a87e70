"""Statement: a release part by part, as the press expects it; every format shows these parts and no other."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from coban.campaign.brief import Brief
from coban.campaign.facts import VIET_NAM, Unconfirmed
from coban.press.blocks import Block, Kind, Run
from coban.press.credits import release_rights
from coban.press.front import Front, FrontPicture
from coban.press.release import Correction, PressRelease
from coban.vietnamese import OPEN, day, moment

KIND = "Thông cáo báo chí"
END = "Hết"


@dataclass(frozen=True, slots=True)
class Statement:
    """The parts in the order in which they are read."""

    status: str
    """When it goes out, or before when nobody may publish it."""
    corrected: tuple[str, ...]
    """What later versions changed, newest first."""
    headline: str
    dateline: tuple[Run, ...]
    """Place and day."""
    lead: tuple[Run, ...]
    body: tuple[Block, ...]
    about_title: str
    about: str
    notes: tuple[Block, ...]
    pictures: tuple[Block, ...]
    """A line for each: title, caption, whose it is, terms of use."""
    caution: tuple[Block, ...]
    """What is not confirmed, and why."""
    contact: tuple[tuple[str, Run], ...]
    """What, and how it reads."""

    @property
    def for_editors(self) -> tuple[Block, ...]:
        """All that stands below the subhead for editors."""
        return (*self.notes, *self.pictures, *self.caution)


def statement(brief: Brief, release: PressRelease) -> Statement:
    campaign, front = brief.campaign, release.front
    return Statement(
        status=_status(release),
        corrected=tuple(map(_correction, release.corrections)),
        headline=front.title,
        dateline=_dateline(front),
        lead=release.draft.lead,
        body=release.draft.body,
        about_title=f"Về {campaign.name}",
        about=campaign.about,
        notes=release.draft.notes,
        pictures=tuple(_pictures(brief, release)),
        caution=tuple(_caution(release)),
        contact=tuple(_contact(brief, release)),
    )


def hour(when: datetime) -> str:
    """'15:00 ngày 13/5/2022', or the day alone where it begins with it."""
    here = when.astimezone(VIET_NAM)
    return moment(here) if (here.hour, here.minute) != (0, 0) else f"ngày {day(here)}"


def said(fact: object) -> Run:
    """A fact as it reads; an open one with its reason."""
    if isinstance(fact, Unconfirmed):
        return Run(OPEN, why=fact.unconfirmed)
    return Run(str(fact), link=str(fact) if str(fact).startswith(("http://", "https://")) else None)


def rights(brief: Brief, picture: FrontPicture) -> tuple[str, Run]:
    """Whose the picture is, and on which terms it may be used."""
    found = release_rights(brief, picture)
    return found.credit, said(found.licence) if found.licence else Run(OPEN, why=found.why_open)


def _status(release: PressRelease) -> str:
    if release.modified is None:
        return f"Ngày phát hành: {OPEN}"
    verb = "Không đăng, phát trước" if release.held else "Phát hành"
    return f"{verb} {hour(release.out_from)}"


def _dateline(front: Front) -> tuple[Run, ...]:
    if isinstance(front.date, Unconfirmed):
        return (Run(f"{front.place}, ngày "), said(front.date))
    return (Run(f"{front.place}, {day(front.date)}"),)


def _correction(correction: Correction) -> str:
    return f"Bản sửa lần {correction.version - 1}, {hour(correction.since)}: {correction.changes}"


def _pictures(brief: Brief, release: PressRelease) -> Iterator[Block]:
    for picture in release.front.pictures:
        credit, terms = rights(brief, picture)
        words = f"Ảnh “{picture.title}”: {_stopped(picture.caption)} Nguồn: {credit}. Điều kiện sử dụng: "
        yield Block(Kind.ITEM, (Run(words), terms, Run(".")))


def _caution(release: PressRelease) -> Iterator[Block]:
    """Why what is open is open, once for all: in the running text the reasons would drown the news."""
    reasons = dict.fromkeys(f"{why[:1].upper()}{why[1:].rstrip('.')}." for why in release.open_facts)
    if reasons:
        words = f"Điều ghi “{OPEN}”, xin hỏi cơ quan liên hệ trước khi đăng, phát. {' '.join(reasons)}"
        yield Block(Kind.ITEM, (Run(words),))


def _contact(brief: Brief, release: PressRelease) -> Iterator[tuple[str, Run]]:
    owner = brief.campaign.owner
    yield "Cơ quan", Run(release.front.contact or owner.name)
    rows = (("Điện thoại", owner.phone), ("Thư điện tử", owner.email), ("Địa chỉ", owner.address))
    for label, fact in (*rows, ("Trang thông tin", brief.campaign.site)):
        if fact:
            yield label, said(fact)


def _stopped(text: str) -> str:
    return text if text.endswith((".", "?", "!", "…")) else f"{text}."
